import Testing

@testable import Chronology

struct TimestampTests {
  private func timestamp(_ text: String) throws -> Timestamp {
    let read = try #require(DateText(text))
    return Timestamp(date: read.date, secondsOfDay: read.secondsOfDay ?? 0, offset: read.offset ?? 0)
  }

  @Test(
    "a moment is counted from the epoch",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1969-12-31T23:59:59Z", -1),
      ("2024-09-05T08:30:00+08:00", 1_725_496_200), ("2024-09-04T20:30:00-04:00", 1_725_496_200),
      ("2000-02-29T12:00:00-03:30", 951_838_200),
    ])
  func countsSeconds(text: String, seconds: Int) throws {
    #expect(try timestamp(text).secondsSinceEpoch == seconds)
  }

  @Test("order, equality and hash are those of the moment, not of the offset")
  func comparesMoments() throws {
    let here = try timestamp("2024-09-05T08:30:00+08:00")
    let there = try timestamp("2024-09-04T20:30:00-04:00")
    #expect(here == there)
    #expect(Set([here, there]).count == 1)
    #expect(try timestamp("2024-09-05T08:30:01+08:00") > there)
    #expect(try timestamp("2024-09-05T00:00:00+14:00") < timestamp("2024-09-04T12:00:00-12:00"))
  }

  @Test(
    "the day and time of day are those of the offset, before the epoch too",
    arguments: [
      (0, 0, "1970-01-01", 0), (-1, 0, "1969-12-31", 86_399), (0, -3600, "1969-12-31", 82_800),
      (-1, 3600, "1970-01-01", 3599), (-86_400, 0, "1969-12-31", 0), (-86_401, 0, "1969-12-30", 86_399),
      (1_725_496_200, -14_400, "2024-09-04", 73_800),
    ])
  func seesLocalDay(seconds: Int, offset: Int, day: String, secondsOfDay: Int) {
    let moment = Timestamp(secondsSinceEpoch: seconds, offset: offset)
    #expect(moment.date.iso == day)
    #expect(moment.secondsOfDay == secondsOfDay)
  }

  @Test("another offset changes what is printed, not the moment")
  func changesOffset() throws {
    let moment = try timestamp("2024-12-31T20:00:00-05:00")
    #expect(moment.at(offset: 28_800) == moment)
    #expect(moment.at(offset: 28_800).rfc3339 == "2025-01-01T09:00:00+08:00")
  }

  @Test("advancing crosses days and years and keeps the offset")
  func advances() throws {
    let moment = try timestamp("2023-12-31T23:59:59-03:00")
    #expect(moment.advanced(by: 1).rfc3339 == "2024-01-01T00:00:00-03:00")
    #expect(moment.advanced(by: -86_400).rfc3339 == "2023-12-30T23:59:59-03:00")
  }

  @Test("the odd seconds of a local mean time change neither the moment nor the form")
  func cutsOddSeconds() {
    let shanghai = Timestamp(secondsSinceEpoch: -2_177_481_943, offset: 29_143)
    #expect(shanghai.secondsSinceEpoch == -2_177_481_943)
    #expect(shanghai.rfc3339 == "1900-12-31T23:59:17+08:05")
  }

  @Test(
    "a moment that no date can show stays printable",
    arguments: [Int.min, -62_135_683_201, 253_402_387_200, Int.max], [-86_340, 0, 28_800, 86_340, Int.max, Int.min])
  func survivesExtremes(seconds: Int, offset: Int) {
    let moment = Timestamp(secondsSinceEpoch: seconds, offset: offset)
    #expect(moment.rfc3339.utf8.count == 25)
    #expect(moment.rfc3339.hasPrefix(seconds < 0 ? "0001-01-01T" : "9999-12-31T"))
    #expect(moment.advanced(by: seconds).rfc3339.utf8.count == 25)
    #expect((0..<86_400).contains(moment.secondsOfDay))
  }

  @Test("the first and last moments of the calendar keep their offset")
  func keepsEdges() throws {
    for text in ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"] {
      #expect(try timestamp(text).rfc3339 == text)
    }
  }
}
