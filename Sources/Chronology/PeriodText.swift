/// How periods are written: `2024`, `2024-H1`, `2024-Q3`, `2024-08`, `2024-W35`, `2024-08-15`, and ranges such as
/// `2024-01..2024-08` (ISO 8601 where it has a form; half-years and quarters as statistical offices write them).
extension Period {
  /// Nil for any other text, for a day or week that does not exist, and for a range that runs backwards.
  package init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard let start = Self.single(ends[0]) else { return nil }
    guard ends.count > 1 else {
      self = start
      return
    }
    guard ends.count == 2, let end = Self.single(ends[1]), start.start <= end.start else { return nil }
    // Of unlike units, such as `2023..2024-Q2`, the finer one counts both ends; else days do.
    guard
      let run = Period(min(start.unit, end.unit), from: start.start, to: end.end)
        ?? Period(.day, from: start.start, to: end.end)
    else { return nil }
    self = run
  }

  /// The period as it is written in queries.
  package var text: String {
    let start = Self.text(first, unit)
    return first == last ? start : start + ".." + Self.text(last, unit)
  }

  private static func single(_ text: some StringProtocol) -> Period? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 3, let year = number(parts[0], digits: 4), year > 0 else { return nil }
    if parts.count == 1 { return Period(.year, year, year) }
    if parts.count == 3 {
      guard let month = number(parts[1], digits: 2), let day = number(parts[2], digits: 2) else { return nil }
      return CivilDate(year: year, month: month, day: day).map { Period(.day, containing: $0) }
    }
    let (letter, rest) = (parts[1].first, parts[1].dropFirst())
    switch letter {
    case "H": return number(rest, digits: 1, in: 1...2).map { Period(.halfYear, year * 2 + $0 - 1, year * 2 + $0 - 1) }
    case "Q": return number(rest, digits: 1, in: 1...4).map { Period(.quarter, year * 4 + $0 - 1, year * 4 + $0 - 1) }
    case "W":
      return number(rest, digits: 2).flatMap { WeekDate(year: year, week: $0) }.map {
        Period(.week, $0.ordinal, $0.ordinal)
      }
    default:
      return number(parts[1], digits: 2, in: 1...12).map { Period(.month, year * 12 + $0 - 1, year * 12 + $0 - 1) }
    }
  }

  private static func number(_ text: some StringProtocol, digits: Int, in range: ClosedRange<Int> = 0...9999) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  private static func text(_ ordinal: Int, _ unit: Unit) -> String {
    let start = start(of: ordinal, unit)
    switch unit {
    case .day: return start.iso
    case .week:
      let week = WeekDate(ordinal: ordinal)
      return padded(week.year, 4) + "-W" + padded(week.week, 2)
    case .month: return padded(start.year, 4) + "-" + padded(start.month, 2)
    case .quarter: return padded(start.year, 4) + "-Q\((start.month - 1) / 3 + 1)"
    case .halfYear: return padded(start.year, 4) + "-H\((start.month - 1) / 6 + 1)"
    case .year: return padded(start.year, 4)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
