import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("What a build remembers")
struct BuildMemoryTests {
  private let site: SampleSite

  init() throws { site = try SampleSite().bulletins(0..<6).content("notices/map.png", "bytes") }

  @Test("a second build is up to date and says what the first one said")
  func upToDate() async throws {
    try site.content("notices/_index.md", "---\ntitle: 通知\nupcoming: [{title: 一月情况, date: 2024-01-31}]\n---\n")
    let first = await site.build()
    let before = site.site
    let second = await site.build()
    #expect(second.outcome == .upToDate)
    #expect(second.contents == first.contents)
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.faults == ["content/notices/_index.md:3:20 announcement-over"])
    #expect(site.site == before)
  }

  @Test("a touched file makes the build run and changes nothing")
  func touched() async throws {
    try await site.publish()
    let before = site.site
    try FileManager.default.setAttributes(
      [.modificationDate: Date()], ofItemAtPath: site.folder("content/notices/b1.md"))
    let summary = try await site.publish()
    #expect((summary.written, summary.removed) == (0, 0))
    #expect(site.site == before)
  }

  @Test("an edit that keeps size and time is seen")
  func sameSizeAndTime() async throws {
    try await site.publish()
    let file = site.folder("content/notices/b1.md")
    let time = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
    try site.file(
      "content/notices/b1.md", try #require(site.folder.text("content/notices/b1.md")).replacing("正文", with: "新闻"))
    try FileManager.default.setAttributes([.modificationDate: try #require(time)], ofItemAtPath: file)
    #expect(try await site.publish().written > 0)
    #expect(site.page("notices/b1/index.html")?.contains("新闻") == true)
  }

  @Test("an edit of what a link leads to is seen")
  func linkTarget() async throws {
    try site.file("shared/logo.svg", "one").link("content/notices/logo.svg", to: "../../shared/logo.svg")
    try await site.publish()
    try site.file("shared/logo.svg", "two")
    try await site.publish()
    #expect(site.page("notices/logo.svg") == "two")
  }

  @Test("changed flags make the build run")
  func flags() async throws {
    try site.bulletin("notices/draft", matter: "draft: true").bulletin("notices/later", date: "2030-01-01")
    try await site.publish()
    #expect(try await site.publish { $0.showsDrafts = true }.written > 0)
    #expect(try await site.publish { $0.showsFuture = true }.written > 0)
    #expect(try await site.publish { $0.baseURL = "https://other.example/x/" }.written > 0)
    #expect(await site.build(version: "another").summary != nil)
  }

  @Test("the clock passing a date makes the build run, on the second")
  func dates() async throws {
    // Midnight in Shanghai is 16:00 UTC of the day before.
    let start = june + 10 * day - 8 * 3600
    try site.bulletin("notices/soon", matter: "publishDate: 2024-06-11\nexpiryDate: 2024-06-13")
    try await site.publish()
    #expect(await site.build(now: start - 1).outcome == .upToDate)
    #expect(!site.folder.exists("site/notices/soon"))
    try await site.publish(now: start)
    #expect(site.folder.exists("site/notices/soon/index.html"))
    #expect(await site.build(now: start + 2 * day - 1).outcome == .upToDate)
    try await site.publish(now: start + 2 * day)
    #expect(!site.folder.exists("site/notices/soon"))
  }

  @Test("a clock that goes back makes the build run")
  func clockBack() async throws {
    try site.bulletin("notices/soon", matter: "publishDate: 2024-06-11")
    try await site.publish(now: june + 30 * day)
    try await site.publish(now: june)
    #expect(!site.folder.exists("site/notices/soon"))
  }

  @Test("a changed output is mended", arguments: ["edited", "removed", "manifest"])
  func outputChanged(kind: String) async throws {
    try await site.publish()
    let before = site.site.entries
    switch kind {
    case "edited": try site.folder.write("site/index.html", "edited")
    case "removed": try site.folder.remove("site/notices/b1")
    default: try site.folder.remove("site/.bulletin-manifest")
    }
    try await site.publish()
    #expect(site.site.entries == before)
  }

  @Test("a deleted cache costs a build and nothing else")
  func deletedCache() async throws {
    try await site.publish()
    let before = site.site
    try site.remove(".bulletin")
    let summary = try await site.publish()
    #expect((summary.written, summary.removed) == (0, 0))
    #expect(site.site == before)
    try site.remove(".bulletin").remove("content/notices/b1.md")
    #expect(try await site.publish().removed > 0)
  }

  @Test("damaged state or manifest never crashes and never gives a wrong site", arguments: 0..<40)
  func damaged(seed: Int) async throws {
    try await site.publish()
    let before = site.site.entries.filter { $0.key != ".bulletin-manifest" }
    var random = SeededGenerator(seed: UInt64(seed))
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder(".bulletin")).map { ".bulletin/" + $0 }
    let path = try #require(
      (names.filter { $0.contains("state") } + ["site/.bulletin-manifest"]).randomElement(using: &random))
    var bytes = try #require(site.folder.bytes(path))
    if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
    for _ in 0..<Int.random(in: 1...20, using: &random) where !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    try site.folder.write(path, bytes)
    let report = await site.build()
    #expect(report.outcome != .refused)
    #expect(site.site.entries.filter { $0.key != ".bulletin-manifest" } == before)
  }

  @Test("two outputs of one source do not disturb each other")
  func twoOutputs() async throws {
    #expect(await site.build(output: "one").summary != nil)
    #expect(await site.build(output: "two").summary != nil)
    #expect(await site.build(output: "one").outcome == .upToDate)
    #expect(await site.build(output: "two").outcome == .upToDate)
  }

  @Test("builds of one source at the same time come one after the other")
  func sameTime() async throws {
    let site = site
    let outcomes = await withTaskGroup(of: BuildReport.Outcome.self) { group in
      for _ in 0..<3 { group.addTask { await site.build().outcome } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(!outcomes.contains(.refused))
    #expect(outcomes.count { $0 == .upToDate } == 2)
  }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
