import Files
import Foundation
import SampleSites
import Testing

@Suite("Removing files")
struct FileRemovalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("removes a folder with all that it holds")
  func removesTree() throws {
    try folder.write("a/b/c", "x").write("a/.hidden", "y").folder("a/empty")
    try File.remove(folder("a"))
    #expect(!folder.exists("a"))
  }

  @Test("what links lead to stays")
  func keepsLinkTargets() throws {
    try folder.write("kept/file", "x").link("a/folder", to: folder("kept")).link("a/file", to: folder("kept/file"))
    try File.remove(folder("a"))
    #expect(FolderSnapshot(folder.path).fileNames == ["kept/file"])
  }

  @Test("nothing there is fine, also below a file")
  func nothingThere() throws {
    try folder.write("file", "x")
    try File.remove(folder("no"))
    try File.remove(folder("file/below"))
  }

  @Test("removes names that are not UTF-8")
  func removesForeignNames() throws {
    try folder.folder("a")
    let name = Array(folder("a/").utf8CString.dropLast()) + [-60, -29, 0]
    #expect(mkdir(name, 0o777) == 0)
    try File.remove(folder("a"))
    #expect(!folder.exists("a"))
  }

  @Test("removing a file spares folders, empty or not")
  func sparesFolders() throws {
    try folder.write("a/b", "x").folder("empty").write("file", "y")
    try File.removeFile(folder("a"))
    try File.removeFile(folder("empty"))
    try File.removeFile(folder("file"))
    #expect(FolderSnapshot(folder.path).entries == ["a": .folder, "a/b": .file([0x78]), "empty": .folder])
  }

  @Test("removes a folder only when it is empty")
  func emptyFolders() throws {
    try folder.write("full/a", "x").folder("empty")
    #expect(File.removeEmptyFolder(folder("empty")))
    #expect(!File.removeEmptyFolder(folder("full")))
    #expect(!File.removeEmptyFolder(folder("none")))
  }
}
