import Diagnostics
import SampleSites
import Testing

@testable import Checks

@Suite("Terms that no list has")
struct UnknownTermsTests {
  private static let measures = """
    dimensions:
      region: {label: 地区, codes: regions}
      level: {label: 等级, values: [一般, 较大]}
      cause: {label: 原因}
    measures:
      accidents: {label: 事故, resource: accidents, count: rows, dimensions: {region: region, level: level, cause: cause}}

    """

  private func site(_ measures: String = measures) throws -> SampleSite {
    try SampleSite("title: 站\nbaseURL: https://example.org/\nlanguage: zh-Hans\ntaxonomies:\n  region: {title: 地区}\n")
      .content("data/measures.yaml", measures)
      .content("data/accidents.csv", "id,region,level,cause\n1,990101,一般,火灾\n")
      .content("data/regions.csv", "code,name\n990101,东城区\n990102,西河县\n")
      .content(
        "data/datapackage.yaml",
        """
        resources:
          - name: accidents
            path: accidents.csv
            temporalCoverage: 2024-01..2024-05
            schema:
              fields: [{name: id, type: integer}, {name: region}, {name: level}, {name: cause}]
          - name: regions
            path: regions.csv
            schema: {fields: [{name: code}, {name: name}]}

        """)
  }

  private func found(_ site: SampleSite) async -> [Diagnostic] { await site.findings().of(.termUnknown) }

  @Test("are told at their place with the nearest that is known; codes and names are known")
  func terms() async throws {
    let site = try site().bulletin("notices/a", matter: "region: [东成区, 东城区, \"990102\", 临汾市]\nlevel: 较犬\ncause: 别的")
      .bulletin("notices/b", matter: "region: 东城区\nlevel: 一般")
    let found = await found(site)
    #expect(
      found.map(\.message) == [
        "\"东成区\" is no value of region", "\"临汾市\" is no value of region", "\"较犬\" is no value of level",
      ])
    #expect(
      found.map(\.remedy) == [
        "did you mean \"东城区\"?", "correct it, or add it to the code list \"regions\"", "did you mean \"较大\"?",
      ])
    #expect(found.map(\.location?.path) == Array(repeating: "content/notices/a.md", count: 3))
    #expect(found.map { $0.location?.line } == [5, 5, 6])
    #expect(found.map(\.severity) == [.warning, .warning, .warning])
  }

  @Test("may be meant: front matter says so")
  func off() async throws {
    #expect(await found(try site().bulletin("notices/a", matter: "region: 临汾市\nchecks: {term-unknown: off}")) == [])
  }

  @Test("of a site that lists none are not judged", arguments: ["", "dimensions:\n  region: {label: 地区}\n"])
  func undeclared(measures: String) async throws {
    let text = measures + "measures:\n  accidents: {label: 事故, resource: accidents, count: rows}\n"
    #expect(await found(try site(text).bulletin("notices/a", matter: "region: 东成区")) == [])
    #expect(await found(try SampleSite().bulletin("notices/a", matter: "region: 东成区")) == [])
  }

  @Test("are the codes of a warning's areas, if they are as long as those of the list")
  func areas() async throws {
    let site = try site().content(
      "warnings/a.md",
      """
      ---
      title: 大风蓝色预警
      date: 2024-05-31T08:00:00+08:00
      kind: warning
      colour: blue
      event: 大风
      category: Met
      urgency: Expected
      certainty: Likely
      expires: 2024-06-02
      region: 西和县
      areas:
        - {name: 开发区, codes: ["990101", "990103", "990101001"]}
        - {name: 全部, codes: {UGC: "990109x"}}
        - "990112"
      ---

      大风。

      """)
    let found = await found(site)
    #expect(found.map(\.message) == ["西和县", "990103", "990112"].map { "\"\($0)\" is no value of region" })
    #expect(found.map { $0.location?.line } == [11, 13, 15])
  }
}
