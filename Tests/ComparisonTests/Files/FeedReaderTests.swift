import Testing

@testable import Comparison

@Suite("Feeds and sitemaps")
struct FeedReaderTests {
  private func items(_ text: String, _ path: String) -> [FeedItem] {
    if case .feed(let items) = FeedReader.read(Array(text.utf8), path: path) { items } else { [] }
  }

  private let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>站</title><updated>2024-01-01T00:00:00Z</updated>
    <entry><id>tag:1</id><title>甲 &amp; 乙</title><link rel="alternate" href="https://x.example/a/"/>
    <updated>2024-01-01T00:00:00Z</updated><author><name>局</name></author><summary>摘要</summary></entry></feed>
    """

  @Test("reads Atom, RSS and JSON Feed under the same names")
  func formats() {
    let rss = """
      <rss version="2.0"><channel><title>站</title><item><guid>tag:1</guid><title>甲 &amp; 乙</title>
      <link>https://x.example/a/</link><description><![CDATA[摘要]]></description></item></channel></rss>
      """
    let json = """
      {"version":"https://jsonfeed.org/version/1.1","title":"站","items":[{"id":"tag:1","title":"甲 & 乙",
      "url":"https://x.example/a/","summary":"摘要"}]}
      """
    for items in [items(atom, "atom.xml"), items(rss, "rss.xml"), items(json, "feed.json")] {
      #expect(items.map(\.id) == ["", "tag:1"])
      #expect(items.map(\.title) == ["站", "甲 & 乙"])
      #expect(items.last?.fields["link"] == "https://x.example/a/")
      #expect(items.last?.fields["summary"] == "摘要")
    }
  }

  @Test("tells entries added, removed and updated, once for all feeds")
  func changes() {
    let old = items(atom, "atom.xml")
    let new = items(atom.replacing("摘要", with: "新摘要").replacing("tag:2", with: "tag:3"), "atom.xml")
    let both = FeedComparison.compare(old, new, feed: "atom.xml") + FeedComparison.compare(old, new, feed: "b/atom.xml")
    let merged = FeedComparison.merged(both)
    #expect(merged.map(\.kind) == [.updated])
    #expect(merged.first?.fields.map(\.name) == ["summary"])
    #expect(merged.first?.feeds == ["atom.xml", "b/atom.xml"])
    #expect(FeedComparison.compare(old, [], feed: "x").map(\.kind) == [.removed, .removed])
    #expect(FeedComparison.compare([], old, feed: "x").map(\.kind) == [.added, .added])
  }

  @Test("tells addresses of sitemaps and the dates of their last change")
  func sitemap() throws {
    func read(_ urls: String) throws -> [(address: String, modified: String?)] {
      let content = FeedReader.read(Array("<urlset>\(urls)</urlset>".utf8), path: "sitemap.xml")
      guard case .sitemap(let addresses)? = content else { return [] }
      return addresses
    }
    let changes = FeedComparison.compare(
      try read("<url><loc>/a/</loc></url><url><loc>/b/</loc><lastmod>2024-01-01</lastmod></url>"),
      try read("<url><loc>/b/</loc><lastmod>2024-01-02</lastmod></url><url><loc>/c/</loc></url>"))
    #expect(changes.map(\.name) == ["/b/", "/c/", "/a/"])
    #expect(changes.map(\.old) == ["2024-01-01", nil, ""])
    #expect(changes.map(\.new) == ["2024-01-02", "", nil])
  }

  @Test("takes nothing else for a feed", arguments: ["", "<alert/>", "{}", "[1", "<feed"])
  func others(text: String) {
    #expect(items(text, "x.xml").isEmpty)
    #expect(items(text, "x.json").isEmpty)
  }
}
