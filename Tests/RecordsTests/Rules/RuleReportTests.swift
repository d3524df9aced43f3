import Chronology
import Testing

@testable import Records

struct RuleReportTests {
  func report(_ answers: RuleAnswer..., language: String = "zh-Hans") throws -> RuleReport {
    let site = try RuleSite(rules: RuleEvaluationTests.twoInAMonth)
    let instances =
      try answers.first.map { try site.evaluate($0, language: language) } ?? site.evaluate(language: language)
    return RuleReport(
      instances.instances, rules: site.rules, measures: site.measures, today: RuleSite.today, language: language)
  }

  let answer = RuleAnswer(
    rule: "two-in-a-month", period: Period("2024-08"), dimensions: ["region": "320402"],
    path: "content/notices/a.md", date: DateText("2024-08-29")?.date)

  @Test("What is due is listed with the rows behind it and the command that drafts the answer")
  func lines() throws {
    #expect(
      try report().lines() == [
        "two-in-a-month: 警示通报",
        "  2024-08, 望舒区 (320402): 3起, ≥ 2起; overdue, was due by 2024-08-30",
        "    content/data/accidents.csv:2, 3, 4",
        "    bulletin new notice --rule two-in-a-month --period 2024-08 --region 320402",
        "  2024-09, 汀溪区 (320404): 2起, ≥ 2起; due by 2024-10-07",
        "    content/data/accidents.csv:7, 8",
        "    bulletin new notice --rule two-in-a-month --period 2024-09 --region 320404",
        "2 due, 1 of them overdue",
      ])
  }

  @Test("What is answered is left out unless it is asked for")
  func answered() throws {
    let report = try report(answer)
    #expect(!report.lines().contains { $0.contains("2024-08,") })
    #expect(
      report.lines(includesAnswered: true).contains(
        "  2024-08, 望舒区 (320402): 3起, ≥ 2起; answered by content/notices/a.md"))
    #expect(report.lines().last == "1 due, 0 of them overdue")
  }

  @Test("The JSON has rules, instances and a summary")
  func json() throws {
    #expect(
      try report(answer, language: "en").json.text == """
        {"format":1,"today":"2024-09-30","rules":[{"name":"two-in-a-month","title":"警示通报","kind":"notice",\
        "section":"notices"}],"instances":[{"rule":"two-in-a-month","state":"answered","period":"2024-08",\
        "values":[{"dimension":"region","code":"320402","label":"Wangshu"}],"value":"3","bound":"≥ 2 accidents",\
        "triggered":"2024-08-20","deadline":"2024-08-30","deadlineIsApproximate":false,"answer":"content/notices/a.md",\
        "recordCount":3,"records":[{"path":"content/data/accidents.csv","line":2},\
        {"path":"content/data/accidents.csv","line":3},{"path":"content/data/accidents.csv","line":4}]},\
        {"rule":"two-in-a-month","state":"open","period":"2024-09","values":[{"dimension":"region","code":"320404",\
        "label":"Tingxi"}],"value":"2","bound":"≥ 2 accidents","triggered":"2024-09-27","deadline":"2024-10-07",\
        "deadlineIsApproximate":false,"recordCount":2,"records":[{"path":"content/data/accidents.csv","line":7},\
        {"path":"content/data/accidents.csv","line":8}]}],\
        "summary":{"open":1,"overdue":0,"answered":1,"answered-late":0}}
        """)
  }
}
