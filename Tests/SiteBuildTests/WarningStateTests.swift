import SampleSites
import Testing

@Suite("The state of warnings")
struct WarningStateTests {
  @Test(
    "a warning is upcoming, in force and expired by the clock",
    arguments: [(5, nil), (7, "尚未生效"), (8, "生效中"), (19, "生效中"), (20, "已失效")] as [(Int, String?)])
  func term(clock: Int, state: String?) async throws {
    let site = try SampleSite().warning(
      "warnings/rain", sent: 6, matter: "effective: 2024-06-01T08:00:00+08:00")
    try await site.publish(now: hour(clock))
    #expect(site.state("warnings/rain") == state)
    let isInForce = state == "生效中"
    #expect(site.banner == (isInForce ? ["warnings/rain"] : []))
    #expect(site.alertFeed == (isInForce ? ["warnings/rain"] : []))
    #expect(site.page("index.html")?.contains("class=\"warnings\"") == isInForce)
    #expect(site.page("404.html")?.contains("class=\"warnings\"") == isInForce)
  }

  @Test("a chain ends in a cancel: each page tells its state and leads to the newest")
  func chain() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, colour: "blue")
      .warning("warnings/b", sent: 9, colour: "red", matter: "updates: a.md")
      .warning("warnings/c", sent: 12, until: nil, matter: "cancels: /warnings/b.md")
    try await site.publish(now: hour(8))
    #expect(site.state("warnings/a") == "生效中")
    #expect(site.page("warnings/b/index.html") == nil)

    try await site.publish(now: hour(9))
    #expect(site.state("warnings/a") == "已被更新")
    #expect(site.state("warnings/b") == "生效中")
    #expect(site.banner == ["warnings/b"])
    #expect(try newest(site, "a") == "/warnings/b/")

    try await site.publish(now: hour(12))
    #expect(["a", "b", "c"].map { site.state("warnings/" + $0) } == ["已解除", "已解除", "解除通知"])
    #expect(site.banner == [])
    #expect(site.alertFeed == [])
    #expect(try newest(site, "a") == "/warnings/c/")
    #expect(try newest(site, "b") == "/warnings/c/")
    #expect(try newest(site, "c") == nil)
  }

  @Test(
    "a cancel whose page is gone has cancelled all the same",
    arguments: ["expiryDate: 2024-06-01T13:00:00+08:00", "withdrawn: {date: 2024-06-01T13:00:00+08:00, reason: 误发}"])
  func goneCancel(end: String) async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6)
      .warning("warnings/b", sent: 9, until: nil, matter: "cancels: a.md\n" + end)
    for clock in [9, 13] {
      try await site.publish(now: hour(clock))
      #expect(site.state("warnings/a") == "已解除", "\(clock)")
      #expect(site.banner == [] && site.alertFeed == [])
    }
  }

  @Test("an update that holds from later on leaves no gap")
  func lateUpdate() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6)
      .warning("warnings/b", sent: 9, matter: "updates: a.md\neffective: 2024-06-01T11:00:00+08:00")
    for (clock, inForce) in [(9, "a"), (11, "b")] {
      try await site.publish(now: hour(clock))
      #expect(site.banner == ["warnings/" + inForce], "\(clock)")
      #expect(site.alertFeed == ["warnings/" + inForce])
    }
  }

  @Test("an update for some recipients leaves the public warning in force")
  func restrictedUpdate() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6)
      .warning("warnings/b", sent: 9, matter: "updates: a.md\nscope: Restricted\nrestriction: 救援队伍")
    try await site.publish(now: hour(10))
    #expect(site.banner == ["warnings/a"])
    #expect(site.alertFeed == ["warnings/a"])
  }

  /// Where the page of a superseded warning sends its readers.
  private func newest(_ site: SampleSite, _ name: String) throws -> String? {
    let page = try #require(site.page("warnings/\(name)/index.html"))
    return page.between("<p class=\"newest\">", "</p>")?.between("href=\"", "\"")
  }

  @Test("the page of each warning of a chain has its history, the earliest first")
  func history() async throws {
    let site = try SampleSite().warning("warnings/z", sent: 6).warning("warnings/a", sent: 9, matter: "updates: z.md")
      .warning("warnings/alone", sent: 7)
    try await site.publish(now: hour(10))
    for name in ["z", "a"] {
      let history = try #require(
        site.page("warnings/\(name)/index.html")?.between("<section class=\"warning-history", "</section>"))
      #expect(history.contains("06:00</time> 发布 橙色预警："))
      #expect(
        history.ranges(of: "标题 warnings/z").first?.lowerBound ?? history.endIndex
          < history.ranges(of: "标题 warnings/a").first?.lowerBound ?? history.startIndex)
    }
    #expect(site.page("warnings/alone/index.html")?.contains("warning-history") == false)
  }

  @Test("the most severe warning comes first, of equal ones the newest")
  func order() async throws {
    let site = try SampleSite().warning("warnings/blue", sent: 9, colour: "blue")
      .warning("warnings/red", sent: 6, colour: "red").warning("warnings/yellow-old", sent: 6, colour: "yellow")
      .warning("warnings/yellow-new", sent: 7, colour: "yellow")
    try await site.publish(now: hour(10))
    let order = ["red", "yellow-new", "yellow-old", "blue"].map { "warnings/" + $0 }
    #expect(site.banner == order)
    #expect(site.alertFeed == order)
    // More than three: the others can be opened.
    #expect(site.page("index.html")?.contains("<summary>其他生效中的预警</summary>") == true)
  }

  @Test("a warning without an end is in force until another message ends it")
  func open() async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6, until: nil, matter: "expires: none")
    // CAP would rather have an end: that is a warning.
    #expect(await site.build(now: hour(400)).summary != nil)
    #expect(site.banner == ["warnings/a"])
    #expect(site.page("index.html")?.contains("直至另行通知") == true)
    #expect(site.page("index.html")?.contains("data-expires") == false)
    try site.warning("warnings/b", sent: 401, until: nil, matter: "cancels: a.md")
    #expect(await site.build(now: hour(401)).summary != nil)
    #expect(site.banner == [])
  }

  @Test("a build that is up to date stays so only until the next warning begins or ends")
  func cache() async throws {
    let site = try SampleSite().warning(
      "warnings/rain", sent: 6, matter: "effective: 2024-06-01T08:00:00+08:00")
    let first = await site.build(now: hour(7))
    #expect(first.summary?.written ?? 0 > 0)
    for (clock, isCurrent) in [(7, true), (8, false), (9, true), (19, true), (20, false), (21, true)] {
      let report = await site.build(now: hour(clock))
      #expect((report.summary == nil) == isCurrent, "at \(clock)")
    }
  }

  @Test("without warnings nothing is said of any, and no feed is written")
  func none() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    #expect(site.page("warnings/cap-atom.xml") == nil)
    #expect(site.page("index.html")?.contains("warning") == false)
  }

  @Test("the script is left out where nothing can change, and where the site does without it")
  func script() async throws {
    let site = try SampleSite().warning("warnings/rain", sent: 6)
    try await site.publish(now: hour(7))
    #expect(site.page("index.html")?.contains("assets/warnings.") == true)
    try await site.publish(now: hour(21))
    #expect(site.page("index.html")?.contains("assets/warnings.") == false)
    let without = try SampleSite(SampleSite.configuration + "warnings: {script: false}\n")
      .warning("warnings/rain", sent: 6)
    try await without.publish(now: hour(7))
    #expect(without.page("index.html")?.contains("assets/warnings.") == false)
    #expect(without.banner == ["warnings/rain"])
  }
}
