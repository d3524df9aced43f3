import Foundation
import Markup
import Testing

@testable import Feeds

struct JSONFeedTests {
  @Test("a feed is written whole, and what is missing or blank is left out")
  func writesDocument() throws {
    let expected =
      #"{"version":"https://jsonfeed.org/version/1.1","title":"通知","home_page_url":"https://example.org/notices/","#
      + #""feed_url":"https://example.org/notices/feed.json","description":"最新通知","language":"zh-Hans","#
      + #""authors":[{"name":"常州市安监局","url":"https://example.org/about/"}],"items":["#
      + #"{"id":"tag:example.org,2024:/notices/a/","url":"https://example.org/notices/a/","title":"关于 A & B 的通知","#
      + #""content_html":"\u003cp>正文 \u003ca href=\"https://example.org/b/?x&amp;y\">B\u003c/a>\u003c/p>\n","#
      + #""summary":"1 \u003c 2","date_published":"2024-09-04T23:30:00-03:30","#
      + #""date_modified":"2024-09-05T08:30:00-03:30","authors":[{"name":"李某"}],"tags":["常州","fire"],"#
      + #""language":"zh-Hant"},"#
      + #"{"id":"tag:example.org,2024:/notices/b/","url":"https://example.org/notices/b/","#
      + #""title":"https://example.org/notices/b/","content_text":"https://example.org/notices/b/","#
      + #""date_published":"2024-08-01T00:00:00+00:00","date_modified":"2024-08-01T00:00:00+00:00"}]}"# + "\n"
    #expect(JSONFeed.document(try Samples.feed(Samples.entries())).text == expected)
  }

  @Test("a feed without entries is a feed")
  func writesEmptyFeed() throws {
    #expect(
      JSONFeed.document(try Samples.bareFeed()).text
        == #"{"version":"https://jsonfeed.org/version/1.1","title":"https://example.org/","#
        + #""home_page_url":"https://example.org/","feed_url":"https://example.org/feed.json","language":"en","#
        + #""authors":[{"name":"Office"}],"items":[]}"# + "\n")
  }

  @Test("an author without a page is reached by mail")
  func linksMail() throws {
    var feed = try Samples.bareFeed()
    feed.authorEmail = "office@example.org"
    #expect(JSONFeed.document(feed).text.contains(#"{"name":"Office","url":"mailto:office@example.org"}"#))
  }

  @Test("hostile text reads back as it was")
  func escapes() throws {
    struct Document: Decodable {
      struct Item: Decodable {
        let title: String
        let summary: String
        let content_html: String
        let tags: [String]
      }
      let items: [Item]
    }
    let bytes = JSONFeed.document(try Samples.feed([Samples.hostileEntry()]))
    #expect(!bytes.text.contains("<") && !bytes.text.contains("\u{2028}"))
    let item = try #require(try JSONDecoder().decode(Document.self, from: Data(bytes)).items.first)
    #expect(item.title == Samples.hostile)
    #expect(item.summary == Samples.hostile)
    #expect(item.content_html == "<p>\(Samples.hostile)</p>")
    #expect(item.tags == [Samples.hostile])
  }
}
