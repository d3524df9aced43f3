import Markup

/// What stands in plain text for a figure that the author left open: its destination between the marks of an interlinear
/// annotation, which plain text has no other use for (The Unicode Standard, section 23.8).
enum PlainGaps {
  private static let start: Unicode.Scalar = "\u{FFF9}"
  private static let end: Unicode.Scalar = "\u{FFFB}"

  static func gap(for destination: String) -> Bytes { Bytes("\(start)\(destination)\(end)".utf8) }

  /// The text with each gap filled.
  static func fill(_ text: String, with filling: (String) -> String) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let open = rest.firstIndex(of: start), let close = rest[open...].firstIndex(of: end) {
      result += rest[..<open]
      result += filling(String(rest[rest.index(after: open)..<close])).unicodeScalars
      rest = rest[rest.index(after: close)...]
    }
    return String(result + rest)
  }

  /// The text without its gaps, for counts.
  static func removed(from text: Bytes) -> Bytes { Bytes(fill(text.text) { _ in "" }.utf8) }
}
