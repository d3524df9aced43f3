import Diagnostics

extension DiagnosticKind {
  package static let textLinkBrackets = DiagnosticKind(
    "text-link-brackets", .markdown, .warning, title: "A link or a picture is written with full-width brackets.",
    explanation: """
      `[附件]（a.pdf）`, `[附件](a.pdf）` and `【附件】（a.pdf）` are no links to Markdown: readers see the brackets and the name \
      of the file, and nobody sees whether the file is there. Write `[附件](a.pdf)`. Found where what stands in the round \
      brackets looks like an address: it begins with a scheme (`https:`, `figure:`), with `/`, `./`, `../` or `#`, or \
      ends like the name of a file; behind `![…]` it may be anything without a space. SARIF holds the change.
      """)
}

/// `[text]（address）` and its kin: what was meant as a link or a picture, and is printed as text.
struct LinkBrackets {
  static let bytes: [UInt8] = [0xEF, UInt8(ascii: "(")]

  /// Where round brackets open behind square ones. Real links are masked, and are not among them.
  private var opens: [Int] = []

  mutating func look(at index: Int, _ text: TextView) {
    // Most bytes 0xEF begin commas: bytes are compared, not texts. U+FF08 is EF BC 88.
    if text.bytes[index] == 0xEF {
      guard index + 2 < text.bytes.count, text.bytes[index + 1] == 0xBC, text.bytes[index + 2] == 0x88 else { return }
    }
    if Square.all.contains(where: { $0.ends(before: index, text.bytes) }) { opens.append(index) }
  }

  func findings(in text: AuthoredText) -> [Diagnostic] {
    AuthoredText.findings(opens.compactMap { MeantLink(open: $0, text.file.bytes) }) { $0.diagnostic(in: text) }
  }

  /// The brackets around the text of a link, as they are typed.
  fileprivate struct Square {
    let open: String
    let close: String

    static let all = [
      Square(open: "[", close: "]"), Square(open: "【", close: "】"), Square(open: "［", close: "］"),
    ]

    func ends(before index: Int, _ bytes: some RandomAccessCollection<UInt8>) -> Bool {
      bytes.prefix(index).suffix(close.utf8.count).elementsEqual(close.utf8)
    }
  }
}

/// What was meant as a link, with the places of its brackets.
private struct MeantLink {
  let isPicture: Bool
  /// All of it, with the mark of a picture.
  let range: Range<Int>
  /// Each bracket with what Markdown has in its place, in their order.
  private let brackets: [(range: Range<Int>, mark: String)]

  /// An address and its brackets are looked for within so many bytes.
  private static let reach = 600

  /// Nil for brackets that no link was meant by.
  init?(open: Int, _ bytes: [UInt8]) {
    guard let square = LinkBrackets.Square.all.first(where: { $0.ends(before: open, bytes) }) else { return nil }
    let textEnd = open - square.close.utf8.count
    guard let start = Self.opening(square.open, before: textEnd, bytes) else { return nil }
    let address = open + (bytes[open] == UInt8(ascii: "(") ? 1 : 3)
    guard let close = Self.closing(from: address, bytes) else { return nil }
    isPicture = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    range = (isPicture ? start - 1 : start)..<close.upperBound
    brackets = [
      (start..<(start + square.open.utf8.count), "["), (textEnd..<open, "]"), (open..<address, "("), (close, ")"),
    ]
    let written = bytes[address..<close.lowerBound]
    // With half-width brackets alone, it is a link, or Markdown has other reasons why it is none.
    if brackets.allSatisfy({ $0.range.count == 1 }) { return nil }
    guard isPicture ? !written.isEmpty && !written.contains(0x20) : Self.isAddress(written) else { return nil }
  }

  private static func opening(_ mark: String, before end: Int, _ bytes: [UInt8]) -> Int? {
    var index = end - mark.utf8.count
    while index >= max(0, end - reach), bytes[index] != 0x0A {
      if bytes[index..<(index + mark.utf8.count)].elementsEqual(mark.utf8) { return index }
      index -= 1
    }
    return nil
  }

  /// The bracket that closes an address, on the same line: names of files may hold pairs of brackets.
  private static func closing(from start: Int, _ bytes: [UInt8]) -> Range<Int>? {
    var (index, depth) = (start, 0)
    while index < min(start + reach, bytes.count), bytes[index] != 0x0A {
      let wide = bytes[index...].prefix(3)
      if bytes[index] == UInt8(ascii: "(") || wide.elementsEqual("（".utf8) {
        depth += 1
      } else if bytes[index] == UInt8(ascii: ")") || wide.elementsEqual("）".utf8) {
        if depth == 0 { return index..<(index + (bytes[index] == UInt8(ascii: ")") ? 1 : 3)) }
        depth -= 1
      }
      index += 1
    }
    return nil
  }

  /// Whether a text looks like an address: `（试行）` and `（见第3页）` are none.
  private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.contains(0x20), let first = bytes.first else { return false }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || bytes.starts(with: "./".utf8) { return true }
    if bytes.starts(with: "../".utf8) { return true }
    let scheme = bytes.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
    if scheme.count > 1, bytes.dropFirst(scheme.count).first == UInt8(ascii: ":"), bytes.count > scheme.count + 1 {
      return true
    }
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    let ending = path.reversed().prefix { $0.isLetter || $0.isDigit }
    return (1...5).contains(ending.count) && ending.contains(where: \.isLetter) && ending.count + 1 < path.count
      && path.dropLast(ending.count).last == UInt8(ascii: ".")
  }

  func diagnostic(in text: AuthoredText) -> Diagnostic {
    let changes = brackets.filter { text.excerpt($0.range) != $0.mark }
      .map { Diagnostic.Fix(at: text.location(of: $0.range), replacement: $0.mark) }
    let mended = Self.mended(text, from: range.lowerBound, brackets)
    return Diagnostic(
      .textLinkBrackets,
      "\"\(text.excerpt(range))\" is meant as a \(isPicture ? "picture" : "link"), and is printed as text",
      at: text.location(of: range), remedy: "write \(mended), with half-width brackets",
      fix: changes.first.map {
        Diagnostic.Fix(at: $0.location, replacement: $0.replacement, more: Array(changes.dropFirst()))
      })
  }

  private static func mended(
    _ text: AuthoredText, from start: Int, _ brackets: [(range: Range<Int>, mark: String)]
  ) -> String {
    var (mended, position) = ("", start)
    for (range, mark) in brackets {
      mended += text.excerpt(position..<range.lowerBound) + mark
      position = range.upperBound
    }
    return mended
  }
}
