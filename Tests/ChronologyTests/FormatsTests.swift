import Testing

@testable import Chronology

struct FormatsTests {
  @Test(
    "both forms have English names, padded numbers and a numeric offset",
    arguments: [
      ("2024-09-05T08:30:00+08:00", "Thu, 05 Sep 2024 08:30:00 +0800"),
      ("2024-02-29T00:00:01-03:30", "Thu, 29 Feb 2024 00:00:01 -0330"),
      ("1999-12-31T23:59:59+00:00", "Fri, 31 Dec 1999 23:59:59 +0000"),
      ("2024-01-07T12:00:00-00:30", "Sun, 07 Jan 2024 12:00:00 -0030"),
      ("0987-06-05T04:03:02+14:00", "Tue, 05 Jun 0987 04:03:02 +1400"),
    ])
  func printsBothForms(rfc3339: String, rfc822: String) throws {
    let read = try #require(DateText(rfc3339))
    let moment = Timestamp(
      date: read.date, secondsOfDay: try #require(read.secondsOfDay), offset: try #require(read.offset))
    #expect(moment.rfc3339 == rfc3339)
    #expect(moment.rfc822 == rfc822)
  }

  @Test("every month has its name")
  func namesMonths() throws {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for (index, name) in names.enumerated() {
      let date = try #require(CivilDate(year: 2024, month: index + 1, day: 1))
      #expect(Timestamp(date: date, offset: 0).rfc822.contains(" \(name) 2024 "))
    }
  }

  @Test("a day is printed with padded numbers", arguments: [(2024, 9, 5, "2024-09-05"), (7, 12, 31, "0007-12-31")])
  func printsDay(year: Int, month: Int, day: Int, text: String) {
    #expect(CivilDate(year: year, month: month, day: day)?.iso == text)
  }

  @Test("what is printed is read back as the same moment")
  func roundTrips() throws {
    for seconds in stride(from: -4_000_000_000, through: 8_000_000_000, by: 123_456_789) {
      for offset in [-43_200, -12_600, 0, 20_700, 50_400] {
        let moment = Timestamp(secondsSinceEpoch: seconds, offset: offset)
        let read = try #require(DateText(moment.rfc3339))
        let again = Timestamp(
          date: read.date, secondsOfDay: try #require(read.secondsOfDay), offset: try #require(read.offset))
        #expect(again == moment)
        #expect(again.offset == offset)
      }
    }
  }
}
