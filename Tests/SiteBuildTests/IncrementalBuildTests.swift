import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Builds after a change")
struct IncrementalBuildTests {
  @Test("give what a clean build gives, whatever was edited", arguments: 0..<10)
  func equalCleanBuilds(seed: Int) async throws {
    var living = try LivingSite(seed: seed)
    await living.site.build(now: living.now)
    var history: [String] = []
    for _ in 0..<20 {
      history.append(try living.edit())
      if Int.random(in: 0..<4) == 0 { history.append(try living.edit()) }
      let report = await living.site.build(now: living.now)
      let (clean, files) = try await cleanBuild(of: living)
      #expect(report.faults == clean.faults, "seed \(seed): \(history)")
      guard clean.outcome != .refused else {
        #expect(report.outcome == .refused)
        try living.mend()
        history.append("mended")
        continue
      }
      let differences = living.site.site.differences(from: files)
      #expect(differences == [], "seed \(seed): \(history)")
    }
  }

  @Test("take nothing from another site that was built into the folder since")
  func otherSite() async throws {
    let first = try SampleSite().bulletin("notices/a", "甲").bulletin("notices/b", "乙")
    let second = try SampleSite().bulletin("notices/a", "别的").bulletin("notices/b", "乙")
    try await first.publish()
    let expected = first.site
    #expect(await second.build { $0.output = first.output }.outcome != .refused)
    #expect(first.site != expected)
    #expect(await first.build().outcome != .upToDate)
    #expect(first.site.differences(from: expected) == [])
  }

  private func cleanBuild(of living: LivingSite) async throws -> (BuildReport, FolderSnapshot) {
    let copy = try SampleSite(nil)
    for folder in ["content", "templates"] {
      for (path, bytes) in FolderSnapshot(living.site.folder(folder)).files {
        try copy.file("\(folder)/\(path)", bytes: bytes)
      }
    }
    let report = await copy.build(now: living.now)
    return (report, copy.site)
  }
}
