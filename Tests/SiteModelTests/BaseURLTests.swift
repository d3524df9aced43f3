import Testing

@testable import SiteModel

struct BaseURLTests {
  @Test(
    "an absolute http or https URL is read",
    arguments: [
      ("https://example.org/", "https://example.org/", "/", "example.org"),
      ("https://example.org", "https://example.org/", "/", "example.org"),
      ("HTTP://Example.ORG/A", "http://Example.ORG/A/", "/A/", "Example.ORG"),
      ("http://localhost:8080/a/b/", "http://localhost:8080/a/b/", "/a/b/", "localhost"),
      ("http://127.0.0.1:1", "http://127.0.0.1:1/", "/", "127.0.0.1"),
      ("http://[::1]:8080/x", "http://[::1]:8080/x/", "/x/", "[::1]"),
      ("http://[2001:db8::7]/", "http://[2001:db8::7]/", "/", "[2001:db8::7]"),
      ("https://xn--fiqs8s.cn/", "https://xn--fiqs8s.cn/", "/", "xn--fiqs8s.cn"),
      ("https://example.org/公报", "https://example.org/%E5%85%AC%E6%8A%A5/", "/%E5%85%AC%E6%8A%A5/", "example.org"),
      ("https://example.org/%E5%85%AC/", "https://example.org/%E5%85%AC/", "/%E5%85%AC/", "example.org"),
      ("https://example.org/@a/", "https://example.org/@a/", "/@a/", "example.org"),
      ("https://example.org:443/...", "https://example.org:443/.../", "/.../", "example.org"),
    ])
  func reads(text: String, whole: String, path: String, host: String) throws {
    let url = try #require(BaseURL(text))
    #expect(url.text == whole)
    #expect(url.path == path)
    #expect(url.host == host)
  }

  @Test(
    "anything else is refused with what to do",
    arguments: [
      ("", "write the public address"), ("example.org", "write the public address"),
      ("//example.org/", "write the public address"), ("ftp://example.org/", "write the public address"),
      ("javascript:alert(1)", "write the public address"), ("/base/", "write the public address"),
      ("https://example.org/?q", "? or #"), ("https://example.org/#f", "? or #"),
      ("https://user@example.org/", "user name"), ("https://user:secret@example.org/", "user name"),
      ("https://例子.cn/", "xn--"), ("https://", "domain name"), ("https:///a", "domain name"),
      ("https://:80/", "domain name"), ("https://a..b/", "domain name"), ("https://.org/", "domain name"),
      ("https://exa%6Dple.org/", "domain name"), ("https://a\"b/", "domain name"), ("https://[::1/", "domain name"),
      ("https://[]/", "domain name"), ("https://[::1]x/", "port"), ("https://[g::1]/", "domain name"),
      ("https://::1/", "domain name"), ("https://example.org:/", "port"), ("https://example.org:0/", "port"),
      ("https://example.org:65536/", "port"), ("https://example.org:http/", "port"), ("https://a:1:2/", "port"),
      ("https://a:+1/", "port"), ("https://example.org/a b/", "spaces"), ("https://example.org/\n", "spaces"),
      ("https://example.org\\a", "spaces"), ("https://example.org//a/", "one slash"),
      ("https://example.org/a/../b/", "\"..\""), ("https://example.org/./b/", "\"..\""),
      ("https://example.org/%2E%2e/", "\"..\""), ("https://example.org/.%2e", "\"..\""),
    ])
  func refuses(text: String, remedy: String) {
    #expect(BaseURL(text) == nil)
    let fault = #expect(throws: BaseURL.Fault.self) { try BaseURL(parsing: text) }
    #expect(fault?.remedy.contains(remedy) == true)
  }
}
