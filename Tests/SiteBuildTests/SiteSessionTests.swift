import Diagnostics
import Files
import SampleSites
import SiteBuild
import Testing

@Suite("A site kept in memory")
struct SiteSessionTests {
  private func session(_ site: SampleSite, now: Int = june) -> SiteSession {
    let source = File.realPath(site.folder.path) ?? site.folder.path
    return SiteSession(BuildRequest(source: source, output: source + "/site", now: now, toolVersion: "test"))
  }

  /// All files of a resident site but the manifest, and those of other paths that it has.
  private func files(_ site: ResidentSite, and others: some Sequence<String>) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in Set(site.paths).union(others) {
      switch site.file(path) {
      case .rendered(let bytes): files[path] = bytes
      case .copied(let place): files[path] = try File.read(place)
      case nil: break
      }
    }
    return files
  }

  private func published(_ site: SampleSite) -> [String: [UInt8]] {
    site.site.files.filter { !["manifest.json", ".bulletin-manifest"].contains($0.key) }
  }

  @Test("serves after any edits what a clean build publishes", arguments: 0..<8)
  func equalBuilds(seed: Int) async throws {
    var living = try LivingSite(seed: 100 + seed)
    let session = session(living.site, now: living.now)
    _ = await session.update(nil, now: living.now)
    var before = FolderSnapshot(living.site.folder.path).files
    var history: [String] = []
    for _ in 0..<16 {
      history.append(try living.edit())
      let after = FolderSnapshot(living.site.folder.path).files
      let changed = Set(after.keys).union(before.keys).filter { path in
        !path.hasPrefix(".bulletin/") && before[path] != after[path]
      }
      before = after
      let update = await session.update(changed, now: living.now)
      let report = await living.site.clean(now: living.now)
      guard let resident = update.site else {
        #expect(report.outcome == .refused, "seed \(seed): \(history) \(update.report.faults)")
        try living.mend()
        before = FolderSnapshot(living.site.folder.path).files
        _ = await session.update(nil, now: living.now)
        continue
      }
      let found = await resident.examine()
      let faults = update.report.adding(found).faults
      #expect(faults == report.faults, "seed \(seed): \(history)")
      if report.outcome == .refused {
        try living.mend()
        before = FolderSnapshot(living.site.folder.path).files
        _ = await session.update(nil, now: living.now)
        continue
      }
      let expected = published(living.site)
      let served = try files(resident, and: expected.keys)
      let differences = Set(served.keys).union(expected.keys).filter { served[$0] != expected[$0] }.sorted()
      #expect(differences == [], "seed \(seed): \(history)")
    }
  }

  @Test("knows at once what is wrong with an edited page, and after a look what is wrong with others")
  func faults() async throws {
    let site = try SampleSite().bulletin("notices/a", "文[乙](b.md)。").bulletin("notices/b", "文。")
    let session = session(site)
    #expect(await session.update(nil, now: june).site != nil)
    try site.bulletin("notices/b", "文[丙](c.md)。")
    let broken = await session.update(["content/notices/b.md"], now: june)
    #expect(broken.site == nil)
    #expect(broken.report.faults == ["content/notices/b.md:7:2 link-target-missing"])
    try site.bulletin("notices/b", "文。").remove("content/notices/b.md")
    let gone = await session.update(["content/notices/b.md"], now: june)
    #expect(gone.report.faults == [])
    let found = try #require(await gone.site?.examine())
    #expect(found.map(\.kind.id) == ["link-target-missing"])
  }

  @Test("forgets no fault while something else is edited")
  func lastingFaults() async throws {
    let site = try SampleSite().bulletin("notices/a", "甲").bulletin("notices/b", "乙").content("old.markdown", "旧")
    let session = session(site)
    let first = await session.update(nil, now: june)
    #expect(first.report.faults == ["content/old.markdown:1:1 markdown-extension"])
    try site.remove("content/old.markdown").bulletin("notices/a", "[丙](c.md)")
    #expect(await session.update(nil, now: june).site != nil)
    #expect(await session.update(["content/notices/a.md"], now: june).site == nil)
    try site.bulletin("notices/b", "新的乙")
    #expect(await session.update(["content/notices/b.md"], now: june).report.faults.count == 1)
    try site.bulletin("notices/a", "甲").file("content/site.yaml", "title: [")
    #expect(await session.update(["content/notices/a.md", "content/site.yaml"], now: june).site == nil)
    try site.bulletin("notices/b", "更新的乙")
    #expect(await session.update(["content/notices/b.md"], now: june).site == nil)
    try site.file("content/site.yaml", SampleSite.configuration)
    #expect(await session.update(["content/site.yaml"], now: june).site != nil)
  }

  @Test("becomes another one when a moment has come")
  func moments() async throws {
    let site = try SampleSite().bulletin("notices/a", "甲").bulletin(
      "notices/b", "乙", matter: "publishDate: 2024-06-02")
    let session = session(site)
    let first = await session.update(nil, now: june)
    #expect(first.site?.has("notices/b/index.html") == false)
    let moment = try #require(await session.nextChange)
    let later = await session.update([], now: moment)
    #expect(later.site?.has("notices/b/index.html") == true)
  }

  @Test("does not mind names that editors use while they save, and minds folders that go")
  func editors() async throws {
    let site = try SampleSite().bulletin("notices/a", "甲").bulletin("notices/b", "乙")
    let session = session(site)
    let first = await session.update(nil, now: june)
    try site.file("content/notices/.a.md.swp", "x").bulletin("notices/a", "丙")
    let paths: Set = ["content/notices/a.md", "content/notices/.a.md.swp", "content/notices/a.md~", "content/4913"]
    #expect(await session.update(paths, now: june).report.contents == first.report.contents)
    try site.remove("content/notices")
    #expect(await session.update(["content/notices"], now: june).site?.has("notices/a/index.html") == false)
  }

  @Test("that is touched but not changed has no changes")
  func touched() async throws {
    let site = try SampleSite().bulletin("notices/a", "甲")
    let session = session(site)
    _ = await session.update(nil, now: june)
    try site.bulletin("notices/a", "甲")
    #expect(await session.update(["content/notices/a.md"], now: june).hasChanges == false)
    try site.bulletin("notices/a", "乙")
    #expect(await session.update(["content/notices/a.md"], now: june).hasChanges)
  }
}

extension SampleSite {
  /// Builds without any memory of earlier builds.
  func clean(now: Int) async -> BuildReport {
    for path in [".bulletin", "site"] where folder.exists(path) { _ = try? remove(path) }
    return await build(now: now)
  }
}
