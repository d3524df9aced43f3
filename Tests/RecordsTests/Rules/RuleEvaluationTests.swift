import Chronology
import Diagnostics
import Testing

@testable import Records

/// The rules of the seeds (notice 002): 警示通报, 说清楚, 控制指标, 挂牌督办.
struct RuleEvaluationTests {
  static let twoInAMonth = """
    rules:
      two-in-a-month:
        title: 警示通报
        when: {measure: accidents, filters: {industry: 工矿商贸}, each: [region, month], atLeast: 2}
        obligation: {deadline: 10d}
    """

  @Test("The table is loaded without a finding")
  func sound() throws {
    #expect(try RuleSite(rules: Self.twoInAMonth).findings.isEmpty)
  }

  @Test("Two accidents of an industry in one county in one month make a notice due, with the rows behind it")
  func twoAccidents() throws {
    let site = try RuleSite(rules: Self.twoInAMonth)
    let (instances, findings) = try site.evaluate()
    #expect(findings.isEmpty)
    #expect(instances.map(\.brief) == ["2024-08 320402 3", "2024-09 320404 2"])
    let first = try #require(instances.first)
    #expect(first.records.count == 3)
    #expect(first.records.places.map(\.line) == [2, 3, 4])
    #expect(first.records.places.first?.path == "content/data/accidents.csv")
    // The second accident was the one that made it so.
    #expect(first.triggered.iso == "2024-08-20")
    #expect(first.deadline?.iso == "2024-08-30")
    #expect(first.state == .overdue)
    #expect(instances.last?.state == .open)
  }

  @Test("A rule looks at periods from its beginning on, and not after its end")
  func life() throws {
    let late = try RuleSite(rules: Self.twoInAMonth + "\n    since: 2024-09").evaluate().instances
    #expect(late.map(\.brief) == ["2024-09 320404 2"])
    let early = try RuleSite(rules: Self.twoInAMonth + "\n    until: 2024-08").evaluate().instances
    #expect(early.map(\.brief) == ["2024-08 320402 3"])
  }

  @Test("A level of the regions may be asked, and values may be named")
  func depth() throws {
    func briefs(_ when: String) throws -> [String] {
      try RuleSite(rules: "rules: {r: {when: {measure: accidents, \(when)}}}").evaluate().instances.map(\.brief)
    }
    #expect(try briefs("each: [month], atLeast: 5") == ["2024-08 5"])
    #expect(try briefs("each: [region, month], depth: {region: 0}, above: 3") == ["2024-08 320402 4"])
    #expect(
      try briefs("each: [region, month], filters: {region: [汀溪区]}, atLeast: 1") == [
        "2024-08 320404 1", "2024-09 320404 2",
      ])
    #expect(try briefs("each: [industry, year], above: 1") == ["2024 工矿商贸 6"])
  }

  @Test("A number below a bound counts only when the period is over")
  func below() throws {
    let site = try RuleSite(rules: "rules: {r: {when: {measure: accidents, each: [month], atMost: 2}}}")
    #expect(try site.evaluate().instances.isEmpty)
    let october = CivilDate(daysSinceEpoch: RuleSite.today.daysSinceEpoch + 1)
    #expect(try site.evaluate(today: october).instances.map(\.brief) == ["2024-09 2"])
    #expect(try site.evaluate(today: october).instances.first?.triggered.iso == "2024-09-30")
  }

  @Test("The share of a quota that is used; a quota of zero is used up by the first")
  func quota() throws {
    let rules = """
      rules:
        quota:
          when: {measure: deaths, of: target, each: [region, year], atLeast: 80%}
      """
    let site = try RuleSite(rules: rules)
    let instances = try site.evaluate().instances
    #expect(instances.map(\.brief) == ["2024 320402 80.00", "2024 320404 —"])
    #expect(instances[0].valueText(site.measures, language: "zh-Hans") == "80.00%")
    #expect(instances[0].boundText(site.measures, language: "zh-Hans") == "≥ 80%")
    #expect(instances[1].valueText(site.measures, language: "en") == "over a target of 0")
    let more = rules.replacing("80%", with: "80.01%")
    #expect(try RuleSite(rules: more).evaluate().instances.map(\.brief) == ["2024 320404 —"])
  }

  @Test("One accident of a grade obliges the county on its day")
  func explain() throws {
    let rules = """
      rules:
        explain:
          title: 说清楚
          when: {rows: accidents, where: {level: [较大, 重大, 特别重大]}, time: date, each: [region]}
          obligation: {kind: opinion, deadline: 5wd}
      """
    let site = try RuleSite(rules: rules)
    let instances = try site.evaluate().instances
    #expect(instances.map(\.brief) == ["2024-09-26 320404 1"])
    #expect(instances[0].coordinates[0].value.label == "汀溪区")
    #expect(instances[0].records.places.map(\.line) == [7])
    // Friday, a Sunday that makes up for a holiday, Monday, then the holidays until the 7th.
    #expect(instances[0].deadline?.iso == "2024-10-09")
    #expect(instances[0].isDeadlineApproximate == false)
  }

  @Test("A listed hazard is overdue the day after its term, until it is delisted")
  func overdue() throws {
    let rules = "rules: {late: {when: {rows: hazards, empty: delisted, overdue: due, each: [region, month]}}}"
    let site = try RuleSite(rules: rules)
    #expect(try site.evaluate().instances.map(\.brief) == ["2024-08 320402 1"])
    func instances(on day: String) throws -> Int {
      try site.evaluate(today: try #require(DateText(day)).date).instances.count
    }
    #expect(try instances(on: "2024-08-01") == 0)
    #expect(try instances(on: "2024-08-02") == 1)
  }

  @Test("So many rows may be needed, and the one that made it so counts")
  func rows() throws {
    let rules = """
      rules: {r: {when: {rows: accidents, time: date, each: [region, month], atLeast: 4}, obligation: {deadline: 1d}}}
      """
    let instances = try RuleSite(rules: rules).evaluate().instances
    #expect(instances.map(\.brief) == ["2024-08 320402 4"])
    #expect(instances.first?.deadline?.iso == "2024-08-29")
  }

  @Test("A deadline in working days without holidays is marked")
  func approximate() throws {
    let rules = Self.twoInAMonth.replacing("10d", with: "10wd")
    let accidents = RuleSite.accidents.replacing("2024-", with: "2023-")
    let (instances, findings) = try RuleSite(rules: rules, accidents: accidents).evaluate()
    #expect(instances.map(\.isDeadlineApproximate) == [true, true])
    #expect(findings.ids == ["holidays-missing"])
  }

  @Test("A filter by a value that is nowhere is reported, since it silences the rule")
  func unknownValue() throws {
    let site = try RuleSite(rules: Self.twoInAMonth.replacing("工矿商贸", with: "工矿"))
    let (instances, findings) = try site.evaluate()
    #expect(instances.isEmpty)
    #expect(findings.ids == ["rules-reference"])
  }
}

struct RuleAnsweringTests {
  let site: RuleSite

  init() throws { site = try RuleSite(rules: RuleEvaluationTests.twoInAMonth) }

  func answer(_ period: String?, _ region: String?, on day: String? = nil, rule: String = "two-in-a-month")
    -> RuleAnswer
  {
    RuleAnswer(
      rule: rule, period: period.flatMap { Period($0) }, dimensions: region.map { ["region": $0] } ?? [:],
      path: "content/notices/a.md", date: day.flatMap { DateText($0)?.date },
      location: SourceLocation(path: "content/notices/a.md", line: 5))
  }

  @Test("A bulletin with the same period and region answers, in time or late; names count like codes")
  func answers() throws {
    let (instances, findings) = try site.evaluate(
      answer("2024-08", "望舒区", on: "2024-08-30"), answer("2024-09", "320402,320404", on: "2024-10-30"))
    #expect(findings.isEmpty)
    #expect(instances.map(\.state) == [.answered, .answeredLate])
    #expect(instances.first?.answer == "content/notices/a.md")
  }

  @Test("Of several answers the earliest counts")
  func earliest() throws {
    let (instances, _) = try site.evaluate(
      answer("2024-08", "320402", on: "2024-09-30"), answer("2024-08", "320402", on: "2024-08-21"),
      answer("2024-08", "320402"))
    #expect(instances.first?.state == .answered)
    #expect(instances.first?.answerDate?.iso == "2024-08-21")
  }

  @Test("A bulletin that answers nothing is reported with what is due")
  func unmatched() throws {
    let (instances, findings) = try site.evaluate(
      answer("2024-07", "320402"), answer("2024-08", nil), answer(nil, nil))
    #expect(instances.map(\.state) == [.overdue, .open])
    #expect(findings.ids == ["rule-unmatched", "rule-unmatched", "rule-unmatched"])
    #expect(findings[0].message == "the rule \"two-in-a-month\" does not hold for 2024-07, region 320402")
    #expect(findings[0].remedy == "it holds for 2024-08, region 320402; 2024-09, region 320404")
    #expect(findings[1].message.hasSuffix("its front matter lacks region"))
    #expect(findings[2].message.hasSuffix("its front matter lacks period and region"))
    #expect(findings[0].location?.line == 5)
  }

  @Test("A rule that does not exist is an error")
  func unknown() throws {
    let findings = try site.evaluate(answer("2024-08", "320402", rule: "two-in-month")).findings
    #expect(findings.ids == ["rule-unknown"])
    #expect(findings.first?.remedy == "did you mean \"two-in-a-month\"?")
  }
}
