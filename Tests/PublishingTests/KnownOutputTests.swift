import Files
import Foundation
import SampleSites
import Testing

@testable import Publishing

@Suite("Known output")
struct KnownOutputTests {
  private let folder: TemporaryFolder
  private var output: String { folder("site") }

  init() throws { folder = try TemporaryFolder() }

  /// Publishes files after a look at what lies there, as a build does; returns the stamps that the next one starts with.
  private func publish(
    _ files: [String: String], after stamps: StampTable = StampTable(),
    meanwhile: (KnownOutput) throws -> Void = { _ in }
  ) throws -> (stamps: StampTable, summary: OutputTransaction.Summary) {
    let place = try OutputFolder.open(output)
    let known = place.known(by: stamps)
    try meanwhile(known)
    let transaction = try OutputTransaction(place, known: known)
    for (path, text) in files { try transaction.write(path, Array(text.utf8)) }
    let summary = try transaction.commit()
    return (transaction.outputStamps(), summary)
  }

  private func untouched(_ known: KnownOutput) -> [String] {
    zip(known.manifest.paths, known.stamps).filter { $1 != nil }.map(\.0)
  }

  @Test("files with the stamps that the last build left are untouched, all others are not")
  func looks() throws {
    let stamps = try publish(["a.html": "a", "b.html": "b", "c.html": "c", "d.html": "d"]).stamps
    try folder.write("site/b.html", "edited")
    try folder.remove("site/c.html")
    try FileManager.default.removeItem(atPath: folder("site/d.html"))
    try FileManager.default.createSymbolicLink(atPath: folder("site/d.html"), withDestinationPath: "a.html")
    #expect(untouched(try OutputFolder.open(output).known(by: stamps)) == ["a.html"])
    #expect(untouched(try OutputFolder.open(output).known()) == [])
  }

  @Test("a folder that is not there holds nothing")
  func missing() throws {
    let known = try OutputFolder.open(output).known(by: StampTable(["a.html"], []))
    #expect(known.manifest.isEmpty)
    #expect(known.stamps.isEmpty)
  }

  @Test("what somebody edited, touched or removed is put right, and its new stamp is known next time")
  func mends() throws {
    let files = ["a.html": "a", "b.html": "b", "c.html": "c", "d.html": "d"]
    let first = try publish(files)
    try folder.write("site/b.html", "edited")
    try folder.remove("site/c.html")
    let later = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 60)]
    try FileManager.default.setAttributes(later, ofItemAtPath: folder("site/d.html"))
    let second = try publish(files, after: first.stamps)
    // The manifest is the same, so that it stays too.
    #expect(second.summary == .init(written: 2, unchanged: 2, removed: 0))
    for (path, text) in files { #expect(folder.text("site/" + path) == text) }
    #expect(untouched(try OutputFolder.open(output).known(by: second.stamps)) == files.keys.sorted())
  }
}
