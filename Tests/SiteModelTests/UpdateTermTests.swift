import Chronology
import Testing

@testable import SiteModel

@Suite("Terms of columns")
struct UpdateTermTests {
  @Test(
    "are days, weeks, months or years",
    arguments: [
      ("14d", UpdateTerm.days(14)), ("2w", .days(14)), ("6m", .months(6)), ("1y", .months(12)), ("never", .never),
    ])
  func read(text: String, wanted: UpdateTerm) { #expect(UpdateTerm(text) == wanted) }

  @Test(
    "are nothing else",
    arguments: ["", "d", "0d", "-1d", "14", "6 months", "P14D", "1.5m", "99999999999999999999d", "200y"])
  func refused(text: String) { #expect(UpdateTerm(text) == nil) }

  @Test(
    "end on the last day of a month that is too short",
    arguments: [
      ("2023-08-31", UpdateTerm.months(6), "2024-02-29"), ("2023-12-15", .months(1), "2024-01-15"),
      ("2024-02-28", .days(2), "2024-03-01"),
      ("2024-12-01", .months(12), "2025-12-01"),
    ])
  func end(from: String, term: UpdateTerm, wanted: String) throws {
    let day = try #require(DateText(from)?.date)
    #expect(term.end(from: day)?.iso == wanted)
  }

  @Test("that never end have no last day")
  func never() throws { #expect(UpdateTerm.never.end(from: .last) == nil) }
}
