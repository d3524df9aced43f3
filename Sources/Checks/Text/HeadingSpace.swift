import Diagnostics

extension DiagnosticKind {
  package static let textHeadingSpace = DiagnosticKind(
    "text-heading-space", .markdown, .warning, title: "A heading has no space after its `#`.",
    explanation: """
      `##工作要求` is a paragraph to Markdown, which prints it with its `#` (GFM, section 4.2): a heading has a space \
      between, `## 工作要求`. Found are lines that begin with one to six `#` and a Chinese character. A topic between two \
      `#` (`#安全生产月#`) and a number (`#1`) are none; `\\#` prints a line that is to begin so.
      """)
}

/// `#标题`, which prints its `#`.
struct HeadingSpace {
  static let bytes: [UInt8] = [UInt8(ascii: "#")]

  /// The marks at the beginning of a line.
  private var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    guard Self.beginsLine(index, text) else { return }
    var end = index
    while end < text.bytes.count, text.bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard end - index <= 6, end < text.bytes.count, text.scalar(at: end).scalar.isHan else { return }
    var rest = end
    while rest < text.bytes.count, text.bytes[rest] != 0x0A {
      if text.bytes[rest] == UInt8(ascii: "#") { return }
      rest += 1
    }
    places.append(index..<end)
  }

  private static func beginsLine(_ index: Int, _ text: TextView) -> Bool {
    var (start, spaces) = (index, 0)
    while start > 0, text.bytes[start - 1] == 0x20 || text.bytes[start - 1] == UInt8(ascii: ">"), spaces < 4 {
      start -= 1
      spaces = text.bytes[start] == 0x20 ? spaces + 1 : 0
    }
    return spaces < 4 && (start == 0 || text.bytes[start - 1] == 0x0A)
  }

  func findings(in text: AuthoredText) -> [Diagnostic] {
    AuthoredText.findings(places.filter { text.body.contains($0.lowerBound) }) { place in
      let end = text.file.bytes[place.upperBound...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.file.bytes.count
      let words = text.excerpt(place.upperBound..<end).prefix(20)
      let mark = text.excerpt(place)
      return Diagnostic(
        .textHeadingSpace, "\"\(mark)\(words)\" is no heading, and is printed with its \"\(mark)\"",
        at: text.location(of: place), remedy: "write a space after it: \"\(mark) \(words)\"",
        fix: Diagnostic.Fix(at: text.location(of: place), replacement: mark + " "))
    }
  }
}
