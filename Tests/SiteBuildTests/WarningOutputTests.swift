import Publishing
import SampleSites
import Testing

@testable import SiteBuild

@Suite("Outputs of warnings")
struct WarningOutputTests {
  private static let configuration = SampleSite.configuration + "feeds: {content: full}\nsearch: true\n"

  @Test(
    "an exercise or test is a page with its CAP message, in no feed and in no banner",
    arguments: [("Exercise", "【演练】"), ("Test", "【测试】"), ("System", "【测试】")])
  func exercise(status: String, mark: String) async throws {
    let site = try SampleSite(Self.configuration).warning(
      "warnings/drill", sent: 6, "MARKER", matter: "status: \(status)\nnote: 演练")
    try await site.publish(now: hour(8))
    #expect(site.banner == [])
    let feeds = site.site.files.keys.filter {
      $0.hasSuffix("atom.xml") || $0.hasSuffix("rss.xml") || $0.hasSuffix("feed.json")
    }
    #expect(feeds.count == 7)
    for feed in feeds { #expect(site.page(feed)?.contains("drill") == false, "\(feed)") }
    #expect(site.page("warnings/drill/cap.xml")?.contains("<status>\(status)</status>") == true)
    #expect(site.page("warnings/drill/index.html")?.contains("<h1>\(mark)标题") == true)
    #expect(site.page("warnings/drill/index.html")?.contains("<title>\(mark)标题") == true)
    #expect(site.page("warnings/index.html")?.contains(">\(mark)标题") == true)
    #expect(site.page("search/documents/0.json")?.contains("\"\(mark)标题") == true)
    #expect(site.page("warnings/drill/index.html")?.contains("data-warning") == false)
  }

  @Test("a warning that is not for everybody is in no feed and in no banner")
  func restricted() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, matter: "scope: Restricted\nrestriction: 值守人员")
    try await site.publish(now: hour(8))
    #expect(site.banner == [])
    #expect(site.alertFeed == [])
    #expect(site.page("atom.xml")?.contains("<entry>") == false)
    #expect(site.state("warnings/a") == "限定范围")
  }

  @Test(
    "nothing of a warning that is held back is in the output",
    arguments: ["draft: true", "publishDate: 2024-06-02", "expiryDate: 2024-06-01T07:00:00+08:00"])
  func heldBack(matter: String) async throws {
    let site = try SampleSite(Self.configuration).warning("warnings/a", sent: 5)
      .warning(
        "warnings/MARKER", sent: 6, colour: "red", "MARKER",
        matter: "updates: a.md\nresources: [{description: MARKER, file: secret.txt}]\n\(matter)"
      )
      .content("warnings/secret.txt", "MARKER")
    try await site.publish(now: hour(8))
    let leaks = site.site.files.filter {
      $0.key.contains("MARKER") || String(decoding: $0.value, as: UTF8.self).contains("MARKER")
    }
    #expect(leaks.keys.sorted() == [])
    // What was sent has taken the place of the other one, also when its own page is gone.
    let wasSent = matter.hasPrefix("expiryDate")
    #expect(site.state("warnings/a") == (wasSent ? "已被更新" : "生效中"))
    #expect(site.banner == (wasSent ? [] : ["warnings/a"]))
  }

  @Test("the feed of what is in force links page and CAP message, and tells when it last changed")
  func feed() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6).warning("warnings/b", sent: 7, until: 9)
    try await site.publish(now: hour(8))
    let feed = try #require(site.page("warnings/cap-atom.xml"))
    #expect(feed.contains("<id>tag:example.org,2024:/warnings/cap-atom.xml</id>"))
    #expect(
      feed.contains(
        "<link rel=\"alternate\" type=\"application/cap+xml\" href=\"https://example.org/warnings/a/cap.xml\"/>"))
    #expect(feed.contains(">2024-06-01T20:00:00+08:00</cap:expires>"))
    #expect(feed.between("<updated>", "</updated>") == "2024-06-01T07:00:00+08:00")
    try await site.publish(now: hour(10))
    #expect(site.page("warnings/cap-atom.xml")?.between("<updated>", "</updated>") == "2024-06-01T09:00:00+08:00")
    try await site.publish(now: hour(30))
    #expect(site.page("warnings/cap-atom.xml")?.contains("<entry>") == false)
    #expect(site.page("warnings/cap-atom.xml")?.between("<updated>", "</updated>") == "2024-06-01T20:00:00+08:00")
  }

  @Test("a warning that is withdrawn leaves feed and banner, which tells when; its cancellation still refers to it")
  func withdrawn() async throws {
    let withdrawn = "withdrawn: {date: 2024-06-01T08:00:00+08:00, reason: 误发}"
    let site = try SampleSite().warning("warnings/a", sent: 6).warning("warnings/b", sent: 7, matter: withdrawn)
      .warning("warnings/c", sent: 9, until: nil, matter: "cancels: b.md")
    try await site.publish(now: hour(7))
    #expect(site.alertFeed == ["warnings/b", "warnings/a"])
    try await site.publish(now: hour(9))
    #expect(site.alertFeed == ["warnings/a"])
    #expect(site.banner == ["warnings/a"])
    #expect(site.page("warnings/cap-atom.xml")?.between("<updated>", "</updated>") == "2024-06-01T08:00:00+08:00")
    #expect(site.page("warnings/b/cap.xml") == nil)
    #expect(
      site.page("warnings/c/cap.xml")?.contains(
        "<references>example.org,example.org:warnings/b,2024-06-01T07:00:00+08:00</references>") == true)
  }

  @Test("home, sections with warnings and the pages of warnings announce the feed")
  func discovery() async throws {
    let site = try SampleSite().warning("safety/a", sent: 6).bulletin("notices/n")
    try await site.publish(now: hour(8))
    let link = "type=\"application/atom+xml\" href=\"https://example.org/warnings/cap-atom.xml\""
    for path in ["index.html", "safety/index.html", "safety/a/index.html"] {
      #expect(site.page(path)?.contains(link) == true, "\(path)")
    }
    #expect(site.page("notices/index.html")?.contains(link) == false)
    #expect(
      site.page("safety/a/index.html")?.contains(
        "type=\"application/cap+xml\" href=\"https://example.org/safety/a/cap.xml\"") == true)
  }

  @Test("a section for warnings has the feed before the first of them")
  func emptySection() async throws {
    let site = try SampleSite().content("warnings/_index.md", "---\ntitle: 预警\n---\n")
    try await site.publish(now: hour(8))
    #expect(site.page("warnings/cap-atom.xml")?.contains("<updated>1970-01-01T00:00:00+00:00</updated>") == true)
  }

  @Test("a file beside the bulletin becomes a resource with address, size and digest; one that is missing is an error")
  func resources() async throws {
    let site = try SampleSite().warning(
      "warnings/rain/index", sent: 6, matter: "resources: [{description: 雨量图, file: map.png}]"
    ).content("warnings/rain/map.png", "abc")
    try await site.publish(now: hour(8))
    let alert = try #require(site.page("warnings/rain/cap.xml"))
    #expect(alert.contains("<uri>https://example.org/warnings/rain/map.png</uri>"))
    #expect(alert.contains("<mimeType>image/png</mimeType>"))
    #expect(alert.contains("<size>3</size>"))
    #expect(alert.contains("<digest>a9993e364706816aba3e25717850c26c9cd0d89d</digest>"))
    try site.remove("content/warnings/rain/map.png")
    #expect(await site.build(now: hour(8)).faults == ["content/warnings/rain/index.md:9:38 warning-file-missing"])
  }

  @Test("a rule of the standard that is broken is an error at its line")
  func rules() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, matter: "onset: 2024-06-03T06:00:00+08:00")
    let faults = await site.build(now: hour(8)).faults
    #expect(faults.count == 1 && faults[0].hasSuffix(" warning-invalid"))
  }

  @Test("a rule that a warning will break when it is published is told before")
  func comingRules() async throws {
    let site = try SampleSite().warning(
      "warnings/a", sent: 30, until: 40, matter: "onset: 2024-06-09T06:00:00+08:00\nupdates: b.md"
    ).warning("warnings/b", sent: 6)
    let faults = await site.build(now: hour(8)).faults
    #expect(faults.count == 1 && faults[0].hasSuffix(" warning-invalid"))
  }

  @Test("a page in another language shows the block in that language")
  func languages() async throws {
    let site = try SampleSite().warning(
      "warnings/a", sent: 6,
      matter:
        "info: [{language: en, event: Rainstorm, headline: Heavy rain, description: Rain., areas: [{name: Yunchuan, codes: [\"990100\"]}]}]"
    ).bulletin("notices/english", matter: "language: en")
    try await site.publish(now: hour(8))
    #expect(site.page("index.html")?.contains(">标题 warnings/a</a>") == true)
    #expect(site.page("notices/english/index.html")?.contains(">Heavy rain</a>") == true)
    #expect(site.page("notices/english/index.html")?.contains("Orange warning") == true)
    #expect(site.page("warnings/a/cap.xml")?.ranges(of: "<info>").count == 2)
  }

  @Test("digests are those of FIPS 180-4")
  func sha1() {
    #expect(SHA1Digest.hexadecimal([]) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    #expect(
      SHA1Digest.hexadecimal(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
    #expect(
      SHA1Digest.hexadecimal([UInt8](repeating: UInt8(ascii: "a"), count: 1000))
        == "291e9a6c66994949b57ba5e650361e98fc36b1ba")
  }
}
