import Characters

/// The part of a source line that is shown, and the carets below it.
///
/// A Chinese paragraph is often one line of a thousand characters, so that only the surroundings are shown. Carets
/// stand in terminal columns: a wide character takes two.
struct ExcerptWindow {
  /// At most so many scalars before and after the place.
  private static let reach = 30

  let text: String
  let indent: String
  let carets: String

  init(line: String, column: Int, length: Int) {
    let scalars = Array(line.unicodeScalars)
    let start = min(max(column - 1, 0), scalars.count)
    let end = min(start + max(length, 1), scalars.count)
    let first = start > Self.reach * 2 ? start - Self.reach : 0
    let last = scalars.count - end > Self.reach * 2 ? min(end, start + Self.reach) + Self.reach : scalars.count
    let before = (first > 0 ? "…" : "") + Self.printable(scalars[first..<start])
    let marked = Self.printable(scalars[start..<min(end, last)])
    text = before + marked + Self.printable(scalars[min(end, last)..<last]) + (last < scalars.count ? "…" : "")
    indent = String(repeating: " ", count: Self.columns(before))
    carets = String(repeating: "^", count: max(1, Self.columns(marked)))
  }

  /// Tabs and control characters become visible and safe for a terminal.
  private static func printable(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x09: text.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      if scalar.properties.generalCategory == .nonspacingMark { return sum }
      return sum + (scalar.isWide ? 2 : 1)
    }
  }
}
