import Chronology
import Diagnostics
import Testing

@testable import Records

struct CountingWindowRuleTests {
  func table(_ today: String) -> Checking {
    Checking("accidents", "date:date category:text level:text deaths:integer status:text", today: today)
  }

  @Test("Figures are final only when casualties are counted no more: 30 days, 7 for road accidents and fires")
  func early() {
    let row = "2024-08-01|坍塌|一般|1|最终"
    #expect(table("2024-08-31").findings(row).ids == ["accident-status"])
    #expect(table("2024-09-01").findings(row).isEmpty)
    for kind in ["道路交通", "火灾"] {
      #expect(table("2024-08-08").findings("2024-08-01|\(kind)|一般|1|最终").ids == ["accident-status"])
      #expect(table("2024-08-09").findings("2024-08-01|\(kind)|一般|1|最终").isEmpty)
    }
  }

  @Test("Figures that stay provisional long after the count are reported")
  func late() {
    let row = "2024-08-01|坍塌|一般|1|初步"
    #expect(table("2024-08-02").findings(row).isEmpty)
    #expect(table("2024-09-30").findings(row).isEmpty)
    let found = table("2024-10-01").findings(row)
    #expect(found.first?.message == "the figures are still called provisional, though the count ended on 2024-08-31")
    #expect(found.first?.severity == .warning)
  }

  @Test("The short window is found through the names of industry codes too")
  func codes() {
    var table = Checking(
      "accidents", "date:date industry:integer level:text deaths:integer status:text", today: "2024-08-09")
    table.table.codes = ["industry": CodeList([CodeList.Entry(code: "51", name: LocalizedText("道路运输"))])]
    #expect(table.findings("2024-08-01|51|一般|1|最终").isEmpty)
    #expect(table.findings("2024-08-01|41|一般|1|最终").ids == ["accident-status"])
  }

  @Test("Findings say on which days they would be the same")
  func sameFindings() throws {
    let rows = ["2024-08-01|坍塌|一般|1|最终", "2024-08-05|坍塌|一般|1|初步"]
    let run = table("2024-09-10").run(rows)
    let days = run.checks.sameFindings
    #expect(CivilDate(daysSinceEpoch: days.lowerBound).iso == "2024-09-01")
    #expect(CivilDate(daysSinceEpoch: days.upperBound).iso == "2024-10-04")
    for day in [days.lowerBound, days.upperBound] {
      #expect(table(CivilDate(daysSinceEpoch: day).iso).findings(rows[0], rows[1]) == run.findings)
    }
    for day in [days.lowerBound - 1, days.upperBound + 1] {
      #expect(table(CivilDate(daysSinceEpoch: day).iso).findings(rows[0], rows[1]) != run.findings)
    }
  }
}
