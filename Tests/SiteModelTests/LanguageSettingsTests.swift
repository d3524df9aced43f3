import Testing

@testable import SiteModel

struct LanguageSettingsTests {
  @Test("languages are a list of tags; the site's own among them needs no setting")
  func readsList() {
    let configuration = Samples.configuration("languages: [zh-Hans, en, zh-Hant]")
    #expect(configuration.languages.map(\.tag) == ["en", "zh-Hant"])
    #expect(configuration.languages.map(\.name) == ["English", "繁體中文"])
    #expect(configuration.languages.map(\.title) == [nil, nil])
  }

  @Test("languages may be a mapping that says what the site is called in them")
  func readsMapping() throws {
    let configuration = Samples.configuration(
      """
      taxonomies: {region: {title: 地区}}
      languages:
        en: {name: In English, title: Bulletins, description: All, authority: The Office, taxonomies: {region: Region}}
        fr:
      """)
    let english = try #require(configuration.languages.first)
    #expect(english.name == "In English")
    #expect(english.title == "Bulletins")
    #expect(english.authority == "The Office")
    #expect(english.taxonomies == ["region": "Region"])
    #expect(configuration.languages.last?.name == "Français")
  }

  @Test(
    "what is no language, or named twice, or an unknown key is a fault",
    arguments: [
      ("languages: [e]", "value-type 3:13+1"), ("languages: [en, EN]", "value-type 3:17+2"),
      ("languages: {en: {titel: x}}", "unknown-key 3:18+5"),
      ("languages: {en: {taxonomies: {region: x}}}", "unknown-key 3:31+6"),
    ])
  func rejects(yaml: String, fault: String) {
    let (_, faults) = Samples.readConfiguration("title: 站\nbaseURL: https://example.org/base/\n\(yaml)")
    #expect(faults.map(\.short) == [fault])
  }
}
