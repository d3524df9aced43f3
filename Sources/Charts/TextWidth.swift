/// How wide text will be, without knowing the reader's font.
///
/// In em. A hanzi is 1 em in every font; Latin letters and digits are taken at the upper end of what the theme's fonts
/// have, so that what fits here fits on the screen.
enum TextWidth {
  static func ofText(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ofScalar($1) }
  }

  static func ofScalar(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x30...0x39: 0.58
    case 0x20, 0x21, 0x27, 0x28, 0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x49, 0x5B...0x5D, 0x66, 0x69, 0x6A, 0x6C, 0x72,
      0x74, 0x7C:
      0.36
    case 0x25, 0x26, 0x40, 0x4D, 0x57, 0x6D, 0x77: 0.9
    case 0x41...0x5A: 0.68
    case 0x00..<0x20, 0x7F..<0xA0, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F:
      0
    case ..<0x7F: 0.56
    case ..<0x1100: 0.66
    case 0x2010...0x2012, 0x2018...0x2019, 0x2212: 0.6
    default: 1
    }
  }

  /// The text in at most `maximum` lines of at most `limit` em, broken at spaces and beside wide characters; what does
  /// not fit ends in "…".
  static func lines(of text: String, limit: Double, maximum: Int) -> (lines: [String], isCut: Bool) {
    if !text.isEmpty, maximum > 0, ofText(text) <= limit { return ([text], false) }
    var rest = Array(text.unicodeScalars)[...]
    var lines: [String] = []
    while !rest.isEmpty, lines.count < maximum {
      let isLast = lines.count == maximum - 1
      let end = lineEnd(in: rest, limit: limit)
      if end == rest.endIndex || !isLast {
        lines.append(string(rest[..<end]))
        rest = rest[end...].drop { $0 == " " }
      } else {
        let cut = rest.prefix(max(1, fitting(rest, limit: limit - 1)))
        lines.append(string(cut) + "…")
        return (lines, true)
      }
    }
    return (lines, false)
  }

  /// Where the first line ends: at the last place to break that fits, else within a word.
  private static func lineEnd(in text: ArraySlice<Unicode.Scalar>, limit: Double) -> Int {
    let count = fitting(text, limit: limit)
    guard count < text.count else { return text.endIndex }
    let hardEnd = text.startIndex + max(1, count)
    var end = hardEnd
    while end > text.startIndex + 1, !isBreak(text[end - 1], text[end]) { end -= 1 }
    return end > text.startIndex + 1 || isBreak(text[end - 1], text[end]) ? end : hardEnd
  }

  private static func fitting(_ text: ArraySlice<Unicode.Scalar>, limit: Double) -> Int {
    var width = 0.0
    for (count, scalar) in text.enumerated() {
      width += ofScalar(scalar)
      if width > limit + 1e-9 { return count }
    }
    return text.count
  }

  private static func isBreak(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    if left == " " || right == " " || left == "-" || left == "/" { return true }
    guard ofScalar(left) >= 1 || ofScalar(right) >= 1 else { return false }
    return !Self.closing.contains(right) && !Self.opening.contains(left)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// May not begin a line, and may not end one (JLReq 3.1.7 and 3.1.8, the ordinary ones).
  private static let closing = Set(
    "\u{FF0C}\u{3002}\u{3001}\u{FF1A}\u{FF1B}\u{FF01}\u{FF1F}\u{FF09}\u{300B}\u{300D}\u{300F}\u{3011}\u{201D},.)%"
      .unicodeScalars)
  private static let opening = Set("\u{FF08}\u{300A}\u{300C}\u{300E}\u{3010}\u{201C}(".unicodeScalars)
}
