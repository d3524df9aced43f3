import Chronology
import Diagnostics
import Testing

@testable import Records

/// The smaller rules of the profiles.
struct FieldRulesTests {
  @Test("A hazard is announced before it is due and before it is delisted")
  func dateOrder() {
    let table = Checking("hazards", "announced:date due:date delisted:date")
    #expect(table.findings("2024-01-01|2024-01-01|2024-01-01", "2024-01-01|2024-03-01|").isEmpty)
    let found = table.findings("2024-01-02|2024-01-01|", "2024-01-02|2024-02-01|2024-01-01")
    #expect(found.ids == ["date-order", "date-order"])
    #expect(found.compactMap(\.location?.column) == [2, 3])
  }

  @Test(
    "The status of a hazard follows from its dates and the day",
    arguments: [
      ("督办中|2024-10-01|", nil), ("督办中|2024-09-01|", Severity.note), ("逾期|2024-09-29|", nil),
      ("逾期|2024-09-30|", .warning), ("已摘牌|2024-09-01|2024-09-10", nil), ("已摘牌|2024-09-01|", .warning),
      ("督办中|2024-10-01|2024-09-10", .warning),
    ])
  func hazardStatus(row: String, severity: Severity?) {
    let table = Checking("hazards", "announced:date status:text due:date delisted:date")
    let found = table.findings("2024-01-01|\(row)")
    #expect(found.map(\.severity) == [severity].compactMap { $0 })
    #expect(found.ids.allSatisfy { $0 == "hazard-status" })
  }

  @Test("The status of a hazard is computed for any day")
  func computedStatus() throws {
    let due = try #require(CivilDate(year: 2024, month: 9, day: 30))
    let after = CivilDate(daysSinceEpoch: due.daysSinceEpoch + 1)
    #expect(HazardStatus(due: due, delisted: nil, on: due) == .open)
    #expect(HazardStatus(due: due, delisted: nil, on: after) == .overdue)
    #expect(HazardStatus(due: due, delisted: after, on: due) == .open)
    #expect(HazardStatus(due: due, delisted: after, on: after) == .delisted)
    #expect(HazardStatus(due: nil, delisted: nil, on: after) == .open)
  }

  @Test("One quota is set for an indicator, a region and a year")
  func quota() {
    let table = Checking("targets", "year:integer region:integer indicator:text quota:integer")
    #expect(table.findings("2024|320402|死亡|3", "2024|320404|死亡|3", "2023|320402|死亡|3").isEmpty)
    let found = table.findings("2024|320402|死亡|3", "2024|320402|死亡|4")
    #expect(found.ids == ["duplicate-quota"])
    #expect(found.first?.location?.line == 3)
    #expect(found.first?.notes.first?.location?.line == 2)
  }

  @Test("No more is put right than was found, and a written rate agrees however it is rounded")
  func supervision() {
    let table = Checking("supervision", "findings:integer rectified:integer 整改率:2")
    #expect(table.findings("45|8|17.77", "45|8|17.78", "0|0|", "10|10|100").isEmpty)
    #expect(table.findings("45|46|").ids == ["exceeds-whole"])
    #expect(table.findings("45|8|17.79").ids == ["rate-disagrees"])
    #expect(table.findings("45|8|17.79").first?.message == "\"整改率\" is 17.79, but 8 of 45 are 17.78 %")
  }

  @Test("Numbers below zero are errors")
  func negative() {
    let table = Checking("enforcement", "date:date cases:integer fines:2")
    let found = table.findings("2024-01-01|-1|0", "2024-01-01|0|-0.5")
    #expect(found.ids == ["negative-number", "negative-number"])
    #expect(found.last?.message == "\"fines\" is -0.50, below zero")
  }

  @Test("A day after that of the build is reported, and no other")
  func future() {
    let table = Checking("enforcement", "date:datetime cases:integer")
    #expect(table.findings("2024-09-30T23:59:00|1").isEmpty)
    #expect(table.findings("2024-10-01T00:00:00|1").ids == ["record-in-future"])
  }

  @Test("A decision is shown from its day on, for at most three years")
  func displayTerm() throws {
    let table = Checking("enforcement", "date:date display_until:date")
    #expect(table.findings("2021-01-20|2024-01-19", "2021-01-20|2024-01-20", "2024-01-20|2025-01-19").isEmpty)
    #expect(table.findings("2021-01-20|2024-01-21").ids == ["display-term"])
    #expect(table.findings("2021-01-20|2021-01-19").ids == ["date-order"])
    let leap = try #require(CivilDate(year: 2024, month: 2, day: 29))
    #expect(DisplayTerm.lastDay(of: leap).iso == "2025-02-28")
  }

  @Test("A warning has one of four colours and holds before it expires")
  func warnings() {
    let table = Checking("warnings", "colour:text effective:datetime expires:datetime")
    #expect(table.findings("红|2024-01-01T08:00|2024-01-01T09:00", "Ⅱ级|2024-01-01T08:00|", "blue||").isEmpty)
    let found = table.findings("紫|2024-01-01T08:00|2024-01-01T08:00")
    #expect(found.ids == ["profile-word", "date-order"])
    #expect(found.allSatisfy { $0.severity == .error })
  }

  @Test("A region code has six digits in pairs; names are left to foreign keys")
  func regions() {
    let text = Checking("targets", "quota:integer region:text")
    #expect(text.findings("1|320402", "1|320400", "1|天宁区", "1|").isEmpty)
    #expect(text.findings("1|32040", "1|3204022", "1|320012", "1|012345", "1|3204O2").count == 5)
    let number = Checking("targets", "quota:integer region:integer")
    #expect(number.findings("1|320402").isEmpty)
    #expect(number.findings("1|32040").ids == ["region-code"])
  }

  @Test("An industry code is valid on the day of its record")
  func validity() throws {
    func day(_ text: String) throws -> Int { try #require(DateText(text)).date.daysSinceEpoch }
    var table = Checking("enforcement", "date:date industry:text")
    var old = CodeList.Entry(code: "G", name: LocalizedText("工矿商贸"))
    old.since = try day("2003-01-01")
    old.until = try day("2015-12-31")
    var new = CodeList.Entry(code: "20", name: LocalizedText("采矿业"))
    new.since = try day("2016-01-01")
    table.table.codes = ["industry": CodeList([old, new])]
    #expect(table.findings("2015-12-31|G", "2016-01-01|20", "2016-01-01|unknown").isEmpty)
    let found = table.findings("2016-01-01|G", "2015-12-31|20")
    #expect(found.ids == ["code-validity", "code-validity"])
    #expect(found.first?.message == "code \"G\" (工矿商贸) was not valid on 2016-01-01: 2003-01-01 to 2015-12-31")
  }
}
