import Testing

@testable import Checks

@Suite("Feeds as programs read them")
struct FeedFactsTests {
  private func messages(_ text: String, _ path: String = "a.xml") -> [String] {
    FeedFacts.read(Array(text.utf8), path: path)?.faults.map(\.message) ?? ["none"]
  }

  private func atom(_ entries: String, _ head: String = "") -> String {
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>a</id><title>题</title><updated>2024-05-01T00:00:00Z</updated>"
      + "<link href=\"https://example.org/\"/>\(head)\(entries)</feed>"
  }

  private func entry(_ id: String, _ rest: String = "", updated: String = "2024-05-01T08:00:00+08:00") -> String {
    "<entry><id>\(id)</id><title>文 \(id)</title><updated>\(updated)</updated><link href=\"https://example.org/\(id)/\"/>\(rest)</entry>"
  }

  @Test("that are sound have no faults, and give their addresses")
  func sound() {
    #expect(messages(atom(entry("b") + entry("c"))) == [])
    let facts = FeedFacts.read(Array(atom(entry("b")).utf8), path: "a.xml")
    #expect(facts?.addresses == ["https://example.org/", "https://example.org/b/"])
    #expect(messages("<anything/>") == [])
    #expect(FeedFacts.read([], path: "a.html") == nil)
  }

  @Test("in Atom have ids of their own, moments and absolute links")
  func atomFaults() {
    #expect(messages(atom(entry("b") + entry("b"))) == ["the id \"b\" is there more than once"])
    #expect(
      messages(atom(entry("b", updated: "2024-05-01"))) == [
        "updated of the entry \"文 b\" is \"2024-05-01\", which is no moment of RFC 3339"
      ])
    #expect(
      messages(atom("<entry><title>文</title></entry>")) == [
        "the entry \"文\" has no id", "the entry \"文\" has no updated", "the entry \"文\" has no link",
      ])
    #expect(
      messages(atom(entry("b", "<content type=\"html\">&lt;a href=\"/x/\">一&lt;/a></content>"))) == [
        "href in the text of the entry \"文 b\" is \"/x/\", which is no absolute address"
      ])
    let self_ = "<link rel=\"self\" href=\"https://example.org/warnings/cap-atom.xml\"/>"
    #expect(messages(atom(entry("b"), self_)) == ["the entry \"文 b\" links no CAP message"])
  }

  @Test("that are not well-formed are told with their line")
  func malformed() {
    #expect(messages("<feed>\n<a></feed>").first?.hasSuffix("(line 2)") == true)
    #expect(messages("{\"a\":\n", "b/feed.json").first?.hasPrefix("the file is not well-formed") == true)
  }

  @Test("in RSS have moments of RFC 822")
  func rss() {
    func feed(_ moment: String) -> String {
      "<rss><channel><title>题</title><link>https://example.org/</link><item><title>文</title><guid>1</guid>"
        + "<link>https://example.org/a/</link><pubDate>\(moment)</pubDate></item></channel></rss>"
    }
    for sound in ["Wed, 12 Feb 2025 00:15:48 +0800", "1 Feb 2025 00:15 GMT"] { #expect(messages(feed(sound)) == []) }
    for wrong in ["2025-02-12", "Wed, 12 Feb 25 00:15:48 +0800", ""] { #expect(messages(feed(wrong)).count == 1) }
    #expect(messages("<rss/>") == ["the feed has no channel"])
  }

  @Test("in JSON have ids and absolute addresses")
  func json() {
    let item = "\"id\":\"1\",\"url\":\"https://example.org/a/\",\"content_text\":\"文\""
    func feed(_ items: String) -> String { "{\"title\":\"题\",\"items\":[\(items)]}" }
    #expect(messages(feed("{\(item)}"), "feed.json") == [])
    #expect(messages(feed("{\(item)},{\(item)}"), "feed.json") == ["the id \"1\" is there more than once"])
    #expect(
      messages(feed("{\"title\":\"文\",\"url\":\"/a/\"}"), "feed.json") == [
        "the item \"文\" has no id", "url of the item \"文\" is \"/a/\", which is no absolute address",
        "the item \"文\" has neither content_html nor content_text",
      ])
    #expect(messages("{\"title\":\"题\"}", "feed.json") == ["the feed has no items"])
  }

  @Test("and sitemaps name each page once, with its whole address")
  func sitemap() {
    let url = "<url><loc>https://example.org/a/</loc></url>"
    #expect(messages("<urlset>\(url)</urlset>") == [])
    #expect(messages("<urlset>\(url)\(url)</urlset>") == ["the id \"https://example.org/a/\" is there more than once"])
    #expect(messages("<urlset><url><loc>/a/</loc></url></urlset>").count == 1)
  }
}
