import Files
import Testing

@testable import Search

@Suite("A search index that goes on from an earlier one")
struct SearchMergeTests {
  /// A document as a test knows it.
  private struct Document: Equatable {
    var id: Int
    var text: String
  }

  private static func passages(_ document: Document) -> [SearchPassage] {
    [SearchPassage("第\(document.id)件", .title), SearchPassage(document.text, .text)]
  }

  private static func entry(_ document: Document) -> SearchEntry {
    SearchEntry(title: "第\(document.id)件", url: "/\(document.id)/", summary: document.text)
  }

  private static func clean(_ documents: [Document]) -> (files: [SearchIndex.File], contents: SearchContents) {
    var index = SearchIndex()
    for document in documents { index.add(entry(document), passages(document)) }
    return index.files(filters: [])
  }

  private static func merged(
    _ documents: [Document], after old: [Document], _ contents: SearchContents
  ) -> (files: [SearchIndex.File], contents: SearchContents) {
    var index = SearchIndex(continuing: contents)
    for document in documents {
      if let number = old.firstIndex(of: document) {
        index.add(sameAs: number)
      } else {
        index.add(entry(document), passages(document))
      }
    }
    return index.files(filters: [])
  }

  private static func text(_ random: inout SystemRandomNumberGenerator) -> String {
    let letters = Array("安全生产事故通报简阶段火灾abz 、。𠀀豈9")
    return String(
      (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
  }

  @Test("is that of the same documents made anew, whatever was added, taken out, changed or put elsewhere")
  func equalsClean() {
    var random = SystemRandomNumberGenerator()
    var documents = (0..<60).map { Document(id: $0, text: Self.text(&random)) }
    var contents = Self.clean(documents).contents
    for round in 0..<60 {
      let old = documents
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<documents.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: documents[place].text = Self.text(&random)
        case 1: documents.insert(Document(id: 1000 + round, text: Self.text(&random)), at: place)
        case 2: documents.remove(at: place)
        default: documents.swapAt(place, Int.random(in: 0..<documents.count, using: &random))
        }
      }
      let (files, next) = Self.merged(documents, after: old, contents)
      let clean = Self.clean(documents).files
      #expect(files.map(\.path) == clean.map(\.path))
      #expect(files.map(\.bytes) == clean.map(\.bytes), "round \(round)")
      contents = next
    }
  }

  @Test("forgets every term of a document that is gone")
  func forgets() {
    let old = [Document(id: 1, text: "密文secret"), Document(id: 2, text: "公开")]
    let (files, contents) = Self.merged([old[1]], after: old, Self.clean(old).contents)
    for file in files { #expect(!String(decoding: file.bytes, as: UTF8.self).contains("secret"), "\(file.path)") }
    #expect(contents.count == 1)
  }

  @Test("can be kept as bytes")
  func packed() throws {
    let documents = [Document(id: 1, text: "安全生产"), Document(id: 2, text: "事故 9704")]
    let contents = Self.clean(documents).contents
    var writer = PackedWriter()
    contents.write(to: &writer)
    var reader = PackedReader(writer.bytes)
    let read = try SearchContents(&reader)
    #expect(
      Self.merged(documents, after: documents, read).files.map(\.bytes) == Self.clean(documents).files.map(\.bytes))
  }
}
