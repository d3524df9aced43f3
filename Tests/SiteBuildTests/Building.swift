import Diagnostics
import Files
import Publishing
import SampleSites
import SiteBuild
import Testing

/// 2024-06-01T00:00:00Z, the moment at which sample sites are built.
let june = 1_717_200_000
let day = 86_400

extension SampleSite {
  /// Builds into `site/`, or below the source folder as told.
  @discardableResult
  func build(
    now: Int = june, output: String? = nil, version: String = "test", _ change: (inout BuildRequest) -> Void = { _ in }
  ) async -> BuildReport {
    let source = File.realPath(folder.path) ?? folder.path
    var request = BuildRequest(
      source: source, output: output.map { folder($0) } ?? source + "/site", now: now, toolVersion: version)
    change(&request)
    return await Build.run(request)
  }

  /// Builds and expects the site to be published without any finding.
  @discardableResult
  func publish(
    now: Int = june, _ change: (inout BuildRequest) -> Void = { _ in },
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> OutputTransaction.Summary {
    let report = await build(now: now, change)
    #expect(report.faults == [], sourceLocation: sourceLocation)
    return try #require(report.summary, sourceLocation: sourceLocation)
  }

  /// Text of an output file.
  func page(_ path: String) -> String? { folder.text("site/" + path) }
}

extension BuildReport {
  /// `path:line:column id` of each finding, in the order of the report.
  var faults: [String] {
    diagnostics.map { finding in
      finding.location.map { "\($0.path):\($0.line):\($0.column) \(finding.kind.id)" } ?? finding.kind.id
    }
  }

  var summary: OutputTransaction.Summary? {
    if case .published(let summary) = outcome { summary } else { nil }
  }
}
