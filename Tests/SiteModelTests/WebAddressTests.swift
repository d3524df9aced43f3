import Testing

@testable import SiteModel

struct WebAddressTests {
  @Test(
    "absolute addresses", arguments: ["https://example.org", "http://a/b?c#d", "HTTPS://例子.cn/通知", "https://[::1]/"])
  func acceptsAbsolute(text: String) {
    #expect(WebAddress.isAbsolute(text))
    #expect(WebAddress.isLink(text))
  }

  @Test(
    "what could run code or leads nowhere is none",
    arguments: [
      "", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
      "https://", "https:///a", "https://?q", "https://user name/", "https://a\tb/", "https://a\u{3000}b/", "https:/a",
      "https://a\\@b/", "www.example.org", "a/b", "mailto:", "tel:", "mailto:a b", " https://a/",
    ])
  func refuses(text: String) {
    #expect(!WebAddress.isAbsolute(text))
    #expect(!WebAddress.isLink(text))
  }

  @Test(
    "menus may also lead to mail, telephone and other paths of the server",
    arguments: ["mailto:a@b.cn", "tel:12345", "/old/"])
  func acceptsLinks(text: String) {
    #expect(WebAddress.isLink(text))
    #expect(!WebAddress.isAbsolute(text))
  }
}
