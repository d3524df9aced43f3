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
      ("withdrawn: {date: 2024-09-05, reason: r}", "withdrawn 2024-09-05T00:00:00+00:00"),
      ("withdrawn: {date: 2024-09-05T12:00:00Z, reason: r}", "withdrawn 2024-09-05T12:00:00+00:00"),
      ("withdrawn: {date: 2024-09-05T12:00:01Z, reason: r}", nil),
      ("draft: true\nwithdrawn: {date: 2024-09-01, reason: r}", "draft"),
      (
        "publishDate: 2024-10-01\nwithdrawn: {date: 2024-09-01, reason: r}", "future 2024-10-01T00:00:00+00:00"
      ),
      ("expiryDate: 2024-09-05\nwithdrawn: {date: 2024-09-01, reason: r}", "expired 2024-09-05T00:00:00+00:00"),
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
    let withdrawn = "date: 2024-01-01\ndraft: true\nwithdrawn: {date: 2024-02-01, reason: r}"
    #expect(
      hold(withdrawn, drafts: true, future: true)?.reason == "was withdrawn at 2024-02-01T00:00:00+00:00")
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
      ("withdrawn: {date: 2024-10-01, reason: r}", ["2024-10-01T00:00:00+00:00"]),
      ("withdrawn: {date: 2024-09-01, reason: r}", []),
      ("draft: true\npublishDate: 2024-10-01\nwithdrawn: {date: 2024-11-01, reason: r}", []),
      (
        "expiryDate: 2024-10-01\nwithdrawn: {date: 2024-11-01, reason: r}\ncorrections: [{date: 2024-12-01, note: a}]",
        ["2024-10-01T00:00:00+00:00"]
      ),
      (
        "publishDate: 2024-10-01\ncorrections: [{date: 2024-09-20, note: a}, {date: 2024-10-01, note: b}]",
        ["2024-10-01T00:00:00+00:00"]
      ),
      (
        "withdrawn: {date: 2024-10-01, reason: r}\nexpiryDate: 2024-11-01",
        ["2024-10-01T00:00:00+00:00", "2024-11-01T00:00:00+00:00"]
      ),
      (
        "corrections: [{date: 2024-10-01, note: a}, {date: 2024-09-01, note: b}, {date: 2024-11-01, note: c, cosmetic: true}]",
        ["2024-10-01T00:00:00+00:00"]
      ),
    ] as [(String, [String])])
  func knowsChanges(yaml: String, moments: [String]) {
    let changes = Samples.visibility(now: noon).moments(of: Samples.matter("title: x\n\(yaml)").matter)
    #expect(Set(changes.map(\.at)).sorted().map(\.rfc3339) == moments)
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

  @Test("readers are told of corrections that have happened and are not cosmetic, the latest first")
  func tellsCorrections() {
    let matter = Samples.matter(
      """
      title: x
      corrections:
        - {date: 2024-09-02, note: a}
        - {date: 2024-09-05T12:00:00Z, note: b}
        - {date: 2024-09-05T12:00:01Z, note: c}
        - {date: 2024-09-03, note: d, cosmetic: true}
        - {date: 2024-09-02, note: e}
      """
    ).matter
    #expect(Samples.visibility(now: noon).corrections(of: matter).map(\.note.text) == ["b", "e", "a"])
    #expect(
      Samples.visibility(now: noon, future: true).corrections(of: matter).map(\.note.text) == ["c", "b", "e", "a"])
  }

  @Test(
    "dates of corrections and withdrawal that contradict others are warnings at their places",
    arguments: [
      ("date: 2024-09-05\ncorrections: [{date: 2024-09-04, note: a}]", ["dates-out-of-order 4:15"]),
      ("date: 2024-09-05T10:00:00Z\ncorrections: [{date: 2024-09-05, note: a}]", []),
      ("date: 2024-09-05T10:00:00Z\ncorrections: [{date: 2024-09-05T09:59:59Z, note: a}]", ["dates-out-of-order 4:15"]),
      ("corrections: [{date: 2024-10-05, note: a}]", ["correction-ahead 3:15"]),
      ("corrections: [{date: 2024-10-05, note: a, cosmetic: true}]", []),
      ("draft: true\ncorrections: [{date: 2024-10-05, note: a}]", []),
      ("date: 2024-09-01\nwithdrawn: {date: 2024-08-31, reason: r}", ["dates-out-of-order 4:1+9"]),
      (
        "date: 2024-08-01\npublishDate: 2024-09-02\nwithdrawn: {date: 2024-09-01, reason: r}",
        ["dates-out-of-order 5:1+9"]
      ),
      ("date: 2024-09-01\nwithdrawn: {date: 2024-09-01, reason: r}", []),
      ("expiryDate: 2024-09-01\nwithdrawn: {date: 2024-09-01, reason: r}", ["dates-out-of-order 4:1+9"]),
      ("expiryDate: 2025-09-01\nwithdrawn: {date: 2024-09-01, reason: r}", []),
      (
        "corrections: [{date: 2024-09-03, note: a}]\nwithdrawn: {date: 2024-09-02, reason: r}",
        ["dates-out-of-order 3:15"]
      ),
      ("corrections: [{date: 2024-09-02, note: a}]\nwithdrawn: {date: 2024-09-02, reason: r}", []),
    ] as [(String, [String])])
  func reportsContradictions(yaml: String, expected: [String]) {
    let faults = Samples.visibility(now: noon).faults(in: Samples.matter("title: x\n\(yaml)").matter)
    #expect(faults.map(\.short) == expected)
    #expect(faults.allSatisfy { $0.severity == .warning && $0.remedy != nil })
  }
}
