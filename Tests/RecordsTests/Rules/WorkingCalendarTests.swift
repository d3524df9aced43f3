import Chronology
import Testing

@testable import Records

struct WorkingCalendarTests {
  func day(_ text: String) throws -> CivilDate { try #require(DateText(text)).date }

  @Test("Calendar days are counted from the day after")
  func days() throws {
    let (last, isApproximate) = WorkingCalendar().lastDay(
      of: RuleTerm(days: 10), after: try day("2024-02-25"))
    #expect(last.iso == "2024-03-06")
    #expect(!isApproximate)
  }

  @Test("Weekends and holidays are left out, weekends that make up for them count")
  func workingDays() throws {
    let calendar = WorkingCalendar(
      holidays: try ["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07"].map(day),
      makeUpDays: try ["2024-09-29", "2024-10-12"].map(day))
    let seven = RuleTerm(days: 7, areWorkingDays: true)
    #expect(calendar.lastDay(of: seven, after: try day("2024-09-27")).day.iso == "2024-10-12")
    #expect(calendar.isWorkingDay(try day("2024-09-29")))
    #expect(!calendar.isWorkingDay(try day("2024-10-01")))
    #expect(!calendar.isWorkingDay(try day("2024-10-05")))
  }

  @Test("A year without holidays makes a deadline approximate")
  func approximate() throws {
    let calendar = WorkingCalendar(holidays: [try day("2024-12-25")])
    let term = RuleTerm(days: 1, areWorkingDays: true)
    #expect(calendar.lastDay(of: term, after: try day("2024-12-30")).isApproximate == false)
    #expect(calendar.lastDay(of: term, after: try day("2024-12-31")).isApproximate)
    #expect(WorkingCalendar().lastDay(of: term, after: try day("2024-12-30")).isApproximate)
  }

  @Test("Terms are written 10d and 10wd", arguments: ["", "d", "10", "0d", "10 d", "-1d", "10m", "99999d", "十d"])
  func terms(text: String) {
    #expect(RuleTerm("10d") == RuleTerm(days: 10))
    #expect(RuleTerm("7wd")?.text == "7wd")
    #expect(RuleTerm(text) == nil)
  }
}
