import Testing

@testable import Chronology

struct PeriodTests {
  @Test(
    "a unit of the calendar or a range of two is a period",
    arguments: [
      "2024", "0001", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-W01", "2020-W53", "2024-01", "2024-12",
      "2024-02-29", "2024-01..2024-08", "2023..2024-Q2", "2024-08-01..2024-08-31",
    ])
  func accepts(text: String) {
    #expect(Period(text) != nil)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "24", "0000", "02024", "2024-", "-2024", "+024", "2024-0", "2024-00", "2024-13", "2024-8", "2024-H0",
      "2024-H3",
      "2024-Q0", "2024-Q5", "2024-q3", "2024-W00", "2024-W53", "2024-08..2024-01", "2024-W54", "2024-W7", "2024-W+1",
      "2024-+1", "2023-02-29",
      "2024-08-1", "2024-08-01T08:30", "2024..", "..2024", "2024.2025", "2024...2025", "2022..2023..2024", "2024-08 ",
      "2024年", "2024-\u{FF10}\u{FF18}", "last-year",
    ])
  func refuses(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(
    "a period begins and ends on the days of its units",
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"), ("2024-H2", "2024-07-01", "2024-12-31"),
      ("2024-Q1", "2024-01-01", "2024-03-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2020-W53", "2020-12-28", "2021-01-03"), ("2024-W01", "2024-01-01", "2024-01-07"),
      ("2024-01..2024-08", "2024-01-01", "2024-08-31"), ("2023..2024-Q2", "2023-01-01", "2024-06-30"),
    ])
  func ends(text: String, start: String, end: String) throws {
    let period = try #require(Period(text))
    #expect(period.start.iso == start)
    #expect(period.end.iso == end)
  }

  @Test(
    "a period is written as it was read",
    arguments: [
      "0001", "2024-H2", "2024-Q3", "2024-W07", "2020-W53", "2024-08", "2024-08-15", "2024-01..2024-08",
    ])
  func writes(text: String) { #expect(Period(text)?.text == text) }

  @Test(
    "last year is the same stretch a year before, where there is one",
    arguments: [
      ("2024", "2023"), ("2024-H1", "2023-H1"), ("2024-Q1", "2023-Q1"), ("2024-01..2024-08", "2023-01..2023-08"),
      ("2024-W10", "2023-W10"), ("2024-03-01", "2023-03-01"), ("2024-02-29", nil), ("2020-W53", nil),
    ])
  func comparesWithLastYear(text: String, expected: String?) { #expect(Period(text)?.lastYear?.text == expected) }

  @Test(
    "the preceding period has the same length",
    arguments: [
      ("2024-01", "2023-12"), ("2024-01..2024-03", "2023-10..2023-12"), ("2024-Q1", "2023-Q4"),
      ("2024-01-01", "2023-12-31"),
    ])
  func precedes(text: String, expected: String) { #expect(Period(text)?.preceding.text == expected) }

  @Test(
    "the year to date runs from its first day",
    arguments: [
      ("2024-08", "2024-01..2024-08"), ("2024-Q3", "2024-Q1..2024-Q3"), ("2024-W10", "2024-W01..2024-W10"),
      ("2023-W10", "2023-01-01..2023-03-12"),
      ("2024-08-15", "2024-01-01..2024-08-15"), ("2023-07..2024-02", "2024-01..2024-02"),
    ])
  func cumulates(text: String, expected: String) { #expect(Period(text)?.yearToDate.text == expected) }

  @Test("a period is divided by units that fill it")
  func divides() {
    #expect(Period("2024-Q3")?.divided(by: .month)?.map(\.text) == ["2024-07", "2024-08", "2024-09"])
    #expect(Period("2024-08")?.divided(by: .day)?.count == 31)
    #expect(Period("2024-08")?.divided(by: .week) == nil)
    #expect(Period("2024-08")?.divided(by: .year) == nil)
  }
}
