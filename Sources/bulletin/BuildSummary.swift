import Diagnostics
import SiteBuild

/// The last lines of a build: what the site holds and what became of its files.
struct BuildSummary {
  private let report: BuildReport
  private let seconds: Double
  private let isVerbose: Bool

  init(_ report: BuildReport, seconds: Double, isVerbose: Bool) {
    self.report = report
    self.seconds = seconds
    self.isVerbose = isVerbose
  }

  var text: String { (stages + lines + [findings].compactMap { $0 }).joined(separator: "\n") }

  /// With `--verbose`: how long each stage took.
  private var stages: [String] {
    guard isVerbose else { return [] }
    return report.stages.map { stage in
      let name = stage.name + String(repeating: " ", count: max(0, 10 - stage.name.count))
      return
        "  \(name)\(stage.duration.components.seconds * 1000 + stage.duration.components.attoseconds / 1_000_000_000_000_000) ms"
    }
  }

  private var lines: [String] {
    let contents = report.contents
    let site =
      "\(counted(contents.pages, "page")) (\(counted(contents.bulletins, "bulletin"))), \(counted(contents.feeds, "feed"))"
    switch report.outcome {
    case .rehearsed: return ["Looked at \(site); nothing was written. \(time)"] + held
    case .refused: return ["Nothing was published; the output folder is as it was. \(time)"]
    case .upToDate: return ["Up to date: \(site). \(time)"] + held
    case .published(let summary):
      let files =
        "\(counted(summary.written, "file")) written, \(summary.unchanged) unchanged, \(summary.removed) removed"
      return ["Built \(site): \(files). \(time)"] + held
    }
  }

  private var held: [String] {
    let contents = report.contents
    let parts = [
      (contents.drafts, counted(contents.drafts, "draft")), (contents.future, "\(contents.future) not yet due"),
      (contents.expired, "\(contents.expired) expired"), (contents.withdrawn, "\(contents.withdrawn) withdrawn"),
    ].filter { $0.0 > 0 }.map(\.1)
    return parts.isEmpty ? [] : ["Not shown: \(parts.joined(separator: ", "))."]
  }

  private var findings: String? {
    let errors = report.diagnostics.count { $0.severity == .error }
    let warnings = report.diagnostics.count { $0.severity == .warning }
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map(counted)
    return parts.isEmpty ? nil : "Found \(parts.joined(separator: " and "))."
  }

  private var time: String {
    let milliseconds = Int((seconds * 1000).rounded())
    return milliseconds < 1000 ? "(\(milliseconds) ms)" : "(\(milliseconds / 1000).\(milliseconds / 100 % 10) s)"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
