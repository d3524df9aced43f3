import Testing

@testable import Chronology

struct DateTextTests {
  @Test("a day alone has neither time nor offset", arguments: ["2024-09-05", "2024-9-5", "2024-9-05"])
  func readsDay(text: String) throws {
    let date = try #require(DateText(text))
    #expect(date.date == CivilDate(year: 2024, month: 9, day: 5))
    #expect(date.secondsOfDay == nil)
    #expect(date.offset == nil)
  }

  @Test(
    "a time is read with and without seconds, fraction and offset",
    arguments: [
      ("2024-09-05T08:30", 30_600, nil),
      ("2024-09-05t08:30:15", 30_615, nil),
      ("2024-09-05 08:30:00", 30_600, nil),
      ("2024-09-05   8:30", 30_600, nil),
      ("2024-09-05T00:00:00Z", 0, 0),
      ("2024-09-05T23:59:59z", 86_399, 0),
      ("2024-09-05T08:30:00.123456789+08:00", 30_600, 28_800),
      ("2024-09-05T08:30+08:00", 30_600, 28_800),
      ("2024-09-05 08:30:00 +0800", 30_600, 28_800),
      ("2024-09-05 08:30:00 +8", 30_600, 28_800),
      ("2024-09-05T08:30:00-03:30", 30_600, -12_600),
      ("2024-09-05T08:30:00-00:30", 30_600, -1_800),
      ("2024-09-05T08:30:00+23:59", 30_600, 86_340),
    ] as [(String, Int, Int?)])
  func readsTime(text: String, seconds: Int, offset: Int?) throws {
    let date = try #require(DateText(text))
    #expect(date.date == CivilDate(year: 2024, month: 9, day: 5))
    #expect(date.secondsOfDay == seconds)
    #expect(date.offset == offset)
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", "2024", "2024-09", "2024-09-", "2024/09/05", "24-09-05", "02024-09-05", "2024-009-05", "2024-09-005",
      " 2024-09-05", "2024-09-05 ", "2024-09-05T", "2024年9月5日", "yesterday", "2024-09-05x", "\u{FF12}024-09-05",
      "-2024-09-05",
    ])
  func refusesOtherText(text: String) {
    #expect(DateText(text) == nil)
  }

  @Test(
    "days that do not exist are refused",
    arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01"])
  func refusesNoDays(text: String) {
    #expect(DateText(text) == nil)
  }

  @Test(
    "times that do not exist or are cut short are refused",
    arguments: [
      "2024-09-05T24:00", "2024-09-05T08:60", "2024-09-05T08:30:60", "2024-09-05T08", "2024-09-05T08:",
      "2024-09-05T08:3", "2024-09-05T08:30:", "2024-09-05T08:30:5", "2024-09-05T08:30:00.", "2024-09-05T08:30.5",
      "2024-09-05T08:30:00.1234567890", "2024-09-05T0830", "2024-09-05T-8:30",
    ])
  func refusesNoTimes(text: String) {
    #expect(DateText(text) == nil)
  }

  @Test(
    "offsets that do not exist or are cut short are refused",
    arguments: ["+", "-", "+24:00", "+08:60", "+08:", "+08:0", "+080", "+08000", "+08:00:00", "Z0", "UTC", "Zz", "+-8"])
  func refusesNoOffsets(offset: String) {
    #expect(DateText("2024-09-05T08:30:00\(offset)") == nil)
    #expect(DateText("2024-09-05\(offset)") == nil)
  }
}
