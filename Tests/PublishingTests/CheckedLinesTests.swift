import Testing

@testable import Publishing

@Suite("Checked lines")
struct CheckedLinesTests {
  private let bytes = CheckedLines.bytes("name 1", ["a", "通报", "c d"])

  @Test("lines read back")
  func readsBack() {
    let lines = CheckedLines.read(bytes, "name 1")?.map { String(decoding: $0, as: UTF8.self) }
    #expect(lines == ["a", "通报", "c d"])
    #expect(CheckedLines.read(CheckedLines.bytes("name 1", []), "name 1") == [])
  }

  @Test("another version is not read")
  func otherVersion() {
    #expect(CheckedLines.read(bytes, "name 2") == nil)
  }

  @Test("a file that was cut off anywhere is not believed")
  func truncated() {
    for count in 0..<bytes.count { #expect(CheckedLines.read(Array(bytes.prefix(count)), "name 1") == nil) }
  }

  @Test("a flipped bit anywhere shows")
  func flipped() {
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        #expect(CheckedLines.read(changed, "name 1") == nil, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test("paths that climb out are refused", arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", ".", "a/..", "a\0b"])
  func climbing(path: String) {
    #expect(!CheckedLines.isWithin(Array(path.utf8)[...]))
  }

  @Test("paths below the folder are accepted", arguments: ["a", "a/b", "..a", "a..", "...", "通报/index.html", " "])
  func within(path: String) {
    #expect(CheckedLines.isWithin(Array(path.utf8)[...]))
  }
}
