import Foundation
import Publishing
import SampleSites
import SiteBuild
import Testing

@Suite("What a build does to the output")
struct OutputSafetyTests {
  @Test("an error publishes nothing: every file keeps bytes, inode and time")
  func allOrNothing() async throws {
    let site = try SampleSite().bulletins(0..<30)
    try await site.publish()
    let before = site.site
    try site.bulletins(0..<60, body: "改过的正文").content("notices/bad.md", "---\ntitel: x\n---\n")
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.faults.contains("content/notices/bad.md:2:1 unknown-key"))
    #expect(site.site == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.folder.path).sorted() == [
        ".bulletin", "content", "site",
      ])
  }

  @Test("a failed first build makes no output folder")
  func failedFirst() async throws {
    let site = try SampleSite().content("a.md", "---\n")
    #expect(await site.build().outcome == .refused)
    #expect(!site.folder.exists("site"))
  }

  @Test("what has not changed is not touched", arguments: [3, 400])
  func leavesUnchanged(count: Int) async throws {
    let site = try SampleSite().bulletins(0..<count).content("notices/map.png", "bytes")
    try await site.publish()
    let before = site.site
    try site.bulletin("notices/new", date: "2020-01-01")
    let summary = try await site.publish()
    #expect(summary.removed == 0)
    let after = site.site
    let style = try #require(before.files.keys.first { $0.hasPrefix("assets/style.") })
    for name in ["404.html", "robots.txt", style, "notices/map.png"] {
      #expect(after.identities[name] == before.identities[name], "\(name)")
    }
    #expect(after.files["notices/new/index.html"] != nil)
  }

  @Test("removed pages go with their folders, in both ways of committing", arguments: [5, 300])
  func removes(count: Int) async throws {
    let site = try SampleSite().bulletins(0..<count, in: "old/deep").bulletin("notices/kept")
    try await site.publish()
    try site.folder.write("site/old/mine.txt", "m")
    try site.remove("content/old")
    #expect(try await site.publish().removed > count)
    #expect(site.site.entries.keys.filter { $0.hasPrefix("old") }.sorted() == ["old", "old/mine.txt"])
  }

  @Test("a foreign file at a path of the site is an error and nothing changes")
  func occupied() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    try site.folder.write("site/notices/b/index.html", "theirs").write("site/notices/c", "theirs")
    try site.bulletin("notices/b").bulletin("notices/c")
    let before = site.site
    let report = await site.build()
    #expect(report.faults == ["output-occupied", "output-occupied"])
    #expect(
      report.diagnostics.map(\.message).allSatisfy { $0.contains("notices/b/index.html") || $0.contains("notices/c\"") }
    )
    #expect(site.site == before)
  }

  @Test("a folder that someone replaced by a link is not written through")
  func linkedFolder() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    try site.folder.remove("site/notices").write("elsewhere/mine", "m").link(
      "site/notices", to: site.folder("elsewhere"))
    try site.bulletin("notices/a", "改过。")
    #expect(await site.build().faults == ["output-occupied"])
    #expect(FolderSnapshot(site.folder("elsewhere")).fileNames == ["mine"])
  }

  @Test("files behind a linked folder are not removed")
  func linkedFolderOfRemovedPages() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("other/b")
    try await site.publish()
    try FileManager.default.moveItem(atPath: site.folder("site/notices"), toPath: site.folder("elsewhere"))
    try site.folder.link("site/notices", to: site.folder("elsewhere"))
    let before = FolderSnapshot(site.folder("elsewhere"))
    try site.remove("content/notices")
    try await site.publish()
    #expect(FolderSnapshot(site.folder("elsewhere")) == before)
  }

  @Test("an output reached through a link is written, and the link stays")
  func linkedOutput() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try site.folder.folder("real").link("public", to: "real")
    #expect(await site.build(output: "public").summary != nil)
    try site.bulletins(0..<300)
    #expect(await site.build(output: "public").summary != nil)
    #expect(FolderSnapshot.kind(site.folder("public")) == .link("real"))
    #expect(site.folder.exists("real/notices/b299/index.html"))
  }

  @Test("the output may lie anywhere, in folders that are not there yet")
  func newFolders() async throws {
    let site = try SampleSite().bulletin("notices/a")
    #expect(await site.build(output: "x/y/z").summary != nil)
    #expect(site.folder.exists("x/y/z/notices/a/index.html"))
  }
}
