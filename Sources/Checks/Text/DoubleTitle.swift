import Diagnostics

extension DiagnosticKind {
  package static let textDoubleTitle = DiagnosticKind(
    "text-double-title", .markdown, .warning, title: "The text says its title once more.",
    explanation: """
      The page shows `title` from the front matter as its heading. A first heading or paragraph that says the same, or \
      two lines of the text that do, are left over from the page that the text was copied from. Take them out.
      """)
}

/// Lines that say the title again.
enum DoubleTitle {
  static func findings(in text: AuthoredText) -> [Diagnostic] {
    let title = normalised(Array(text.title.utf8)[...])
    // A title of one word may well be a heading.
    guard title.count >= 12 else { return [] }
    var places: [Range<Int>] = []
    var isFirst: Bool?
    var start = text.body.lowerBound
    while start < text.body.upperBound {
      let end = endOfLine(start, text)
      let line = start..<end
      start = end + 1
      let says = mayBe(title, line, text.bytes) && normalised(text.bytes[line]) == title
      if says { places.append(trimmed(line, text.bytes)) }
      if isFirst == nil, says || text.bytes[line].contains(where: { $0 > 0x20 }) { isFirst = says }
    }
    guard let first = places.first, isFirst ?? false || places.count > 1 else { return [] }
    let message =
      places.count == 1 ? "the text begins with its title" : "the text says its title \(places.count) times more"
    return [
      Diagnostic(
        .textDoubleTitle, message, at: text.location(of: first), notes: text.notes(places),
        remedy: "take it out: the page shows the title of the front matter")
    ]
  }

  private static func endOfLine(_ start: Int, _ text: AuthoredText) -> Int {
    text.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < text.body.upperBound, bytes[index] != 0x0A { index += 1 }
      return index
    }
  }

  /// Whether a line is as long as the title and begins as it does; most do not.
  private static func mayBe(_ title: [UInt8], _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard line.count >= title.count, line.count <= title.count * 2 + 64 else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in line.lowerBound..<min(line.lowerBound + 24, line.upperBound - 2)
      where bytes[index] | 0x20 == title[0] | 0x20 {
        if title[0] < 0x80 || bytes[index + 1] == title[1] && bytes[index + 2] == title[2] { return true }
      }
      return false
    }
  }

  /// The letters and digits alone: ASCII in small letters, characters of two bytes but white space, Chinese characters.
  private static func normalised(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(index + length, text.endIndex)
      switch byte {
      case 0x30...0x39: result.append(byte)
      case _ where byte.isLetter: result.append(byte | 0x20)
      // NBSP and its neighbours begin with C2, punctuation marks with E2, E3 and EF.
      case 0xC3...0xDF, 0xE4...0xE9: result += text[index..<end]
      default: break
      }
      index = end
    }
    return result
  }

  private static func trimmed(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let lead = bytes[line].prefix { $0 <= 0x20 || "#*>-_".utf8.contains($0) }.count
    let trail = bytes[line].reversed().prefix { $0 <= 0x20 || "#*_".utf8.contains($0) }.count
    return (line.lowerBound + lead)..<max(line.lowerBound + lead, line.upperBound - trail)
  }
}
