import Testing

@testable import SiteModel

struct KindReaderTests {
  private func read(_ yaml: String) -> (SiteConfiguration?, [String]) {
    let (configuration, faults) = Samples.readConfiguration("title: x\nbaseURL: https://a/\nkinds:\n\(yaml)")
    return (configuration, faults.map { "\($0.short) \($0.message)" })
  }

  @Test("a site adds a kind with fields of every type")
  func addsKind() throws {
    let (configuration, faults) = read(
      """
        drill:
          title: 演练
          needsDate: true
          fields: {venue: text, day: date, people: integer, secret: boolean, teams: list, plan: mapping, level: [省, 市]}
          required: [venue, period]
      """)
    #expect(faults.isEmpty)
    let site = try #require(configuration)
    let kind = try #require(site.kind(named: "drill"))
    #expect(kind.title == "演练")
    #expect(kind.needsKnownDate)
    #expect(kind.fields.map(\.name) == ["venue", "day", "people", "secret", "teams", "plan", "level", "period"])
    #expect(kind.fields.filter(\.isRequired).map(\.name) == ["venue", "period"])
    #expect(kind.fields[6].choices == ["省", "市"])

    let complete = Samples.matter(
      """
      title: x
      kind: drill
      date: 2024-09-05
      period: 2024-Q3
      venue: 广场
      day: 2024-09-04
      people: 30
      secret: no
      teams: [甲, 乙]
      plan: {a: b}
      level: 市
      """, in: site)
    #expect(complete.faults.isEmpty)
    #expect(complete.matter.fields.map(\.name) == ["venue", "day", "people", "secret", "teams", "plan", "level"])
    let wrong = Samples.matter(
      "title: x\nkind: drill\ndate: unknown\nday: x\npeople: many\nsecret: 2\nteams: {}\nplan: x\nlevel: 县\n", in: site)
    #expect(
      wrong.faults.filter { $0.kind == .missingKey }.map(\.message).sorted() == [
        "\"period\" is missing", "\"venue\" is missing",
      ])
    #expect(
      wrong.faults.filter { $0.kind == .valueType }.compactMap(\.location?.line).sorted() == [4, 5, 6, 7, 8, 9, 10])
  }

  @Test("a kind of a name alone has neither title nor fields of its own")
  func addsBareKind() throws {
    let kind = try #require(read("  drill:\n").0?.kind(named: "drill"))
    #expect(kind.title == "drill")
    #expect(kind.fields.isEmpty)
    #expect(!kind.needsKnownDate)
  }

  @Test("a built-in kind keeps what the site does not change")
  func overridesKind() throws {
    let site = try #require(read("  notice:\n    title: 公告\n    required: [issuer]\n").0)
    let kind = try #require(site.kind(named: "notice"))
    #expect(kind.title == "公告")
    #expect(kind.fields.map(\.name) == ["issuer", "documentNumber", "recipients"])
    #expect(kind.fields.filter(\.isRequired).map(\.name) == ["issuer"])
    #expect(site.kinds.filter { $0.name == "notice" }.count == 1)
    #expect(site.kinds.count == KindDefinition.builtIn.count)

    let eased = try #require(read("  warning: {needsDate: false, required: []}\n").0?.kind(named: "warning"))
    #expect(!eased.needsKnownDate)
    #expect(eased.fields.allSatisfy { !$0.isRequired })
    let replaced = try #require(read("  statistics: {fields: {office: text}}\n").0?.kind(named: "statistics"))
    #expect(replaced.fields.map(\.name) == ["office"])
  }

  @Test(
    "a wrong definition is reported at its place",
    arguments: [
      ("  drill: x\n", "value-type 4:10+1 \"drill\" must be a mapping of keys to values, not \"x\""),
      ("  drill: {fields: x}\n", "value-type 4:19+1 \"fields\" must be a mapping of field names to types"),
      ("  drill: {fields: {a: number}}\n", "value-type 4:23+6 \"a\" must be one of text, date, integer"),
      ("  drill: {fields: {a: choice}}\n", "value-type 4:23+6 \"a\" must be one of text, date, integer"),
      ("  drill: {fields: {a: }}\n", "value-type 4:23 \"a\" must be one of text"),
      ("  drill: {fields: {a: []}}\n", "value-type 4:23 \"a\" must be a list of the words that it may hold"),
      ("  drill: {fields: {a: [b, [c]]}}\n", "value-type 4:23 \"a\" must be a list of the words that it may hold"),
      ("  drill: {fields: {title: text}}\n", "value-type 4:20+5 \"title\" is a key that every bulletin has"),
      ("  drill: {required: [venue]}\n", "value-type 4:22+5 the kind \"drill\" has no field \"venue\""),
      ("  drill: {required: [title]}\n", "value-type 4:22+5 the kind \"drill\" has no field \"title\""),
      ("  drill: {needsDate: 2}\n", "value-type 4:22+1 \"needsDate\" must be true or false"),
      ("  drill: {colour: red}\n", "unknown-key 4:11+6 unknown key \"colour\""),
      ("  a/b:\n", "value-type 4:3+3 the name of a kind holds a slash: \"a/b\""),
      ("  '':\n", "value-type 4:3 the name of a kind is empty: \"\""),
      ("  - drill\n", "value-type 4:3 \"kinds\" must be a mapping such as \"drill: {title: 演练}\""),
    ])
  func reports(yaml: String, fault: String) throws {
    let faults = read(yaml).1
    #expect(faults.count == 1)
    #expect(try #require(faults.first).hasPrefix(fault))
  }
}
