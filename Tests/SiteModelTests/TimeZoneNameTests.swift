import Chronology
import Testing

@testable import SiteModel

struct TimeZoneNameTests {
  @Test(
    "a written date means a moment at the zone's clock of that day",
    arguments: [
      ("Asia/Shanghai", "2024-09-05", "2024-09-05T00:00:00+08:00"),
      ("Asia/Shanghai", "2024-09-05T08:30:00Z", "2024-09-05T08:30:00+00:00"),
      ("Asia/Shanghai", "2024-09-05T08:30+09:00", "2024-09-05T08:30:00+09:00"),
      // Summer time in China, 1986 to 1991.
      ("Asia/Shanghai", "1986-05-03", "1986-05-03T00:00:00+08:00"),
      ("Asia/Shanghai", "1986-05-05", "1986-05-05T00:00:00+09:00"),
      ("Asia/Shanghai", "1988-07-01T12:00", "1988-07-01T12:00:00+09:00"),
      ("Asia/Shanghai", "1991-09-14", "1991-09-14T00:00:00+09:00"),
      ("Asia/Shanghai", "1991-09-16", "1991-09-16T00:00:00+08:00"),
      ("Asia/Shanghai", "1992-07-01", "1992-07-01T00:00:00+08:00"),
      ("America/New_York", "2024-03-10", "2024-03-10T00:00:00-05:00"),
      ("America/New_York", "2024-03-11", "2024-03-11T00:00:00-04:00"),
      ("America/New_York", "2024-11-03T00:59:59", "2024-11-03T00:59:59-04:00"),
      ("America/New_York", "2024-11-03T02:00", "2024-11-03T02:00:00-05:00"),
      ("Asia/Kathmandu", "2024-01-01", "2024-01-01T00:00:00+05:45"),
      ("Pacific/Kiritimati", "2024-01-01", "2024-01-01T00:00:00+14:00"),
      ("UTC", "0001-01-01", "0001-01-01T00:00:00+00:00"),
    ])
  func knowsMoment(zone: String, written: String, moment: String) throws {
    let zone = try #require(TimeZoneName(zone))
    #expect(zone.timestamp(of: try #require(DateText(written))).rfc3339 == moment)
  }

  @Test(
    "a time that the clock skips is as long after the change as it was meant to be",
    arguments: [
      ("Asia/Shanghai", "1986-05-04T02:30", "1986-05-04T03:30:00+09:00"),
      ("America/New_York", "2024-03-10T02:30", "2024-03-10T03:30:00-04:00"),
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
      ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"),
    ])
  func readsSkippedTime(zone: String, written: String, same: String) throws {
    let zone = try #require(TimeZoneName(zone))
    let text = try #require(DateText(written))
    #expect(zone.timestamp(of: text) == Samples.moment(same))
  }

  @Test(
    "a time that the clock shows twice is the first of the two",
    arguments: [
      ("Asia/Shanghai", "1986-09-14T01:30", "1986-09-14T01:30:00+09:00"),
      ("America/New_York", "2024-11-03T01:30", "2024-11-03T01:30:00-04:00"),
      ("Europe/Berlin", "2024-10-27T02:00", "2024-10-27T02:00:00+02:00"),
    ])
  func readsRepeatedTime(zone: String, written: String, same: String) throws {
    let zone = try #require(TimeZoneName(zone))
    let text = try #require(DateText(written))
    #expect(zone.timestamp(of: text) == Samples.moment(same))
  }

  @Test(
    "later on the clock is never earlier in time",
    arguments: ["America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"])
  func keepsOrderAcrossGaps(name: String) throws {
    let zone = try #require(TimeZoneName(name))
    for day in ["2024-03-10", "1986-05-04", "2024-10-06"] {
      let moments = try (0..<24 * 4).map { quarter in
        let clock = "\(quarter / 4 < 10 ? "0" : "")\(quarter / 4):\(["00", "15", "30", "45"][quarter % 4])"
        return zone.timestamp(of: try #require(DateText("\(day)T\(clock)")))
      }
      // A gap maps its times onto those after it.
      #expect(Set(moments).count >= 24 * 4 - 4)
      #expect((moments.last?.secondsSinceEpoch ?? 0) - (moments.first?.secondsSinceEpoch ?? 0) >= 22 * 3600)
    }
  }

  @Test(
    "names that the database does not know are refused",
    arguments: ["", "Asia/Peking2", "Beijing", "+08:00x", "../etc"])
  func refusesUnknown(name: String) {
    #expect(TimeZoneName(name) == nil)
  }

  @Test("a slip of the pen is recognised")
  func suggests() {
    #expect(TimeZoneName.nearest(to: "Asia/Shangahi") == "Asia/Shanghai")
    #expect(TimeZoneName.nearest(to: "Nowhere") == nil)
  }
}
