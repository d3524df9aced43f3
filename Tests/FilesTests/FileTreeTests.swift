import Files
import Foundation
import SampleSites
import Testing

@Suite("File tree")
struct FileTreeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("lists files, folders and links, sorted, links not followed")
  func lists() throws {
    try folder.write("b/x", "1").write("a", "22").link("l", to: "b").folder("c")
    let entries = try FileTree.scan(folder.path)
    #expect(entries.map(\.path) == ["a", "b", "b/x", "c", "l"])
    #expect(entries.map(\.kind) == [.file, .folder, .file, .folder, .link])
    #expect(entries[0].stamp.size == 2)
  }

  @Test("a folder that is not entered is no entry")
  func doesNotEnter() throws {
    try folder.write("data/x", "1").write("b/data/y", "2")
    #expect(try FileTree.scan(folder.path) { $0 != "data" }.map(\.path) == ["b", "b/data", "b/data/y"])
  }

  @Test("a name that is not UTF-8 is listed and marked, not passed over")
  func foreignNames() throws {
    try folder.write("a", "x")
    let name = Array(folder("").utf8CString.dropLast()) + [-60, -29, 0x2E, 0x6D, 0x64, 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let entries = try FileTree.scan(folder.path)
    #expect(entries.count == 2)
    #expect(entries.filter { !$0.hasReadableName }.map(\.kind) == [.file])
  }

  @Test("goes down fifty levels")
  func deep() throws {
    let path = (1...50).map { "level\($0)" }.joined(separator: "/")
    try folder.write(path + "/file", "x")
    #expect(try FileTree.scan(folder.path).last?.path == path + "/file")
  }

  @Test("a missing folder is an error")
  func missing() {
    #expect(throws: FileError.self) { try FileTree.scan(folder("no")) }
  }
}
