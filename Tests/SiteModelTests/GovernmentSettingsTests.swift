import Testing

@testable import SiteModel

struct GovernmentSettingsTests {
  @Test("every key is read into its type")
  func reads() throws {
    let site = Samples.configuration(
      """
      taxonomies: {region: , topics: {title: 主题分类}}
      government:
        siteIDCode: "9901000001"
        numberSeries: [云安委办, 云应急]
        subject: topics
        columnTypes: {/notices/2024/: 政策文件}
      manifest: {signed: true}
      """)
    let government = try #require(site.government)
    #expect(government.siteIDCode == "9901000001")
    #expect(government.numberSeries == ["云安委办", "云应急"])
    #expect(government.subject == 1)
    #expect(government.columnTypes == ["notices/2024": "政策文件"])
    #expect(site.manifest.mustBeSigned)
    #expect(site.manifest.location?.line == 9)
  }

  @Test(
    "the key alone switches it on, its absence off",
    arguments: [("", false), ("government:", true), ("government: {}", true)])
  func presence(yaml: String, isOn: Bool) {
    #expect((Samples.configuration(yaml).government != nil) == isOn)
    #expect(!Samples.configuration(yaml).manifest.mustBeSigned)
  }

  @Test(
    "what it does not know is a fault",
    arguments: [
      ("government: {siteIDcode: 1}", "unknown-key"), ("government: {subject: nowhere}", "value-type"),
      ("government: yes", "value-type"), ("government: {columnTypes: [a]}", "value-type"),
      ("government: {columnTypes: {a: [b]}}", "value-type"), ("government: {numberSeries: {a: b}}", "value-type"),
      ("manifest: {signed: perhaps}", "value-type"), ("manifest: {sign: true}", "unknown-key"),
    ])
  func faults(yaml: String, id: String) {
    let found = Samples.readConfiguration("title: 站\nbaseURL: https://example.org/\n" + yaml).1
    #expect(found.map(\.kind.id) == [id])
  }
}
