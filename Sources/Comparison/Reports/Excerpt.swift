/// Shortens what was kept between changes, so that a change in a long text is found.
enum Excerpt {
  static func shortened(_ runs: [TextRun], context: Int) -> [TextRun] {
    if runs.allSatisfy({ $0.mark == .same }) { return runs }
    return runs.enumerated().map { index, run in
      guard run.mark == .same else { return run }
      let isFirst = index == 0
      let isLast = index == runs.count - 1
      let keepsHead = isFirst ? 0 : context
      let keepsTail = isLast ? 0 : context
      // A mark that saves next to nothing is not worth its place.
      if run.text.unicodeScalars.count <= keepsHead + keepsTail + 8 { return run }
      return TextRun(.same, "\(head(run.text, keepsHead))…\(tail(run.text, keepsTail))")
    }
  }

  /// The beginning of a text; a mark says that it goes on.
  static func beginning(_ text: String, _ count: Int) -> String {
    text.unicodeScalars.count <= count ? text : head(text, count) + "…"
  }

  private static func head(_ text: String, _ count: Int) -> String { String(text.unicodeScalars.prefix(count)) }

  private static func tail(_ text: String, _ count: Int) -> String { String(text.unicodeScalars.suffix(count)) }
}
