import Chronology
import Diagnostics

/// Which days are worked: Monday to Friday, but for the holidays, and with the weekends that make up for them (调休).
///
/// The table is data, since the State Council sets it anew for each year: the resource `holidays` with the columns
/// `date` and `type`.
package struct WorkingCalendar: Hashable, Sendable {
  private let holidays: Set<Int>
  private let makeUpDays: Set<Int>
  /// Years that the table speaks of.
  private let years: Set<Int>

  package init(holidays: [CivilDate] = [], makeUpDays: [CivilDate] = []) {
    self.holidays = Set(holidays.map(\.daysSinceEpoch))
    self.makeUpDays = Set(makeUpDays.map(\.daysSinceEpoch))
    years = Set((holidays + makeUpDays).map(\.year))
  }

  /// The name of the resource.
  package static let resource = "holidays"

  /// Words of the column `type`.
  package static let holidayWords: Set<String> = ["放假", "休", "节假日", "法定节假日", "holiday"]
  package static let makeUpWords: Set<String> = ["补班", "班", "调休上班", "上班", "workday"]

  /// From the rows of the resource: day and type. Rows of another type are passed over.
  package init(rows: some Sequence<(day: CivilDate, type: String)>) {
    let rows = Array(rows)
    self.init(
      holidays: rows.filter { Self.holidayWords.contains($0.type) }.map(\.day),
      makeUpDays: rows.filter { Self.makeUpWords.contains($0.type) }.map(\.day))
  }

  /// Without the year in the table only Saturdays and Sundays are free.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    let day = date.daysSinceEpoch
    if makeUpDays.contains(day) { return true }
    return (1...5).contains(date.weekday) && !holidays.contains(day)
  }

  /// The last day of a term that begins after a day.
  ///
  /// - Returns: the day, and whether a year without holidays lies on the way, so that it may be a later one.
  package func lastDay(of term: RuleTerm, after start: CivilDate) -> (day: CivilDate, isApproximate: Bool) {
    guard term.areWorkingDays else {
      return (CivilDate(daysSinceEpoch: start.daysSinceEpoch + term.days), false)
    }
    var (day, left) = (start, term.days)
    var isApproximate = false
    while left > 0 {
      let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
      guard next > day else { break }  // the last day of the calendar
      day = next
      if isWorkingDay(day) { left -= 1 }
      if !years.contains(day.year) { isApproximate = true }
    }
    return (day, isApproximate)
  }
}
