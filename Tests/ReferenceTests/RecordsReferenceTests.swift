import Charts
import Chronology
import DataFormats
import Diagnostics
import Files
import Foundation
import Numbers
import SiteBuild
import SiteModel
import Testing

@testable import Records

@Suite("Reference of records")
struct RecordsReferenceTests {
  // MARK: Examples

  @Test("has examples that make a site without findings", arguments: ExampleSite.pages)
  func examples(page: String) async throws {
    let report = try await ExampleSite(upTo: page).build()
    #expect(report.diagnostics.map { "\($0.location?.path ?? ""): \($0.message)" } == [])
  }

  @Test("writes addresses that the parser takes", arguments: ExampleSite.pages + ["../../README.md"])
  func addresses(page: String) throws {
    var count = 0
    for match in try GeneratedPart.read(page).matches(of: /(figure|chart|table|records):[^\s`)"]+/) {
      let address = String(match.output.0)
      // Words in capitals stand for names of one's own, braces for placeholders of drafts.
      if address.contains(/[A-Z]{3}|[{}]/) { continue }
      guard let (_, faults) = FigureQueryParser.parse(address) else { continue }
      #expect(faults.map(\.message) == [], "\(page): \(address)")
      count += 1
    }
    #expect(count > 0 || ["data.md", "warnings.md"].contains(page))
  }

  @Test("shows what a wrong figure looks like", arguments: ["figures.md", "../../README.md"])
  func mismatch(page: String) async throws {
    let example = try ExampleSite(upTo: "figures.md")
    let path = "content/statistics/2024-08.md"
    let text = try #require(example.site.folder.text(path))
    try example.site.file(path, text.replacing("[2起]", with: "[3起]"))
    let report = await example.build()
    let reporter = TextReporter(colour: false) { path in
      example.site.folder.bytes(path).map { SourceFile(path: path, bytes: $0) }
    }
    try GeneratedPart(
      page: page, name: "mismatch", text: "```\n" + reporter.report(report.diagnostics).trimmed + "\n```"
    )
    .check()
  }

  @Test("shows what is due, and the draft of its answer")
  func obligations() async throws {
    let example = try ExampleSite(upTo: "rules.md")
    let (found, diagnostics) = await Obligations.find(example.request)
    #expect(diagnostics.map(\.message) == [])
    let obligations = try #require(found)
    let due = obligations.report.lines().joined(separator: "\n")
    try GeneratedPart(page: "rules.md", name: "due", text: "```\n\(due)\n```").check()
    let instance = try #require(
      obligations.instances(rule: "two-in-a-month", period: Period("2023-08"), values: ["region": "990104"]).first)
    let (path, text) = obligations.draft(of: instance)
    #expect(try GeneratedPart.read("rules.md").contains("`\(path)`"))
    try GeneratedPart(page: "rules.md", name: "draft", text: "```markdown\n\(text.trimmed)\n```").check()
  }

  @Test("names everything that happens at a moment")
  func moments() throws {
    let page = try Page("commands.md")
    for occasion in Moment.Occasion.allCases { page.expectWord(occasion.rawValue) }
  }

  // MARK: Queries

  @Test("names every view, scheme, key and unit of time of a query")
  func queries() throws {
    let page = try Page("figures.md")
    for view in FigureView.allCases { page.expectRow(view.rawValue) }
    for scheme in FigureQuery.Scheme.allCases {
      #expect(page.text.contains("(\(scheme.rawValue):"))
      for key in FigureQueryParser.keys(of: scheme) { page.expectRow(key) }
    }
    for unit in Period.Unit.allCases { page.expectWord(unit.rawValue) }
    for kind in Chart.Kind.allCases { page.expectWord(kind.rawValue) }
    for absence in ComputedFigure.Absence.allCases { page.expectWord(absence.rawValue) }
  }

  @Test("lists the notes on figures without a number")
  func outcomes() throws {
    let words = try ["en", "zh-Hans"].map { try Self.texts(language: $0) }
    var text = "| Outcome | English | Chinese |\n|---|---|---|\n"
    for absence in ComputedFigure.Absence.allCases {
      let notes = try words.map { try #require($0["absence-" + absence.rawValue]) }
      text += "| `\(absence.rawValue)` | \(notes[0]) | \(notes[1]) |\n"
    }
    let notes = try words.map { try #require($0["figure-partial"]) }
    text += "| an incomplete value | \(notes[0]) | \(notes[1]) |\n"
    try GeneratedPart(page: "figures.md", name: "outcomes", text: text).check()
  }

  /// The texts of the theme.
  private static func texts(language: String) throws -> [String: String] {
    let path = "templates/i18n/\(language).yaml"
    let text = try String(contentsOf: GeneratedPart.repository.appending(path: path), encoding: .utf8)
    var found: [Diagnostic] = []
    let members = YAMLReader.read(text, path: path, into: &found)?.members ?? []
    return Dictionary(members.compactMap { member in member.value.text.map { (member.key, $0) } }) { first, _ in first }
  }

  // MARK: Files

  @Test("names every key of measures.yaml")
  func measures() throws {
    let page = try Page("measures.md")
    var keys = try KnownKeys.ofMeasures("dimensions: {d: {?}}")
    let forms = [
      "count: rows, resource: t", "sum: number, resource: t", "distinct: code, resource: t", "ratio: [a, b]",
      "rate: a, per: b",
    ]
    let others = "a: {count: rows, resource: t}, b: {count: rows, resource: t}"
    for form in forms { keys.formUnion(try KnownKeys.ofMeasures("measures: {\(others), m: {\(form), ?}}")) }
    for key in keys { page.expectRow(key) }
    for name in QueryNames.keys + QueryNames.timeUnits { page.expectWord(name) }
    let words =
      Dimension.Rollup.allCases.map(\.rawValue) + Measure.Better.allCases.map(\.rawValue)
      + RoundingMode.allCases.map(\.rawValue)
    for word in words { page.expectWord(word) }
  }

  @Test("names every key and placeholder of rules.yaml")
  func rules() throws {
    let page = try Page("rules.md")
    let measure = "measure: m, each: [month], atLeast: 1"
    let conditions = ["\(measure), ?", "rows: t, time: day, ?"]
    var keys = try KnownKeys.ofRules("rules: {r: {?, when: {\(measure)}}}")
    for condition in conditions { keys.formUnion(try KnownKeys.ofRules("rules: {r: {when: {\(condition)}}}")) }
    for key in keys { page.expectRow(key) }
    for key in try KnownKeys.ofRules("rules: {r: {when: {\(measure)}, obligation: {?}, draft: {?}}}") {
      page.expectWord(key)
    }
    for start in RuleObligation.Start.allCases { page.expectWord(start.rawValue) }
    let grid = RuleGrid([RuleGrid.Dimension("region")], .month)
    let rule = NoticeRule(name: "r", condition: .rows(RowCondition(table: "t", time: "day", columns: [:], each: grid)))
    for placeholder in RuleDraft.placeholders(of: rule) { page.expectWord("{\(placeholder)}") }
  }

  @Test("names every key of datapackage.yaml")
  func package() throws {
    let page = try Page("data.md")
    for key in KnownKeys.ofPackage("?\nresources: []") { page.expectWord(key) }
    let resource = "name: t, data: [{a: 1}]"
    var keys = KnownKeys.ofPackage("resources: [{\(resource), ?, dialect: {?}, schema: {?, fields: [{name: a}]}}]")
    for type in FieldType.allCases {
      page.expectWord(type.rawValue)
      let field = "{name: a, type: \(type.rawValue), ?}"
      keys.formUnion(KnownKeys.ofPackage("resources: [{\(resource), schema: {fields: [\(field)]}}]"))
    }
    keys.formUnion(KnownKeys.ofPackage("resources: [{\(resource), lifecycle: {?, withdrawn: {?}}}]"))
    for key in keys { page.expectWord(key) }
    let field = "{name: a, constraints: {?}}"
    for key in KnownKeys.ofPackage("resources: [{\(resource), schema: {fields: [\(field)]}}]") { page.expectWord(key) }
    let words =
      TextEncoding.allCases.map(\.rawValue) + TableFormat.allCases.map(\.rawValue)
      + TableSchema.FieldsMatch.allCases.map(\.rawValue) + [WorkingCalendar.resource]
      + WorkingCalendar.holidayWords + WorkingCalendar.makeUpWords
    for word in words { page.expectWord(word) }
  }

  @Test("lists the profiles with their roles, words and rules")
  func profiles() throws {
    let text = RecordProfile.all.map(ProfileReference.markdown).joined(separator: "\n")
    try GeneratedPart(page: "data.md", name: "profiles", text: text).check()
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}

/// A reference page, asked for what it names.
struct Page {
  let name: String
  let text: String
  /// First cells of tables.
  private let rows: [Substring]

  init(_ name: String) throws {
    self.name = name
    text = try GeneratedPart.read(name)
    rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap { $0.split(separator: "|").first }
  }

  /// A row of a table is about it.
  func expectRow(_ key: String) {
    #expect(rows.contains { $0.contains("`\(key)`") }, "no table of \(name) has a row for \(key)")
  }

  func expectWord(_ word: String) { #expect(text.contains("`\(word)`"), "\(name) does not name \(word)") }
}
