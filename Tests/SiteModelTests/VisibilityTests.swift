import Chronology
import Testing

@testable import SiteModel

struct VisibilityTests {
  private let noon = "2024-09-05T12:00:00Z"

  private func hold(_ yaml: String, drafts: Bool = false, future: Bool = false) -> Visibility.Hold? {
    Samples.visibility(now: noon, drafts: drafts, future: future).hold(on: Samples.matter("title: x\n\(yaml)").matter)
  }

  @Test(
    "a page is shown from its publication to its expiry, to the second",
    arguments: [
      ("", nil),
      ("date: 2024-09-05T12:00:00Z", nil),
      ("date: 2024-09-05T12:00:01Z", "future 2024-09-05T12:00:01+00:00"),
      ("publishDate: 2024-09-05T12:00:00Z", nil),
      ("publishDate: 2024-09-05T12:00:01Z", "future 2024-09-05T12:00:01+00:00"),
      // publishDate counts before date.
      ("date: 2030-01-01\npublishDate: 2024-09-01", nil),
      ("date: 2024-01-01\npublishDate: 2024-09-06", "future 2024-09-06T00:00:00+00:00"),
      ("expiryDate: 2024-09-05T12:00:01Z", nil),
      ("expiryDate: 2024-09-05T12:00:00Z", "expired 2024-09-05T12:00:00+00:00"),
      ("expiryDate: 2024-09-05", "expired 2024-09-05T00:00:00+00:00"),
      ("draft: true", "draft"),
      ("draft: true\nexpiryDate: 2024-01-01", "draft"),
      ("draft: false", nil),
      ("date: unknown", nil),
      ("lastmod: 2030-01-01", nil),
    ] as [(String, String?)])
  func decides(yaml: String, expected: String?) {
    let found =
      switch hold(yaml) {
      case nil: String?.none
      case .draft: "draft"
      case .future(let moment): "future \(moment.rfc3339)"
      case .expired(let moment): "expired \(moment.rfc3339)"
      case .withdrawn(let moment): "withdrawn \(moment.rfc3339)"
      }
    #expect(found == expected)
  }

  @Test("drafts and the future can be shown, what has expired cannot")
  func showsMore() {
    #expect(hold("draft: true", drafts: true) == nil)
    #expect(hold("draft: true", future: true) == .draft)
    #expect(hold("date: 2030-01-01", future: true) == nil)
    #expect(
      hold("date: 2030-01-01\ndraft: true", drafts: true)?.reason == "is held back until 2030-01-01T00:00:00+00:00")
    let past = "expiryDate: 2020-01-01\ndraft: true"
    #expect(hold(past, drafts: true, future: true)?.reason == "expired at 2020-01-01T00:00:00+00:00")
    #expect(Visibility.Hold.draft.reason == "is a draft")
  }

  @Test("a day begins at midnight of the site's time zone")
  func knowsZone() throws {
    let zone = try #require(TimeZoneName("Asia/Shanghai"))
    let matter = Samples.matter("title: x\ndate: 2024-09-05").matter
    for (now, isShown) in [("2024-09-04T15:59:59Z", false), ("2024-09-04T16:00:00Z", true)] {
      #expect((Samples.visibility(now: now, zone: zone).hold(on: matter) == nil) == isShown)
    }
  }

  @Test(
    "the moments at which the answer changes lie after now",
    arguments: [
      ("", []), ("date: 2024-09-05T12:00:00Z", []), ("date: 2024-09-05T12:00:01Z", ["2024-09-05T12:00:01+00:00"]),
      (
        "date: 2024-01-01\npublishDate: 2024-10-01\nexpiryDate: 2025-01-01",
        ["2024-10-01T00:00:00+00:00", "2025-01-01T00:00:00+00:00"]
      ),
      ("expiryDate: 2024-09-05T12:00:00Z", []), ("lastmod: 2030-01-01", []),
    ] as [(String, [String])])
  func knowsChanges(yaml: String, moments: [String]) {
    let changes = Samples.visibility(now: noon).moments(of: Samples.matter("title: x\n\(yaml)").matter)
      .map(\.at)
    #expect(changes.map(\.rfc3339) == moments)
  }

  @Test(
    "a page that could never be seen is a warning",
    arguments: [
      ("date: 2024-09-05\nexpiryDate: 2024-09-05", true), ("date: 2024-09-05\nexpiryDate: 2024-09-04", true),
      ("date: 2024-01-01\npublishDate: 2024-09-05\nexpiryDate: 2024-09-01", true),
      ("date: 2024-09-05\nexpiryDate: 2024-09-06", false), ("expiryDate: 2020-01-01", false),
      ("date: 2024-09-05", false),
    ])
  func reportsOrder(yaml: String, isFault: Bool) {
    let faults = Samples.visibility(now: noon).faults(in: Samples.matter("title: x\n\(yaml)").matter)
    #expect(faults.count == (isFault ? 1 : 0))
    for fault in faults {
      #expect(fault.kind == .datesOutOfOrder)
      #expect(fault.severity == .warning)
      #expect(fault.location?.line == 2)
    }
  }

  @Test("a page that changed before its date is a warning")
  func reportsEarlyChange() {
    let visibility = Samples.visibility(now: noon)
    let early = Samples.matter("title: x\ndate: 2024-01-02\nlastmod: 2024-01-01").matter
    #expect(visibility.faults(in: early).map(\.kind) == [.datesOutOfOrder])
    let sound = Samples.matter("title: x\ndate: 2024-01-02\nlastmod: 2024-01-02").matter
    #expect(visibility.faults(in: sound).isEmpty)
  }
}
