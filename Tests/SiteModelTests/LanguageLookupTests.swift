import Testing

@testable import SiteModel

struct LanguageLookupTests {
  private static let theme = ["en", "zh-Hans", "zh-Hant"]

  @Test(
    "a language is served by itself, by a shorter tag, by its script",
    arguments: [
      ("en", "en"), ("en-GB", "en"), ("EN-us", "en"), ("zh-Hans", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh", "zh-Hans"),
      ("zh-SG", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-mo", "zh-Hant"), ("zh-Hant-TW", "zh-Hant"),
      ("zh-Hans-HK", "zh-Hans"), ("zh-Hant-x-office", "zh-Hant"), ("en-a-bbb-x-c", "en"),
    ])
  func servesLanguages(tag: String, found: String) {
    #expect(LanguageTag.lookup(tag, among: Self.theme) == found)
  }

  @Test("a language that nothing serves has nothing; Chinese in one script is not served by the other")
  func servesNoOthers() {
    #expect(LanguageTag.lookup("fr", among: Self.theme) == nil)
    #expect(LanguageTag.lookup("zh-TW", among: ["en", "zh-Hans"]) == nil)
    #expect(LanguageTag.lookup("zh-CN", among: ["zh-Hant"]) == nil)
    #expect(LanguageTag.lookup("enx", among: Self.theme) == nil)
  }

  @Test("the nearest tag wins, and a longer one serves where nothing else does")
  func prefersNearest() {
    #expect(LanguageTag.lookup("en-GB", among: ["en", "en-GB"]) == "en-GB")
    #expect(LanguageTag.lookup("en", among: ["en-GB-x-a", "en-US"]) == "en-US")
    #expect(LanguageTag.lookup("zh-Hant", among: ["zh-TW", "zh-CN"]) == "zh-TW")
    #expect(LanguageTag.lookup("zh-TW", among: ["zh-Hant", "zh-TW"]) == "zh-TW")
  }

  @Test("languages have names of their own, and locales")
  func knowsNames() {
    #expect(LanguageTag.ownName(of: "zh-TW") == "繁體中文")
    #expect(LanguageTag.ownName(of: "en-GB") == "English")
    #expect(LanguageTag.ownName(of: "tlh") == "tlh")
    #expect(LanguageTag.locale(of: "zh-Hans") == "zh_CN")
    #expect(LanguageTag.locale(of: "zh-Hant") == "zh_TW")
    #expect(LanguageTag.locale(of: "zh-Hant-HK") == "zh_HK")
    #expect(LanguageTag.locale(of: "en-GB") == "en_GB")
    #expect(LanguageTag.locale(of: "tlh") == nil)
  }
}
