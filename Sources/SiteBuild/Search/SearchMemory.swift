import Diagnostics
import Files
import Search
import SiteModel

/// What the last build knew of the texts of a site, in the file `search` of the cache folder, so that the index is made
/// anew of those texts only that have changed.
struct SearchMemory: Sendable {
  private static let version = "bulletin-search 1"

  /// What was kept, as it was read: that takes a while, and needs nothing of the site.
  struct Stored: Sendable {
    /// Nil when there is nothing that can be used.
    fileprivate var index: (keys: [ContentHash?], contents: SearchContents)?
    /// That what was kept is not used; nil when nothing is wrong with it.
    fileprivate(set) var finding: Diagnostic?
  }

  private let path: String
  private let toolVersion: String
  /// What a page shows in the index, as a hash, by rank; nil for a page that is to be read in any case.
  private let keys: [ContentHash?]
  private let stored: Stored
  var finding: Diagnostic? { stored.finding }

  init(in folder: String, toolVersion: String, keys: [ContentHash?], stored: Stored) {
    path = Self.path(in: folder)
    self.toolVersion = toolVersion
    self.keys = keys
    self.stored = stored
  }

  private static func path(in folder: String) -> String { folder + "/search" }

  /// Whatever is of another version or damaged is not used.
  static func stored(in folder: String, toolVersion: String) -> Stored {
    let path = path(in: folder)
    guard let bytes = try? File.read(path) else { return Stored() }
    guard var reader = PackedReader(sealed: bytes) else { return Stored(finding: .discarded(path, "it is damaged")) }
    do {
      // That another version has left all this is told once, with the documents.
      guard try reader.text() == version, try reader.text() == toolVersion else { return Stored() }
      let keys = try reader.array { (reader) throws(PackedReader.Damaged) in
        try reader.integer() == 0 ? nil : try reader.contentHash()
      }
      let contents = try SearchContents(&reader)
      guard keys.count == contents.count else { throw PackedReader.Damaged() }
      return Stored(index: (keys, contents))
    } catch {
      return Stored(finding: .discarded(path, "it is damaged"))
    }
  }

  /// The earlier index, and the number in it of each page that is the same, by rank.
  var known: (contents: SearchContents, numbers: [Int?])? {
    guard let index = stored.index else { return nil }
    let pairs = index.keys.enumerated().compactMap { number, key in key.map { ($0, number) } }
    let numbers = Dictionary(pairs) { first, _ in first }
    // The key of a page has its address, so that no two pages are the same.
    return (index.contents, keys.map { $0.flatMap { numbers[$0] } })
  }

  /// What remains to be done when the index is made: it takes a while, and nothing waits for it.
  struct Keeping: Sendable {
    fileprivate let memory: SearchMemory
    fileprivate let contents: SearchContents

    func run() { memory.keep(contents) }
  }

  func keeping(_ contents: SearchContents) -> Keeping { Keeping(memory: self, contents: contents) }

  /// A cache that cannot be written costs time, not correctness.
  private func keep(_ contents: SearchContents) {
    var writer = PackedWriter()
    writer.write(Self.version)
    writer.write(toolVersion)
    writer.write(keys) { writer, key in
      writer.write(key == nil ? 0 : 1)
      if let key { writer.write(key) }
    }
    contents.write(to: &writer)
    try? File.replace(path, with: writer.sealed())
  }
}
