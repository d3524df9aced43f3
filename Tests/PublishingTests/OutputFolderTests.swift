import Files
import SampleSites
import Testing

@testable import Publishing

@Suite("Output folder")
struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> OutputFolder { try OutputFolder.open(folder("site")) }

  @Test("finishes a commit that was cut short")
  func finishes() throws {
    let journal = Journal(moves: ["a/index.html"], removals: ["b"])
    try folder.write("site/b", "old").write(".site.bulletin-stage/a/index.html", "new")
    try folder.write(".site.bulletin-journal", journal.bytes)
    _ = try open()
    #expect(FolderSnapshot(folder.path).fileNames == ["site/a/index.html"])
    #expect(!folder.exists(".site.bulletin-stage"))
  }

  @Test("a journal that was not written to its end is thrown away with its stage")
  func discardsHalfJournal() throws {
    let journal = Journal(moves: ["a"], removals: ["b"])
    for count in [0, 1, 20, journal.bytes.count - 1] {
      try folder.write("site/b", "old").write(".site.bulletin-stage/a", "new")
      try folder.write(".site.bulletin-journal", journal.bytes.prefix(count))
      try folder.write(".site.bulletin-journal.new", journal.bytes.prefix(count))
      _ = try open()
      #expect(FolderSnapshot(folder("site")).fileNames == ["b"])
      #expect(!folder.exists(".site.bulletin-stage") && !folder.exists(".site.bulletin-journal"))
      #expect(!folder.exists(".site.bulletin-journal.new"))
    }
  }

  @Test("a journal with flipped bits touches nothing")
  func discardsDamagedJournal() throws {
    let bytes = Journal(moves: ["a"], removals: ["b"]).bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      try folder.write("site/b", "old").write("site/c", "theirs").write(".site.bulletin-journal", changed)
      _ = try open()
      #expect(FolderSnapshot(folder("site")).fileNames == ["b", "c"])
    }
  }

  @Test("a folder reached through a link is the folder itself")
  func followsLinkToOutput() throws {
    try folder.folder("real").link("site", to: "real")
    #expect(try open().path == folder("real"))
  }

  @Test("where there is no manifest, nothing is known to be the tool's")
  func noManifest() throws {
    try folder.write("site/index.html", "x")
    #expect(try open().manifest() == Manifest())
  }
}
