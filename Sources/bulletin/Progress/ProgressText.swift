import Concurrency
import Diagnostics

/// What the line of progress says, as far as it fits.
struct ProgressText {
  let progress: StepProgress
  /// Nil while nothing can be said of it.
  let secondsLeft: Double?

  /// The text in at most so many columns: what matters least is left out first, and what is still too long is cut.
  func line(columns: Int) -> String {
    let forms = [
      "\(verb) \(grouped(progress.done)) of \(grouped(progress.total)) \(noun), \(percentage)\(left)",
      "\(verb) \(grouped(progress.done)) of \(grouped(progress.total)), \(percentage)\(left)",
      "\(verb) \(percentage)\(left)", "\(verb) \(percentage)", percentage,
    ]
    return forms.first { TerminalText.columns($0) <= columns } ?? Self.cut(percentage, columns: columns)
  }

  /// As many whole characters as fit.
  static func cut(_ text: String, columns: Int) -> String {
    var left = columns
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      left -= TerminalText.columns(scalar)
      if left < 0 { break }
      result.append(scalar)
    }
    return String(result)
  }

  private var percentage: String { "\(progress.total > 0 ? progress.done * 100 / progress.total : 0) %" }

  private var left: String { secondsLeft.map { ", \(Self.words($0)) left" } ?? "" }

  /// As exact as it is worth: seconds, five of them, minutes.
  static func words(_ seconds: Double) -> String {
    // Nobody waits for years, and a number that large has no place in Int.
    let whole = Int(min(seconds.rounded(.up), 1e6))
    if whole <= 1 { return "about 1 s" }
    if whole <= 10 { return "about \(whole) s" }
    if whole < 58 { return "about \((whole + 4) / 5 * 5) s" }
    let minutes = (whole + 30) / 60
    if minutes < 60 { return "about \(minutes) min" }
    return "about \(minutes / 60) h \(minutes % 60) min"
  }

  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    let parts = digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }
    return parts.joined()
  }

  private var verb: String {
    switch progress.step {
    case .load: "Reading"
    case .records: "Loading"
    case .render: "Making"
    case .commit: "Keeping"
    case .remove: "Clearing away"
    case .check: "Checking"
    case .compare: "Comparing"
    case .verify: "Verifying"
    case .copy: "Copying"
    }
  }

  private var noun: String {
    switch progress.step {
    case .load: "bulletins"
    case .records: "records"
    case .commit: "unchanged files"
    case .remove: "old files"
    case .render, .check, .compare, .verify, .copy: "files"
    }
  }
}
