import Checks
import Diagnostics
import Files
import SampleSites
import SiteBuild
import Testing

/// 2024-06-01T00:00:00Z.
let june = 1_717_200_000

extension SampleSite {
  func request(now: Int = june) -> BuildRequest {
    let source = File.realPath(folder.path) ?? folder.path
    return BuildRequest(source: source, output: source + "/site", now: now, toolVersion: "test")
  }

  /// Builds into `site/`.
  func build(now: Int = june, _ change: (inout BuildRequest) -> Void = { _ in }) async throws {
    var request = request(now: now)
    change(&request)
    let report = await Build.run(request)
    try #require(report.outcome != .refused, "\(report.diagnostics)")
  }

  /// The findings of all checks but the one of columns: samples are old.
  func findings(now: Int = june) async -> [Diagnostic] {
    await Examination.run(request(now: now), checks: Check.all.filter { $0.kind != .columnStale }).diagnostics
  }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    try file(path, (folder.text(path) ?? "").replacing(old, with: new))
  }
}

extension [Diagnostic] {
  func of(_ kind: DiagnosticKind) -> [Diagnostic] { filter { $0.kind == kind } }
}

@Suite("Checks")
struct CheckTests {
  @Test("have an id, a severity, a title and an explanation of their own")
  func kinds() {
    #expect(Set(Check.all.map(\.id)).count == Check.all.count)
    let known = Set(CheckDiagnostics.all.map(\.id))
    for check in Check.all {
      for kind in check.kinds {
        #expect(known.contains(kind.id))
        #expect(!kind.title.isEmpty && !kind.explanation.isEmpty)
      }
    }
  }

  @Test("find nothing in a sound site, and write nothing")
  func sound() async throws {
    let site = try SampleSite().bulletins(0..<5).content("notices/_index.md", "---\ntitle: 通知\nstaleAfter: 2y\n---\n")
      .bulletin("news", date: "2024-05-31")
    try await site.build()
    let before = site.site
    let examination = await Examination.run(site.request())
    #expect(examination.diagnostics == [])
    #expect(examination.fileCount.map { $0 > 5 } == true)
    #expect(site.site == before)
  }

  @Test("look at the content even where nothing has been built")
  func noOutput() async throws {
    let site = try SampleSite().bulletin("notices/a", "[x](none.md)")
    let examination = await Examination.run(site.request(), checks: [])
    #expect(examination.fileCount == nil)
    #expect(examination.diagnostics.map(\.kind) == [.linkTargetMissing])
    #expect(!site.folder.exists("site"))
  }

  @Test("name files that the tool did not write, as notes")
  func foreignFiles() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.build()
    try site.file("site/extra/old.html", "<p>alt</p>")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .foreignFile)
    #expect(finding.severity == .note)
    #expect(finding.location?.path == "site/extra/old.html")
  }

  @Test("find what the ledger still holds of a withdrawn bulletin")
  func ledgerTexts() async throws {
    let site = try SampleSite().bulletin("notices/a", "共[41起](figure:literal \"台账\")。")
    try await site.build { $0.purpose = .publish }
    try site.edit("content/notices/a.md", "kind: notice", "kind: notice\nwithdrawn: {date: 2024-06-01, reason: 误发}")
    let finding = try #require(await site.findings().of(.ledgerHoldsWithdrawn).first)
    #expect(finding.severity == .error)
    #expect(!finding.message.contains("41起"))
    try await site.build { $0.purpose = .publish }
    #expect(await site.findings().of(.ledgerHoldsWithdrawn) == [])
  }
}
