import Testing

@testable import SiteModel

struct PeriodTests {
  @Test(
    "a unit of the calendar or a range of two is a period",
    arguments: [
      "2024", "0001", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-W01", "2024-W53", "2024-01", "2024-12",
      "2024-02-29", "2024-01..2024-08", "2023..2024-Q2", "2024-08-01..2024-08-31",
    ])
  func accepts(text: String) {
    #expect(Period.isWellFormed(text))
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "24", "0000", "02024", "2024-", "-2024", "+024", "2024-0", "2024-00", "2024-13", "2024-8", "2024-H0",
      "2024-H3",
      "2024-Q0", "2024-Q5", "2024-q3", "2024-W00", "2024-W54", "2024-W7", "2024-W+1", "2024-+1", "2023-02-29",
      "2024-08-1", "2024-08-01T08:30", "2024..", "..2024", "2024.2025", "2024...2025", "2022..2023..2024", "2024-08 ",
      "2024年", "2024-\u{FF10}\u{FF18}", "last-year",
    ])
  func refuses(text: String) {
    #expect(!Period.isWellFormed(text))
  }
}
