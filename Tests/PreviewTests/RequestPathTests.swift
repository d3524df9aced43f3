import Testing

@testable import Preview

@Suite("Paths of requests")
struct RequestPathTests {
  @Test("decodes names and tells folders from files")
  func decoding() {
    #expect(RequestPath("/")?.names == [])
    #expect(RequestPath("/")?.isFolder == true)
    #expect(RequestPath("/a%20b/%E7%A9%BA/")?.names == ["a b", "空"])
    #expect(RequestPath("/a/b.csv")?.isFolder == false)
    #expect(RequestPath("/.well-known/security.txt")?.names == [".well-known", "security.txt"])
  }

  @Test(
    "refuses what can be no address of a page",
    arguments: ["", "a", "//a", "/a//b", "/.", "/..", "/%2E%2e/a", "/a%2Fb", "/a%00", "/%f", "/%GG", "/%C3", "/.git/x"])
  func refusal(path: String) { #expect(RequestPath(path) == nil) }

  @Test("finds what lies below a base")
  func base() throws {
    let base = try #require(RequestPath("/y/z/"))
    #expect(RequestPath("/y/z/a/")?.below(base) == ["a"])
    #expect(RequestPath("/y/z/")?.below(base) == [])
    #expect(RequestPath("/y/z")?.below(base) == nil)
    #expect(RequestPath("/y/zz/a")?.below(base) == nil)
  }
}
