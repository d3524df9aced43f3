import Diagnostics
import Testing

@testable import Records

struct RulesReaderTests {
  /// The findings about rules alone, with their lines.
  func findings(_ rules: String) throws -> [Diagnostic] {
    try RuleSite(rules: rules).findings.filter { $0.location?.path == "content/data/rules.yaml" }
  }

  @Test("A rule with everything is read")
  func all() throws {
    let site = try RuleSite(
      rules: """
        rules:
          two-in-a-month:
            title: {zh-Hans: 警示通报, en: Warning notice}
            description: 一个月内发生2起以上
            source: 市安委会工作要点
            when: {measure: accidents, filters: {industry: [工矿商贸]}, each: [region, month], atLeast: 2}
            since: 2024-01
            until: 2025
            obligation: {kind: notice, deadline: 10wd, from: period-end}
            draft: {section: notices/warnings, title: "{region}{period}通报", body: "{figure:deaths.cumulative}"}
        """)
    #expect(site.findings.isEmpty)
    let rule = try #require(site.rules.rule("two-in-a-month"))
    #expect(rule.title.text(in: "en") == "Warning notice")
    #expect(rule.obligation.deadline == RuleTerm(days: 10, areWorkingDays: true))
    #expect(rule.obligation.start == .periodEnd)
    #expect(rule.draft.section == "notices/warnings")
    #expect(rule.each == RuleGrid([RuleGrid.Dimension("region")], .month))
  }

  @Test("An empty file has no rules and no faults")
  func empty() throws {
    #expect(try findings("").isEmpty)
    #expect(try RuleSite(rules: "").rules.rules.isEmpty)
  }

  @Test(
    "Faults of a rule are told with what to write",
    arguments: [
      ("title: x", "\"when\" is missing"),
      ("when: {each: [month]}", "\"when\" has either \"measure\" or \"rows\""),
      ("when: {measure: accident, each: [month], atLeast: 1}", "there is no measure \"accident\""),
      ("when: {measure: accidents, each: [regions, month], atLeast: 1}", "there is no dimension \"regions\""),
      ("when: {measure: accidents, each: [region], atLeast: 1}", "\"each\" needs one unit of time"),
      ("when: {measure: accidents, each: [year, month], atLeast: 1}", "\"each\" needs one unit of time"),
      ("when: {measure: accidents, each: [month]}", "\"when\" has no bound"),
      ("when: {measure: accidents, each: [month], above: 1, below: 3}", "\"when\" has more than one bound"),
      (
        "when: {measure: accidents, each: [month], above: many}",
        "\"above\" must be a number, such as 2 or 80%, not \"many\""
      ),
      ("when: {measure: quota, each: [month], above: 1}", "the measure \"quota\" cannot be asked by month"),
      (
        "when: {measure: quota, each: [level, year], above: 1}",
        "the measure \"quota\" does not know the dimension \"level\""
      ),
      ("when: {measure: accidents, of: target, each: [year], above: 1}", "the measure \"accidents\" has no target"),
      (
        "when: {measure: accidents, each: [month], depth: {region: 1}, above: 1}",
        "\"depth\" speaks of \"region\", which \"each\" does not have"
      ),
      (
        "when: {measure: accidents, each: [month], filters: {level: {}}, above: 1}",
        "\"level\" must be a value or a list of values, not a mapping"
      ),
      ("when: {rows: hazard, time: due}", "there is no table \"hazard\""),
      // What would follow from that is not told.
      ("when: {rows: hazard, time: due, each: [region]}, draft: {title: '{region}'}", "there is no table \"hazard\""),
      ("when: {rows: hazards, each: [region]}", "the rule does not say which day of a row counts"),
      ("when: {rows: hazards, time: region}", "\"time\" must be a column of dates, not \"region\""),
      ("when: {rows: hazards, overdue: due, empty: delistet}", "there is no column \"delistet\""),
      ("when: {rows: hazards, overdue: due, atleast: 1}", "unknown key \"atleast\""),
      ("when: {rows: hazards, overdue: due}, deadline: 1d", "unknown key \"deadline\""),
      (
        "when: {rows: hazards, overdue: due}, obligation: {deadline: soon}",
        "\"deadline\" must be a number of days (10d) or of working days (10wd), not \"soon\""
      ),
      ("when: {rows: hazards, overdue: due}, draft: {title: '{wo}'}", "\"{wo}\" stands for nothing"),
      ("when: {rows: hazards, overdue: due}, draft: {body: '{figure:death}'}", "\"{figure:death}\" stands for nothing"),
      (
        "when: {rows: hazards, overdue: due}, draft: {section: ../x}",
        "\"section\" must be a folder below content/, such as notices, not \"../x\""
      ),
      (
        "when: {rows: hazards, overdue: due}, since: soon",
        "\"since\" must be a period such as 2024 or 2024-08, not \"soon\""
      ),
    ])
  func faults(rule: String, message: String) throws {
    let found = try findings("rules:\n  r: {\(rule)}")
    #expect(found.map(\.message) == [message])
    #expect(found.first?.location?.line == 2)
    #expect(try RuleSite(rules: "rules:\n  r: {\(rule)}").rules.faulty == ["r"])
  }

  @Test("A name that cannot be part of a file's name is refused")
  func names() throws {
    #expect(try findings("rules: {a/b: {when: {rows: hazards, overdue: due}}}").ids == ["rules-definition"])
  }
}
