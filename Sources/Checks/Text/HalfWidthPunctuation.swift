import Diagnostics

extension DiagnosticKind {
  package static let textHalfWidthPunctuation = DiagnosticKind(
    "text-half-width-punctuation", .markdown, .warning,
    title: "Half-width punctuation stands between Chinese characters.",
    explanation: """
      `各县,各部门:` instead of `各县，各部门：` (GB/T 15834-2011). Comma, semicolon, colon, exclamation and question mark behind \
      a Chinese character, a full stop between two of them, and brackets around Chinese text are looked at; those in \
      numbers, times, addresses, code and Latin text are not. One finding for a file; SARIF holds the change of all \
      places. A text that is quoted as it was found may keep them: `checks: {text-half-width-punctuation: off}` in its \
      front matter.
      """)
}

/// `,` `;` `:` `!` `?` `.` `(` `)` in Chinese text.
struct HalfWidthPunctuation {
  static let bytes = Array(",;:!?.(".utf8)

  private var places: [Int] = []

  mutating func look(at index: Int, _ text: TextView) {
    guard index == 0 || text.bytes[index - 1] != UInt8(ascii: "\\") else { return }
    switch text.bytes[index] {
    case UInt8(ascii: "("): bracket(at: index, text)
    case UInt8(ascii: "."):
      if text.before(index)?.scalar.isHan ?? false, text.after(index + 1)?.scalar.isHan ?? false {
        places.append(index)
      }
    default: if isInChinese(index, text) { places.append(index) }
    }
  }

  private func isInChinese(_ index: Int, _ text: TextView) -> Bool {
    guard let before = text.before(index)?.scalar else { return false }
    if text.starts(with: "![", at: index) { return false }
    let after = text.after(index + 1)
    let isComma = text.bytes[index] == UInt8(ascii: ",") || text.bytes[index] == UInt8(ascii: ";")
    // A question mark that stands for a lost byte is another finding.
    if text.bytes[index] == UInt8(ascii: "?"), PinyinSyllable.end(ofSyllableAt: index + 1, text) != nil { return false }
    guard before.isChinese || before == ")" else {
      return isComma && before.isDigit && (after?.scalar.isHan ?? false)
    }
    guard let after, !after.scalar.isLineEnd else { return before.isHan }
    if after.scalar == " " { return before.isHan && (text.after(after.offset + 1)?.scalar.isHan ?? false) }
    return after.scalar.isChinese || after.scalar == "(" || before.isHan && after.scalar.isDigit
  }

  /// A pair of brackets around Chinese text, beside Chinese text or at the beginning of a line.
  private mutating func bracket(at open: Int, _ text: TextView) {
    let before = text.before(open)?.scalar
    guard before.map({ $0.isChinese || $0.isLineEnd || $0.isDigit || $0 == ")" || $0 == "," }) ?? true else { return }
    var (index, depth, hasHan) = (open, 0, false)
    while index < min(open + 300, text.bytes.count) {
      switch text.bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case 0x0A, TextMask.object: return
      case 0xE4...0xE9: hasHan = true
      default: break
      }
      if depth == 0 {
        if hasHan { places += [open, index] }
        return
      }
      index += 1
    }
  }

  func findings(in text: AuthoredText) -> [Diagnostic] {
    let places = places.sorted()
    guard let first = places.first, Self.isChinese(text.bytes) else { return [] }
    let locations = text.locations(ofBytes: places)
    let more = places.indices.dropFirst().map { index in
      Diagnostic.Fix(at: locations[index], replacement: Self.fullWidth(text.bytes[places[index]]))
    }
    let mark = text.excerpt(first..<(first + 1))
    let message =
      places.count == 1
      ? "a half-width \"\(mark)\" stands in Chinese text"
      : "\(places.count) half-width punctuation marks stand in Chinese text, the first is \"\(mark)\""
    let fix = Diagnostic.Fix(at: locations[0], replacement: Self.fullWidth(text.bytes[first]), more: more)
    return [
      Diagnostic(
        .textHalfWidthPunctuation, message, at: fix.location,
        notes: fix.more.prefix(3).map { Diagnostic.Note("also here", at: $0.location) },
        remedy: "write ， ； ： ！ ？ 。 and （ ） instead", fix: fix)
    ]
  }

  /// Whether a text is Chinese, and does not only name Chinese words: in English a comma between them is right.
  private static func isChinese(_ bytes: [UInt8]) -> Bool {
    var (han, latin) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        han &+= (0xE4...0xE9).contains(byte) ? 1 : 0
        latin &+= byte.isLetter ? 1 : 0
      }
    }
    // A Chinese word has about two characters, an English one five letters.
    return han * 5 >= latin * 2
  }

  private static func fullWidth(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "，"
    case UInt8(ascii: ";"): "；"
    case UInt8(ascii: ":"): "："
    case UInt8(ascii: "!"): "！"
    case UInt8(ascii: "?"): "？"
    case UInt8(ascii: "("): "（"
    case UInt8(ascii: ")"): "）"
    default: "。"
    }
  }
}
