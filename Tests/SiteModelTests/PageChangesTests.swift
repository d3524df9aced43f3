import Chronology
import Testing

@testable import SiteModel

@Suite("Changes of a page")
struct PageChangesTests {
  private func changes(_ yaml: String, zone: TimeZoneName = .utc) -> PageChanges {
    let page = Samples.page("n/a.md", "kind: notice\n\(yaml)")
    let visibility = Samples.visibility(now: "2030-01-01", zone: zone)
    return PageChanges(page, visibility.corrections(of: page.matter), zone: zone)
  }

  @Test(
    "the latest of lastmod and corrections counts, never one before the date",
    arguments: [
      ("date: 2024-09-05", nil),
      ("date: 2024-09-05\nlastmod: 2024-09-07", "2024-09-07T00:00:00+00:00"),
      ("date: 2024-09-05\ncorrections: [{date: 2024-09-07T08:00Z, note: a}]", "2024-09-07T08:00:00+00:00"),
      (
        "date: 2024-09-05\nlastmod: 2024-09-10\ncorrections: [{date: 2024-09-07, note: a}]", "2024-09-10T00:00:00+00:00"
      ),
      (
        "date: 2024-09-05\nlastmod: 2024-09-06\ncorrections: [{date: 2024-09-07, note: a}]", "2024-09-07T00:00:00+00:00"
      ),
      ("date: 2024-09-05\ncorrections: [{date: 2024-09-04, note: a}]", nil),
      ("date: 2024-09-05\nlastmod: 2024-09-04\ncorrections: [{date: 2024-09-03, note: a}]", nil),
      ("date: 2024-09-05T16:00Z\ncorrections: [{date: 2024-09-05, note: a}]", "2024-09-05T16:00:00+00:00"),
      ("date: unknown\ncorrections: [{date: 2024-09-05, note: a}]", "2024-09-05T00:00:00+00:00"),
    ] as [(String, String?)])
  func modified(yaml: String, expected: String?) {
    #expect(changes(yaml).modified?.rfc3339 == expected)
  }

  @Test("a correction is told later than all before it, on the day of the bulletin too")
  func updated() throws {
    for date in ["2024-09-05", "2024-09-05T16:00Z", "2024-09-05\nlastmod: 2024-09-05", "unknown"] {
      var last = changes("date: \(date)").updated
      for count in 1...5 {
        let list = (0..<count).map { "{date: 2024-09-05, note: '\($0)'}" }.joined(separator: ", ")
        let next = try #require(changes("date: \(date)\ncorrections: [\(list)]").updated)
        if let last { #expect(next > last) }
        #expect(next.date.iso == "2024-09-05")
        last = next
      }
    }
  }

  @Test("a correction with a time is told at that time")
  func exact() {
    let updated = changes("date: 2024-09-05\ncorrections: [{date: 2024-09-07T08:30+08:00, note: a}]").updated
    #expect(updated?.rfc3339 == "2024-09-07T08:30:00+08:00")
  }
}
