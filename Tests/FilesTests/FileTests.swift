import Files
import Foundation
import SampleSites
import Testing

@Suite("Files")
struct FileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("reads what was written", arguments: [0, 1, 4095, 4096, 4097, 100_000])
  func reads(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    try folder.write("a", bytes)
    #expect(try File.read(folder("a")) == bytes)
  }

  @Test("reads files that do not tell their size")
  func readsProc() throws {
    #expect(try !File.read("/proc/self/status").isEmpty)
  }

  @Test("a missing file is an error that says what and where")
  func missing() {
    let error = #expect(throws: FileError.self) { try File.read(folder("no")) }
    #expect(error?.code == ENOENT)
    #expect(error?.description == "cannot read \(folder("no")): No such file or directory")
  }

  @Test("a folder, a pipe and a device are not read, and not waited for")
  func refusesOtherThanFiles() throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    #expect(throws: FileError.self) { try File.read(folder.path) }
    #expect(throws: FileError.self) { try File.read(folder("pipe")) }
    #expect(throws: FileError.self) { try File.read("/dev/zero") }
  }

  @Test("replaces a file whole and leaves nothing beside it")
  func replaces() throws {
    try folder.write("a", "old")
    try File.replace(folder("a"), with: Array("new".utf8), isDurable: true)
    #expect(FolderSnapshot(folder.path).entries == ["a": .file(Array("new".utf8))])
  }

  @Test("a replacement that fails leaves the old file and nothing else")
  func failedReplacement() throws {
    try folder.folder("a/b")
    #expect(throws: FileError.self) { try File.replace(folder("a"), with: [1]) }
    #expect(FolderSnapshot(folder.path).entries == ["a": .folder, "a/b": .folder])
  }

  @Test("makes all folders of a path, and again")
  func makesFolders() throws {
    try File.makeFolder(folder("a/b/c"))
    try File.makeFolder(folder("a/b/c"))
    #expect(File.status(folder("a/b/c"))?.kind == .folder)
  }

  @Test("tells files, folders, links and others apart without following links")
  func kinds() throws {
    try folder.write("file", "x").link("link", to: "file").link("dangling", to: "nowhere")
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    #expect(File.status(folder("file"))?.kind == .file)
    #expect(File.status(folder("link"))?.kind == .link)
    #expect(File.status(folder("dangling"))?.kind == .link)
    #expect(File.status(folder("pipe"))?.kind == .other)
    #expect(File.status(folder.path)?.kind == .folder)
    #expect(File.status(folder("none")) == nil)
  }

  @Test("swaps two folders in one step")
  func exchanges() throws {
    try folder.write("one/a", "1").write("two/b", "2")
    guard try File.exchange(folder("one"), folder("two")) else { return }
    #expect(FolderSnapshot(folder.path).fileNames == ["one/b", "two/a"])
  }

  @Test("gives a folder the rights of another")
  func copiesRights() throws {
    try folder.folder("a").folder("b")
    #expect(chmod(folder("a"), 0o2710) == 0)
    try File.copyRights(of: folder("a"), to: folder("b"))
    var status = stat()
    #expect(stat(folder("b"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o2710)
  }

  @Test("the folder above a path", arguments: [("a/b/c", "a/b"), ("a", "."), ("/a", "/"), ("/a/b", "/a")])
  func parents(path: String, parent: String) {
    #expect(File.parent(of: path) == parent)
  }

  @Test("nothing is above the root")
  func noParent() {
    #expect(File.parent(of: "/") == nil)
    #expect(File.parent(of: "") == nil)
  }
}
