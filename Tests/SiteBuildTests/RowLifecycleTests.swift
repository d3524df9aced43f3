import SampleSites
import SiteBuild
import SiteModel
import Testing

/// Moments of the sample decisions, in Shanghai.
private enum At {
  /// 2024-06-10T00:00.
  static let appears = june - 8 * 3600 + 9 * day
  /// 2024-06-15T00:00.
  static let expires = june - 8 * 3600 + 14 * day
  /// 2024-06-20T12:00.
  static let withdrawn = june + 4 * 3600 + 19 * day
}

@Suite("Rows that appear and go")
struct RowLifecycleTests {
  /// Files of the output that have the marker in their path or bytes.
  private func marked(_ site: SampleSite, _ marker: String) -> [String] {
    site.site.files.filter { $0.key.contains(marker) || String(decoding: $0.value, as: UTF8.self).contains(marker) }
      .keys.sorted()
  }

  @Test("nothing of a row that is held back is in the output: it is as though it had not been written")
  func holdsBack() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish()
    #expect(marked(site, "LATER") == [])
    let without = try SampleSite.withDecisions(
      Decisions.rows.replacing("D2-LATER,2024-05-10,2024-06-10,,,,,P2-LATER,20.125\n", with: ""))
    try without.content("data/parties.csv", Decisions.parties.replacing("P2-LATER,LATER-NAME,2024-06-10\n", with: ""))
    try await without.publish()
    #expect(site.site.files == without.site.files)
    try await site.publish(now: At.appears)
    #expect(marked(site, "LATER").contains("decisions/D2-LATER/index.html"))
    #expect(marked(site, "LATER-NAME").contains("notices/all/index.html"))
    #expect(marked(site, "D2-LATER").contains("data/decisions.csv"))
  }

  @Test("a row that is past its display is in no page, list or download, and is still counted")
  func expires() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish(now: At.expires - 1)
    #expect(marked(site, "D3-TERM").isEmpty == false)
    #expect(site.page("notices/all/index.html")?.contains(">4件</a>") == true)
    try await site.publish(now: At.expires)
    #expect(marked(site, "D3-TERM") == [])
    #expect(site.page("notices/all/index.html")?.contains(">4件</a>") == true)
    #expect(site.page("data/decisions.csv")?.split(separator: "\r\n").count == 4)
  }

  @Test("a withdrawn row is counted no more, and only its address stays, with the reason")
  func withdraws() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish(now: At.withdrawn - 1)
    #expect(marked(site, "SOON-REASON") == [])
    #expect(site.page("notices/all/index.html")?.contains(">4件</a>") == true)
    try await site.publish(now: At.withdrawn)
    #expect(site.page("notices/all/index.html")?.contains(">3件</a>") == true)
    #expect(marked(site, "P5-SOON").filter { !$0.hasPrefix("data/parties") } == [])
    for (id, reason) in [("D4-BACK", "事实认定有误"), ("D5-SOON", "SOON-REASON")] {
      // In no list, feed, sitemap, search or download; the manifests name the page's address.
      #expect(marked(site, id).filter { !$0.contains("manifest") } == ["decisions/\(id)/index.html"])
      #expect(site.page("decisions/\(id)/index.html")?.contains(reason) == true)
    }
    let tombstone = try #require(site.page("decisions/D4-BACK/index.html"))
    #expect(tombstone.contains("行政处罚法第四十八条"))
    #expect(tombstone.contains("2024-05-20"))
    for content in ["丁公司", "P4-BACK", "40", "2024-03-10"] {
      #expect(!tombstone.replacing("行政处罚法第四十八条", with: "").contains(">\(content)<"), "\(content)")
    }
  }

  @Test("what was gone when it was withdrawn stays gone")
  func leavesNoTombstoneForExpired() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish()
    #expect(marked(site, "D6-OLD") == [])
    #expect(marked(site, "GONE-REASON") == [])
  }

  @Test("the descriptor promises no reference to a table whose rows come and go")
  func publishesNoReference() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish()
    #expect(site.page("data/datapackage.json")?.contains("foreignKeys") == false)
  }

  @Test("the page of a record goes with its display, whatever the section says")
  func pagesFromUsesTerm() async throws {
    let site = try SampleSite.withDecisions()
    try site.edit("content/decisions/_index.md", "date: decided,", "date: decided, expiryDate: published,")
    try await site.publish(now: At.appears)
    #expect(site.page("decisions/D2-LATER/index.html") == nil)
    #expect(site.page("decisions/D3-TERM/index.html") != nil)
    try await site.publish(now: At.expires)
    #expect(site.page("decisions/D3-TERM/index.html") == nil)
  }

  @Test("a preview of what is to come shows rows that are held back")
  func previews() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish()
    try await site.publish { $0.showsFuture = true }
    #expect(marked(site, "LATER-NAME").isEmpty == false)
    try await site.publish()
    #expect(marked(site, "LATER") == [])
  }

  @Test("the zone of the site says when a day begins")
  func followsZone() async throws {
    let site = try SampleSite.withDecisions()
    try await site.publish(now: At.appears)
    #expect(marked(site, "LATER").isEmpty == false)
    try site.edit("content/site.yaml", "Asia/Shanghai", "Europe/Berlin")
    try await site.publish(now: At.appears)
    #expect(marked(site, "LATER") == [])
  }

  // MARK: The clock

  @Test("whatever way the clock goes, a build on top of others equals a clean one")
  func walksTheClock() async throws {
    let site = try SampleSite.withDecisions()
    try addPages(site)
    var random = SeededGenerator(seed: 7)
    var clean: [Int: [String: [UInt8]]] = [:]
    let moments = [At.appears, At.expires, At.withdrawn, june + 3 * day - 8 * 3600]
    for _ in 0..<14 {
      let now = moments[Int.random(in: 0..<4, using: &random)] + [-1, 0, 3600][Int.random(in: 0..<3, using: &random)]
      await site.build(now: now)
      if clean[now] == nil {
        clean[now] = try await cleanBuild(site, now)
      }
      #expect(outputs(site) == clean[now], "at \(now)")
    }
  }

  @Test("between two moments that due tells of nothing changes, and due and builds agree on the next one")
  func nothingChangesBetween() async throws {
    let site = try SampleSite.withDecisions()
    try addPages(site)
    var random = SeededGenerator(seed: 11)
    var now = june - 40 * day
    var last: [String: [UInt8]]?
    var changes = 0
    while true {
      let report = try #require(await due(site, now))
      await site.build(now: now)
      let output = outputs(site)
      if let last, last != output { changes += 1 }
      last = output
      guard let next = report.next?.secondsSinceEpoch else { break }
      #expect(next > now)
      for other in [next - 1, Int.random(in: now..<next, using: &random)] {
        #expect(await site.build(now: other).outcome == .upToDate || other < now)
        #expect(try await cleanBuild(site, other) == output, "between \(now) and \(next), at \(other)")
      }
      #expect(await site.build(now: next).outcome != .upToDate)
      now = next
    }
    #expect(changes >= 8)
  }

  @Test("due tells of a page and its record once, and of records that are not there yet")
  func tellsMoments() async throws {
    let site = try SampleSite.withDecisions()
    let moments = try #require(await due(site, june)).moments
    #expect(
      moments.map { "\($0.at.rfc3339) \($0.occasion.rawValue) \($0.place?.path ?? ""):\($0.place?.line ?? 0)" } == [
        "2024-06-10T00:00:00+08:00 row-published content/data/decisions.csv:3",
        "2024-06-10T00:00:00+08:00 row-published content/data/parties.csv:3",
        "2024-06-15T00:00:00+08:00 expires content/data/decisions.csv:4",
        "2024-06-20T12:00:00+08:00 row-withdrawn content/data/decisions.csv:6",
      ])
    #expect(moments.map(\.title) == ["决定", "parties", "D3-TERM 甲公司", "决定"])
  }

  private func due(_ site: SampleSite, _ now: Int) async -> DueReport? {
    await DueReport.find(
      BuildRequest(source: site.folder.path, output: site.output, now: now, toolVersion: "test")
    ).report
  }

  /// Bulletins with moments of their own.
  private func addPages(_ site: SampleSite) throws {
    try site.bulletin("notices/later", matter: "publishDate: 2024-06-04")
      .bulletin("notices/short", matter: "expiryDate: 2024-06-12T08:00")
      .bulletin("notices/corrected", matter: "corrections: [{date: 2024-06-07T18:00, note: 改正}]")
      .bulletin("notices/taken", matter: "withdrawn: {date: 2024-06-17, reason: 撤回}")
      .bulletin("notices/draft", matter: "draft: true\nexpiryDate: 2024-06-08")
  }

  /// What a build of the same source without any memory gives.
  private func cleanBuild(_ site: SampleSite, _ now: Int) async throws -> [String: [UInt8]] {
    let copy = try SampleSite(nil)
    for (path, bytes) in FolderSnapshot(site.folder("content")).files { try copy.file("content/" + path, bytes: bytes) }
    await copy.build(now: now)
    return outputs(copy)
  }

  private func outputs(_ site: SampleSite) -> [String: [UInt8]] {
    site.site.files.filter { $0.key != ".bulletin-manifest" }
  }
}
