import Testing

@testable import SiteModel

struct LanguageTagTests {
  @Test(
    "tags of language, script and region", arguments: ["zh", "zh-Hans", "zh-Hans-CN", "en", "EN-us", "yue", "de-1996"])
  func accepts(text: String) {
    #expect(LanguageTag.isWellFormed(text))
  }

  @Test(
    "other texts are none",
    arguments: [
      "", "z", "zh_CN", "zh-", "-zh", "zh--CN", "中文", "chinese language", "12", "zh-abcdefghi", "\"><script>",
    ])
  func refuses(text: String) {
    #expect(!LanguageTag.isWellFormed(text))
  }
}
