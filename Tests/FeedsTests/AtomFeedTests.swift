import Markup
import Testing

@testable import Feeds

struct AtomFeedTests {
  @Test("a feed is written whole, and what is missing or blank is left out")
  func writesDocument() throws {
    #expect(
      AtomFeed.document(try Samples.feed(Samples.entries())).text == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
          <id>tag:example.org,2024:/notices/</id>
          <title>通知</title>
          <subtitle>最新通知</subtitle>
          <updated>2024-09-05T08:30:00-03:30</updated>
          <link rel="self" type="application/atom+xml" href="https://example.org/notices/atom.xml"/>
          <link rel="alternate" type="text/html" href="https://example.org/notices/"/>
          <author>
            <name>常州市安监局</name>
            <uri>https://example.org/about/</uri>
            <email>office@example.org</email>
          </author>
          <rights>© 2024</rights>
          <generator>bulletin</generator>
          <entry xml:lang="zh-Hant">
            <id>tag:example.org,2024:/notices/a/</id>
            <title>关于 A &amp; B 的通知</title>
            <link rel="alternate" type="text/html" href="https://example.org/notices/a/"/>
            <published>2024-09-04T23:30:00-03:30</published>
            <updated>2024-09-05T08:30:00-03:30</updated>
            <author>
              <name>李某</name>
            </author>
            <category term="320400" scheme="https://example.org/regions/" label="常州"/>
            <category term="fire"/>
            <summary>1 &lt; 2</summary>
            <content type="html">&lt;p&gt;正文 &lt;a href=&quot;https://example.org/b/?x&amp;amp;y&quot;&gt;B&lt;/a&gt;&lt;/p&gt;
        </content>
          </entry>
          <entry>
            <id>tag:example.org,2024:/notices/b/</id>
            <title>https://example.org/notices/b/</title>
            <link rel="alternate" type="text/html" href="https://example.org/notices/b/"/>
            <updated>2024-08-01T00:00:00+00:00</updated>
          </entry>
        </feed>

        """)
  }

  @Test("a feed without entries is a feed")
  func writesEmptyFeed() throws {
    #expect(
      AtomFeed.document(try Samples.bareFeed()).text == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
          <id>tag:example.org,2024:/</id>
          <title>https://example.org/</title>
          <updated>2024-01-01T00:00:00+00:00</updated>
          <link rel="self" type="application/atom+xml" href="https://example.org/atom.xml"/>
          <link rel="alternate" type="text/html" href="https://example.org/"/>
          <author>
            <name>Office</name>
          </author>
          <generator>bulletin</generator>
        </feed>

        """)
  }

  @Test("hostile text stays text")
  func escapes() throws {
    let text = AtomFeed.document(try Samples.feed([Samples.hostileEntry()])).text
    let escaped =
      "]]&gt; &lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;q&#39; "
      + "\u{FFFD}\u{FFFD}\u{FFFD} 🚒 \\ \u{2028}"
    #expect(text.contains("<title>\(escaped)</title>"))
    #expect(text.contains("<summary>\(escaped)</summary>"))
    #expect(text.contains("<name>\(escaped)</name>"))
    #expect(text.contains("term=\"\(escaped)\" scheme=\"https://example.org/?a&amp;b\" label=\"\(escaped)\"/>"))
    #expect(text.contains("<content type=\"html\">&lt;p&gt;\(escaped)&lt;/p&gt;</content>"))
    #expect(text.contains("href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\""))
    #expect(!text.contains("<script") && !text.contains("]]>"))
  }
}
