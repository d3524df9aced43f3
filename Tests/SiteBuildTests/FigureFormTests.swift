import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Form of figures and charts")
struct FigureFormTests {
  /// What is found in a page about two accidents with three deaths and a loss.
  private static func findings(_ text: String) async throws -> [Diagnostic] {
    await (try site(text)).build().diagnostics
  }

  private static func page(_ text: String) async throws -> String {
    let site = try site(text)
    try await site.publish()
    return try #require(site.page("a/index.html"))
  }

  private static func site(_ text: String) throws -> SampleSite {
    try SampleSite().content("a.md", "---\ntitle: 文\nkind: page\n---\n\n\(text)\n")
      .content("data/accidents.csv", "date,deaths,loss\n2024-05-01,1,820000\n2024-05-02,2,1640000\n")
      .content(
        "data/datapackage.yaml",
        """
        resources:
          - name: accidents
            path: accidents.csv
            schema:
              fields: [{name: date, type: date}, {name: deaths, type: integer}, {name: loss, type: integer}]
        """
      )
      .content(
        "data/measures.yaml",
        """
        measures:
          accidents: {label: 起数, unit: 起, resource: accidents, count: rows, time: date}
          deaths: {label: 死亡, unit: 人, resource: accidents, sum: deaths, time: date}
          injured-or-dead: {label: 伤亡, unit: 人, resource: accidents, sum: deaths, time: date}
        """)
  }

  @Test("Charts, tables and lists of records without a caption are refused")
  func captions() async throws {
    let text = "![](chart:deaths?by=month)\n\n![](table:deaths?by=month)\n\n![](records:accidents)\n"
    let found = try await Self.findings(text)
    #expect(
      found.map(\.message) == ["a chart has no caption", "a table has no caption", "a list of records has no caption"])
    #expect(found.map { $0.location?.line } == [6, 8, 10])
    #expect(found.allSatisfy { $0.kind.id == "figure-form" })
  }

  @Test("A chart of measures with different units names the unit of each")
  func units() async throws {
    #expect(try await Self.page("![图](chart:accidents,deaths?by=month)").contains("起数（起）"))
    let same = try await Self.page("![图](chart:deaths,injured-or-dead?by=month)")
    #expect(same.contains("死亡") && !same.contains("死亡（人）"))
  }

  @Test("A figure in a title is refused, since titles are plain text")
  func titles() async throws {
    let site = try Self.site("正文。").content("b.md", "---\ntitle: 试[2起](figure:accidents)\nkind: page\n---\n")
    let found = await site.build().diagnostics
    #expect(found.map(\.message) == ["a figure stands in the title"])
    #expect(found.first?.location?.line == 2)
  }

  @Test("A text with two numbers is not written anew, since one of them would be lost")
  func severalNumbers() async throws {
    let found = try await Self.findings("死亡[4人、伤1人](figure:deaths)，死亡[4人](figure:deaths)。")
    #expect(found.count == 2)
    #expect(found.first?.fix == nil)
    #expect(found.last?.fix?.replacement == "3人")
  }
}
