import Testing

@testable import Feeds

struct TagURITests {
  @Test(
    "a tag has authority, date and specific part, encoded where a tag demands it",
    arguments: [
      ("example.org", "2024", "/notices/a/", "tag:example.org,2024:/notices/a/"),
      ("Example.ORG", "2024-09", "/?q=1;x:y@z", "tag:example.org,2024-09:/?q=1;x:y@z"),
      ("office@example.org", "2024-09-05", "", "tag:office@example.org,2024-09-05:"),
      ("example.org", "2024", "/通知/a b/", "tag:example.org,2024:/%E9%80%9A%E7%9F%A5/a%20b/"),
      ("example.org", "2024", "/%E9%80%9A%E7%9F%A5/a%20b/", "tag:example.org,2024:/%E9%80%9A%E7%9F%A5/a%20b/"),
      ("example.org", "2024", "/100%/#part[1]<\">", "tag:example.org,2024:/100%25/%23part%5B1%5D%3C%22%3E"),
      ("安监.cn", "20:24", "a\n", "tag:%E5%AE%89%E7%9B%91.cn,20%3A24:a%0A"),
      ("a,b:c/d", "2024", "x", "tag:a%2Cb%3Ac%2Fd,2024:x"),
    ])
  func makesTag(authority: String, date: String, specific: String, expected: String) {
    #expect(TagURI.make(authority: authority, date: date, specific: specific) == expected)
  }
}
