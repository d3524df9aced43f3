import Diagnostics
import SampleSites
import SiteBuild
import Testing

extension SampleSite {
  /// Builds and records, and expects no finding.
  @discardableResult
  func record(now: Int = june, sourceLocation: Testing.SourceLocation = #_sourceLocation) async -> LedgerUpdate? {
    let report = await build(now: now) { $0.purpose = .publish }
    #expect(report.faults == [], sourceLocation: sourceLocation)
    #expect(report.outcome != .refused, sourceLocation: sourceLocation)
    return report.ledger
  }

  /// The findings of a build.
  func findings(now: Int = june, _ change: (inout BuildRequest) -> Void = { _ in }) async -> [Diagnostic] {
    await build(now: now, change).diagnostics
  }

  var ledger: String { folder.text("content/published.json") ?? "" }

  /// The Markdown file of the statistics in `published`.
  static let statisticsFile = "content/statistics/a.md"

  /// A site with records, statistics and a notice, all of it recorded.
  static func published(_ body: String = "共[](figure:accidents)。") async throws -> SampleSite {
    let site = try SampleSite.withRecords().statistics("statistics/a", body).bulletin("notices/b", "一段文字。")
    await site.record()
    return site
  }
}
