import Testing

@testable import Diagnostics

struct SourceFileTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "content/a.md", bytes: Array(text.utf8)) }

  @Test(
    "lines end at LF, CR LF and CR, and a byte-order mark takes no column",
    arguments: ["a\nbc\n\nd", "a\r\nbc\r\n\r\nd", "a\rbc\r\rd", "\u{FEFF}a\nbc\r\n\rd"])
  func knowsLineEnds(text: String) throws {
    let file = file(text)
    #expect((0...5).map(file.line) == [nil, "a", "bc", "", "d", nil])
    for (name, line, column) in [("a", 1, 1), ("b", 2, 1), ("c", 2, 2), ("d", 4, 1)] {
      let offset = try #require(file.bytes.firstIndex(of: Array(name.utf8)[0]))
      #expect(file.location(ofOffset: offset) == SourceLocation(path: "content/a.md", line: line, column: column))
    }
  }

  @Test(
    "a file has one line more than it has line ends",
    arguments: [("", 1), ("\u{FEFF}", 1), ("a", 1), ("a\n", 2), ("a\r", 2), ("a\r\n", 2), ("\n\n", 3), ("\r\r\n", 3)])
  func countsLines(text: String, count: Int) {
    let file = file(text)
    #expect(file.line(count) != nil)
    #expect(file.line(count + 1) == nil)
    #expect(file.line(0) == nil)
    #expect(file.line(-1) == nil)
    #expect(file.location(ofOffset: file.bytes.count).line == count)
  }

  @Test("columns count scalars, whatever their bytes or width")
  func countsScalars() {
    let file = file("é\t全🚒x")
    let offsets = [0: 1, 2: 2, 3: 3, 6: 4, 10: 5, 11: 6]
    for (offset, column) in offsets { #expect(file.location(ofOffset: offset).column == column, "offset \(offset)") }
  }

  @Test("an offset inside a character is that character", arguments: [(1, 1), (4, 3), (5, 3), (7, 4), (8, 4), (9, 4)])
  func roundsToCharacter(offset: Int, column: Int) {
    #expect(file("é\t全🚒x").location(ofOffset: offset).column == column)
  }

  @Test("a stray continuation byte is a place of its own")
  func locatesStrayByte() {
    let file = SourceFile(path: "a", bytes: [0x61, 0x0A, 0x62, 0x80, 0x63])
    #expect(file.location(ofOffset: 3) == SourceLocation(path: "a", line: 2, column: 2))
    #expect(SourceFile(path: "a", bytes: [0x80]).location(ofOffset: 0).column == 1)
    #expect(SourceFile(path: "a", bytes: [0xC3, 0xA9, 0x80]).location(ofOffset: 2).column == 2)
  }

  @Test(
    "the length counts scalars and stops at the end of the line",
    arguments: [
      (0, 0, 0), (0, 3, 1), (0, 7, 3), (0, 6, 2), (3, 100, 2), (3, Int.max, 2), (0, -5, 0), (7, 5, 0), (9, 1, 1),
    ])
  func measuresLength(offset: Int, byteCount: Int, length: Int) {
    // 全 at 0, 市 at 3, a at 6, CR LF at 7, b at 9
    #expect(file("全市a\r\nb").location(ofOffset: offset, byteCount: byteCount).length == length)
  }

  @Test(
    "an offset outside of the file is its nearest end",
    arguments: [(-1, 1, 1), (Int.min, 1, 1), (6, 2, 3), (Int.max, 2, 3)])
  func clampsOffset(offset: Int, line: Int, column: Int) {
    #expect(
      file("ab\ncd").location(ofOffset: offset) == SourceLocation(path: "content/a.md", line: line, column: column))
  }

  @Test("an offset inside a byte-order mark is the first character")
  func skipsMark() {
    let file = file("\u{FEFF}ab")
    for offset in 0...3 {
      #expect(file.location(ofOffset: offset, byteCount: 1).column == 1)
      #expect(file.location(ofOffset: offset, byteCount: 1).length == 1)
    }
  }

  @Test("bytes that are no UTF-8 can be shown")
  func showsInvalidLine() {
    #expect(SourceFile(path: "a", bytes: [0x61, 0xB0, 0xB2, 0x0A]).line(1) == "a\u{FFFD}\u{FFFD}")
  }

  @Test("every offset has the place that counting from the start gives")
  func agreesWithCounting() {
    let file = file("标题\r\n\n一段\u{2028}话\rnext 🚒 line\n\n\r\nend\r")
    var (line, column) = (1, 1)
    let scalars = Array(String(decoding: file.bytes, as: UTF8.self).unicodeScalars)
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let place = file.location(ofOffset: offset)
      #expect((place.line, place.column) == (line, column), "offset \(offset)")
      offset += String(scalar).utf8.count
      column += 1
      let isLineEnd = scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if isLineEnd { (line, column) = (line + 1, 1) }
    }
  }

  @Test("copies used at the same time agree")
  func isSafeConcurrently() async {
    let file = file(String(repeating: "一行文字\n", count: 1000))
    await withTaskGroup(of: Int.self) { group in
      for number in 0..<32 { group.addTask { file.location(ofOffset: number * 13).line } }
      var lines: Set<Int> = []
      for await line in group { lines.insert(line) }
      #expect(lines == Set(1...32))
    }
  }
}
