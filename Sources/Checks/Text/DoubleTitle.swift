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
    let title = normalised(Array(text.title.utf8))
    // A title of one word may well be a heading.
    guard title.count >= 12 else { return [] }
    var places: [Range<Int>] = []
    var isFirst: Bool?
    var start = text.body.lowerBound
    while start < text.body.upperBound {
      let end = text.bytes[start..<text.body.upperBound].firstIndex(of: 0x0A) ?? text.body.upperBound
      let line = start..<end
      start = end + 1
      let says =
        line.count >= title.count && line.count <= title.count * 2 + 64 && normalised(text.bytes[line]) == title
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

  /// The letters and digits alone.
  private static func normalised(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var pending: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        if byte.isDigit { result.append(byte) } else if byte.isLetter { result.append(byte | 0x20) }
      } else if byte >= 0xC0 {
        pending = [byte]
      } else {
        pending.append(byte)
        // Of two bytes are accented letters and NBSP, E2 and E3 are punctuation marks, EF full-width forms.
        let isLetter = pending[0] >= 0xE4 && pending[0] <= 0xE9
        if isLetter, pending.count == 3 {
          result += pending
        } else if (0xC3...0xDF).contains(pending[0]) {
          result += pending
        }
      }
    }
    return result
  }

  private static func trimmed(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let lead = bytes[line].prefix { $0 <= 0x20 || "#*>-_".utf8.contains($0) }.count
    let trail = bytes[line].reversed().prefix { $0 <= 0x20 || "#*_".utf8.contains($0) }.count
    return (line.lowerBound + lead)..<max(line.lowerBound + lead, line.upperBound - trail)
  }
}
