import Files
import SampleSites
import Testing

@testable import Publishing

@Suite("Journal")
struct JournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func apply(_ journal: Journal) throws {
    try journal.apply(stage: folder("stage"), output: folder("out"))
  }

  @Test("reads back, and not when half written")
  func readsBack() {
    let journal = Journal(moves: ["a/b", "c"], removals: ["d"])
    #expect(Journal(journal.bytes) == journal)
    for count in 0..<journal.bytes.count { #expect(Journal(Array(journal.bytes.prefix(count))) == nil) }
  }

  @Test("moves and removes, and empty folders go")
  func applies() throws {
    try folder.write("stage/a/b", "new").write("out/d/e/f", "old").write("out/g", "kept")
    try apply(Journal(moves: ["a/b"], removals: ["d/e/f"]))
    #expect(
      FolderSnapshot(folder("out")).entries == [
        "a": .folder, "a/b": .file(Array("new".utf8)), "g": .file(Array("kept".utf8)),
      ])
  }

  @Test("a folder that still holds something stays")
  func keepsFullFolders() throws {
    try folder.write("out/d/f", "old").write("out/d/mine", "x").folder("stage")
    try apply(Journal(moves: [], removals: ["d/f"]))
    #expect(FolderSnapshot(folder("out")).fileNames == ["d/mine"])
  }

  @Test("takes the rest of its steps, wherever it was cut short", arguments: 0...5)
  func takesTheRest(done: Int) throws {
    // Three moves and two removals, of which some have been taken.
    for (index, name) in ["x", "y/index.html", "z"].enumerated() {
      let isDone = index + 2 < done
      try folder.write(isDone ? "out/\(name)" : "stage/\(name)", "new")
      if !isDone { try folder.write("out/z", "old") }
    }
    for (index, name) in ["r", "s/t"].enumerated() where index >= done { try folder.write("out/\(name)", "old") }
    try apply(Journal(moves: ["x", "y/index.html", "z"], removals: ["r", "s/t"]))
    let out = FolderSnapshot(folder("out"))
    #expect(out.fileNames == ["x", "y/index.html", "z"])
    #expect(out.text("z") == "new")
  }

  @Test("a file gives way to a folder, and a folder to a file")
  func changesKind() throws {
    try folder.write("out/a", "old").write("stage/a/index.html", "new").write("out/b/index.html", "old").write(
      "stage/b", "new")
    try apply(Journal(moves: ["a/index.html", "b"], removals: ["a", "b/index.html"]))
    #expect(FolderSnapshot(folder("out")).fileNames == ["a/index.html", "b"])
  }

  @Test("nothing is removed or written through a symbolic link")
  func doesNotFollowLinks() throws {
    try folder.write("elsewhere/f", "theirs").write("stage/d/n", "new").link("out/d", to: folder("elsewhere"))
    try apply(Journal(moves: [], removals: ["d/f"]))
    #expect(throws: FileError.self) { try apply(Journal(moves: ["d/n"], removals: [])) }
    #expect(FolderSnapshot(folder("elsewhere")).entries == ["f": .file(Array("theirs".utf8))])
  }

  @Test("a folder at the place of a file to remove stays")
  func sparesFolders() throws {
    try folder.write("out/d/mine", "x").folder("stage")
    try apply(Journal(moves: [], removals: ["d"]))
    #expect(FolderSnapshot(folder("out")).fileNames == ["d/mine"])
  }
}
