import Chronology
import Testing

@testable import Records

struct RuleDraftTests {
  func draft(_ rules: String, language: String = "zh-Hans") throws -> RuleDraft {
    let site = try RuleSite(rules: rules)
    let instance = try #require(try site.evaluate(language: language).instances.first)
    return RuleDraft(
      instance, measures: site.measures, source: site.source(language), language: language, date: RuleSite.today)
  }

  @Test("Front matter names rule, period and region; figures are links already")
  func template() throws {
    let draft = try draft(
      RuleEvaluationTests.twoInAMonth + """

            draft:
              title: 关于{region}{period}事故的{title}
              body: |
                {region.code}:{period},{region}发生{measure}{figure},死亡{figure:deaths},全年{figure:deaths.cumulative}。

                {records}
                {deadline}前回复。
        """)
    #expect(draft.path == "notices/two-in-a-month-2024-08-320402.md")
    #expect(
      draft.text == """
        ---
        title: "关于望舒区2024年8月事故的警示通报"
        date: 2024-09-30
        kind: "notice"
        draft: true
        rule: "two-in-a-month"
        period: "2024-08"
        region: "320402"
        ---

        320402:2024年8月,望舒区发生事故[3起](figure:accidents?industry=工矿商贸),死亡[3人](figure:deaths?industry=工矿商贸),\
        全年[3人](figure:deaths.cumulative?industry=工矿商贸)。

        ![警示通报](records:accidents?industry=工矿商贸)
        2024年8月30日前回复。

        """)
  }

  @Test("Without texts of its own a rule has a draft in the site's language")
  func defaults() throws {
    #expect(
      try draft(RuleEvaluationTests.twoInAMonth).text.contains("2024年8月，望舒区事故[3起](figure:accidents?industry=工矿商贸)"))
    let english = try draft(RuleEvaluationTests.twoInAMonth, language: "en")
    #expect(english.title == "警示通报: Wangshu, August 2024")
    #expect(english.text.contains("Wangshu, August 2024, Accidents: [3 accidents](figure:accidents?industry=工矿商贸)."))
  }

  @Test("A rule about rows lists them, filtered by what are dimensions")
  func rows() throws {
    let draft = try draft(
      "rules: {explain: {title: 说清楚, when: {rows: accidents, where: {level: 较大}, time: date, each: [region]}}}")
    #expect(draft.path == "notices/explain-2024-09-26-320404.md")
    #expect(draft.text.contains("![说清楚](records:accidents?level=较大)"))
    #expect(draft.title == "汀溪区2024年9月26日说清楚")
  }

  @Test("A list by another day than the table's own names the days, and widens a period that would count")
  func otherDays() throws {
    let text = try draft("rules: {late: {when: {rows: hazards, empty: delisted, overdue: due, each: [region, month]}}}")
      .text
    #expect(text.contains("2024年8月，望舒区有1条记录，达到“late”的条件。"))
    #expect(text.contains("](records:hazards?due=2024-08-01)"))
    let other = try draft(
      "rules: {paid: {when: {rows: accidents, time: closed, where: {level: 较大}, each: [region, month]}}}")
    #expect(other.text.contains("](records:accidents?closed=2024-09-28&level=较大&period=2014..2024)"))
  }

  /// The addresses of links and images of a scheme in a text.
  private func addresses(_ scheme: String, in text: String) -> [String] {
    text.split(separator: "](").dropFirst().map { String($0.prefix { $0 != ")" }) }.filter { $0.hasPrefix(scheme) }
  }

  @Test("The addresses in a draft ask, on its page, for what the rule found")
  func addresses() throws {
    let site = try RuleSite(
      rules: RuleEvaluationTests.twoInAMonth + """

            draft: {body: "{figure} {records}"}
          late:
            when: {rows: hazards, empty: delisted, overdue: due, each: [region, month]}
        """)
    #expect(site.findings.isEmpty)
    let instances = try site.evaluate().instances
    #expect(instances.count == 3)
    for instance in instances {
      let text = RuleDraft(
        instance, measures: site.measures, source: site.source(), language: "zh-Hans", date: RuleSite.today
      ).text
      let values = Dictionary(uniqueKeysWithValues: instance.coordinates.map { ($0.dimension, $0.value.code) })
      let page = PageScope(period: instance.period, values: values)
      for address in addresses("figure:", in: text) {
        let parsed = try #require(FigureQueryParser.parse(address))
        let figure = try site.evaluator.figure(try site.evaluator.bind(parsed.query, in: page))
        #expect(figure?.outcome == instance.value.map { .number($0) })
      }
      let list = try #require(addresses("records:", in: text).first)
      let parsed = try #require(FigureQueryParser.parse(list))
      #expect(parsed.faults.isEmpty)
      let request = try RecordsBinder.bind(parsed.query, in: page, site.evaluator.store)
      let rows = try site.evaluator.store.engine.rows(request)
      // A hazard that was delisted in time has the same term.
      #expect(Set(rows.places).isSuperset(of: instance.records.places))
      #expect(rows.count == instance.records.count || instance.rule.name == "late")
    }
  }

  @Test("Text from the data cannot break the front matter")
  func quoting() throws {
    let rules = RuleEvaluationTests.twoInAMonth.replacing("title: 警示通报", with: "title: 'a\"b: #c\\'")
    #expect(try draft(rules).text.contains("title: \"望舒区2024年8月a\\\"b: #c\\\\\"\n"))
  }

  @Test(
    "Periods are named in both languages",
    arguments: [
      ("2024", "2024年", "2024"), ("2024-H2", "2024年下半年", "the second half of 2024"),
      ("2024-Q3", "2024年第三季度", "Q3 2024"), ("2024-W05", "2024年第5周", "week 5 of 2024"),
      ("2024-08-05", "2024年8月5日", "5 August 2024"),
      ("2024-01..2024-08", "2024年1月至2024年8月", "January 2024 to August 2024"),
    ])
  func periods(text: String, chinese: String, english: String) throws {
    let period = try #require(Period(text))
    #expect(PeriodWording.text(period, language: "zh-Hans") == chinese)
    #expect(PeriodWording.text(period, language: "en") == english)
  }
}
