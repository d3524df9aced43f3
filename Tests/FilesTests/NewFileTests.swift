import Files
import SampleSites
import Testing

@Suite("New files")
struct NewFileTests {
  @Test("a file is written whole, and nothing else is left beside it")
  func create() throws {
    let folder = try TemporaryFolder()
    #expect(try File.create(folder("a"), with: Array("text".utf8)))
    #expect(FolderSnapshot(folder.path).entries == ["a": .file(Array("text".utf8))])
  }

  @Test("what is there stays, whatever it is", arguments: ["file", "folder", "link", "dangling"])
  func occupied(kind: String) throws {
    let folder = try TemporaryFolder()
    switch kind {
    case "file": try folder.write("a", "mine")
    case "folder": try folder.folder("a")
    case "link": try folder.write("b", "mine").link("a", to: "b")
    default: try folder.link("a", to: "nowhere")
    }
    let before = FolderSnapshot(folder.path)
    #expect(try !File.create(folder("a"), with: [1]))
    try folder.write("c", "new")
    #expect(try !File.renameNew(folder("c"), to: folder("a")))
    try folder.remove("c")
    #expect(FolderSnapshot(folder.path) == before)
  }

  @Test("a folder that cannot be written to is an error")
  func failure() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { try File.create(folder("no/a"), with: [1]) }
    #expect(throws: FileError.self) { try File.renameNew(folder("no"), to: folder("a")) }
  }
}
