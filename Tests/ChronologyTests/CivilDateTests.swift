import Testing

@testable import Chronology

struct CivilDateTests {
  @Test("every day of four centuries has the number that counting gives, and back")
  func agreesWithCounting() throws {
    // 1800-01-01 lies 62,091 days before 1970-01-01 (170 years of 365 days and 41 leap days) and was a Wednesday.
    var number = -62_091
    var weekday = 3
    for year in 1800..<2200 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length {
          let date = try #require(CivilDate(year: year, month: index + 1, day: day))
          let isRight =
            date.daysSinceEpoch == number && CivilDate(daysSinceEpoch: number) == date && date.weekday == weekday
          if !isRight { Issue.record("\(year)-\(index + 1)-\(day)") }
          number += 1
          weekday = (weekday + 1) % 7
        }
        #expect(CivilDate(year: year, month: index + 1, day: length + 1) == nil)
      }
    }
    #expect(CivilDate(daysSinceEpoch: 0) == CivilDate(year: 1970, month: 1, day: 1))
  }

  @Test("the first and last day there are have the known numbers")
  func knowsTheEnds() throws {
    let first = try #require(CivilDate(year: 1, month: 1, day: 1))
    let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
    #expect(first.daysSinceEpoch == -719_162)
    #expect(last.daysSinceEpoch == 2_932_896)
    #expect(CivilDate(daysSinceEpoch: -719_162) == first)
    #expect(CivilDate(daysSinceEpoch: 2_932_896) == last)
  }

  @Test("a number of days past the ends is the end", arguments: [-719_163, -10_000_000, Int.min, 2_932_897, Int.max])
  func staysWithinTheEnds(days: Int) {
    let date = CivilDate(daysSinceEpoch: days)
    #expect(date.iso == (days < 0 ? "0001-01-01" : "9999-12-31"))
  }

  @Test(
    "days that do not exist are refused",
    arguments: [
      (2023, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
      (2024, 1, 32), (2024, 1, -1), (0, 1, 1), (10_000, 1, 1), (-5, 1, 1),
    ])
  func refusesNoDays(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "the leap rule knows centuries",
    arguments: [(2024, true), (2023, false), (1900, false), (2000, true), (2100, false)])
  func knowsLeapYears(year: Int, isLeap: Bool) {
    #expect(CivilDate.isLeap(year) == isLeap)
    #expect(CivilDate.length(ofMonth: 2, year: year) == (isLeap ? 29 : 28))
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test("dates are ordered by year, month and day")
  func isOrdered() {
    let dates = [(2023, 12, 31), (2024, 1, 1), (2024, 1, 31), (2024, 2, 1)].compactMap(CivilDate.init)
    #expect(dates.count == 4)
    #expect(dates.shuffled().sorted() == dates)
  }
}
