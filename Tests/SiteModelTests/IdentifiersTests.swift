import Testing

@testable import SiteModel

struct IdentifiersTests {
  @Test(
    "domain names and mail addresses are authorities",
    arguments: ["example.org", "a", "x-1.example.gov.cn", "Example.ORG", "123.example", "office.mail_x-y@example.org"])
  func acceptsAuthority(text: String) {
    #expect(SiteConfiguration.Identifiers.isAuthority(text))
  }

  @Test(
    "other names are none",
    arguments: [
      "", ".", "example.", ".org", "a..b", "-a.org", "a-.org", "安监.cn", "a b.org", "https://example.org",
      "example.org/",
      "example.org:80", "@example.org", "a@", "a@b@c", "a+b@example.org", "a_b.org",
    ])
  func refusesAuthority(text: String) {
    #expect(!SiteConfiguration.Identifiers.isAuthority(text))
  }

  @Test("a year, a month or a day is a date", arguments: ["2024", "2024-09", "2024-02-29", "0999"])
  func acceptsDate(text: String) {
    #expect(SiteConfiguration.Identifiers.isDate(text))
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "24", "02024", "2024-", "2024-9", "2024-13", "2024-00", "2023-02-29", "2024-9-5", "2024-9-05 ", "2024/09/05",
      "2024-09-05T08:30", "abcd", "2024-09-5 ",
    ])
  func refusesDate(text: String) {
    #expect(!SiteConfiguration.Identifiers.isDate(text))
  }
}
