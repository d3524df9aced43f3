import Markup
import Testing

@testable import Feeds

struct RSSFeedTests {
  @Test("a feed is written whole, and what is missing or blank is left out")
  func writesDocument() throws {
    #expect(
      RSSFeed.document(try Samples.feed(Samples.entries())).text == """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
          <title>通知</title>
          <link>https://example.org/notices/</link>
          <description>最新通知</description>
          <language>zh-Hans</language>
          <copyright>© 2024</copyright>
          <managingEditor>office@example.org (常州市安监局)</managingEditor>
          <lastBuildDate>Thu, 05 Sep 2024 08:30:00 -0330</lastBuildDate>
          <generator>bulletin</generator>
          <docs>https://www.rssboard.org/rss-specification</docs>
          <atom:link rel="self" type="application/rss+xml" href="https://example.org/notices/rss.xml"/>
          <item>
            <title>关于 A &amp; B 的通知</title>
            <link>https://example.org/notices/a/</link>
            <guid isPermaLink="false">tag:example.org,2024:/notices/a/</guid>
            <pubDate>Wed, 04 Sep 2024 23:30:00 -0330</pubDate>
            <dc:creator>李某</dc:creator>
            <category domain="https://example.org/regions/">常州</category>
            <category>fire</category>
            <description>1 &amp;lt; 2</description>
            <content:encoded>&lt;p&gt;正文 &lt;a href=&quot;https://example.org/b/?x&amp;amp;y&quot;&gt;B&lt;/a&gt;&lt;/p&gt;
        </content:encoded>
          </item>
          <item>
            <title>https://example.org/notices/b/</title>
            <link>https://example.org/notices/b/</link>
            <guid isPermaLink="false">tag:example.org,2024:/notices/b/</guid>
            <pubDate>Thu, 01 Aug 2024 00:00:00 +0000</pubDate>
            <dc:creator>常州市安监局</dc:creator>
          </item>
        </channel>
        </rss>

        """)
  }

  @Test("a feed without entries has the description that RSS demands")
  func writesEmptyFeed() throws {
    let text = RSSFeed.document(try Samples.bareFeed()).text
    #expect(text.contains("<title>https://example.org/</title>"))
    #expect(text.contains("<description>https://example.org/</description>"))
    #expect(text.contains("<lastBuildDate>Mon, 01 Jan 2024 00:00:00 +0000</lastBuildDate>"))
    #expect(!text.contains("<item>") && !text.contains("managingEditor") && !text.contains("copyright"))
  }

  @Test("hostile text stays text, and a description is HTML that says so")
  func escapes() throws {
    let text = RSSFeed.document(try Samples.feed([Samples.hostileEntry()])).text
    let escaped =
      "]]&gt; &lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;q&#39; "
      + "\u{FFFD}\u{FFFD}\u{FFFD} 🚒 \\ \u{2028}"
    #expect(text.contains("<title>\(escaped)</title>"))
    #expect(text.contains("<dc:creator>\(escaped)</dc:creator>"))
    #expect(text.contains("<category domain=\"https://example.org/?a&amp;b\">\(escaped)</category>"))
    #expect(text.contains("<content:encoded>&lt;p&gt;\(escaped)&lt;/p&gt;</content:encoded>"))
    #expect(text.contains("<description>]]&amp;gt; &amp;lt;/title&amp;gt;&amp;lt;script&amp;gt;alert(&amp;quot;1"))
    #expect(text.contains("&amp;amp; &amp;#39;q&amp;#39; \u{FFFD}\u{FFFD}\u{FFFD} 🚒"))
    #expect(!text.contains("<script") && !text.contains("]]>"))
  }
}
