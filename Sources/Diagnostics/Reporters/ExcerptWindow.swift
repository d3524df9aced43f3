/// The part of a source line that is shown, and the carets below it.
///
/// A Chinese paragraph is often one line of a thousand characters, so that only the surroundings are shown: as much as
/// fits a terminal of 80 columns, since carets below a line that wraps point nowhere. A wide character takes two
/// columns.
struct ExcerptWindow {
  /// Columns of the excerpt: 80 without the margin of line numbers.
  private static let width = 68
  /// Columns at most for the text before the place, when there is more than that.
  private static let reach = 24
  /// Columns at most for the place itself, when there is more than that.
  private static let span = 32

  let text: String
  let indent: String
  let carets: String

  init(line: String, column: Int, length: Int) {
    let line = TerminalText.printable(line)
    let scalars = Array(line.unicodeScalars)
    let start = min(max(column - 1, 0), scalars.count)
    let end = start + min(max(length, 1), scalars.count - start)
    let fits = TerminalText.columns(line) <= Self.width
    let first = fits ? 0 : start - Self.count(scalars[..<start].reversed(), within: Self.reach)
    let markedEnd = fits ? end : start + Self.count(scalars[start..<end], within: Self.span)
    let before = (first > 0 ? "…" : "") + Self.text(scalars[first..<start])
    let marked = Self.text(scalars[start..<markedEnd])
    let left = Self.width - TerminalText.columns(before) - TerminalText.columns(marked)
    let last = fits ? scalars.count : markedEnd + Self.count(scalars[markedEnd...], within: left)
    text = before + marked + Self.text(scalars[markedEnd..<last]) + (last < scalars.count ? "…" : "")
    indent = String(repeating: " ", count: TerminalText.columns(before))
    carets = String(repeating: "^", count: max(1, TerminalText.columns(marked)))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// How many scalars from the first on fit in so many columns, one of which an ellipsis needs when not all do.
  private static func count(_ scalars: some Collection<Unicode.Scalar>, within columns: Int) -> Int {
    var (taken, used, cut) = (0, 0, 0)
    for scalar in scalars {
      used += TerminalText.columns(scalar)
      if used > columns { return cut }
      taken += 1
      if used < columns { cut = taken }
    }
    return taken
  }
}
