import Diagnostics
import SiteBuild
import SiteModel

/// The builds of a preview, one after the other, and what is served after each.
struct PreviewBuilds {
  private(set) var site = ServedSite()
  private let settings: Preview.Settings
  /// Sets builds of this run apart from those of an earlier one, whose pages may still be open.
  private let run: Int
  private var count = 0

  init(_ settings: Preview.Settings) {
    self.settings = settings
    run = Int.random(in: 0..<Int.max)
  }

  mutating func run(_ changes: FileChanges) async -> BuildReport {
    var request = settings.request
    request.now = settings.clock()
    let result = await Build.withSources(request)
    let report = result.report
    if report.outcome == .refused {
      site.overlay = Overlay(report.diagnostics, source: settings.source).html
      return report
    }
    site.overlay = nil
    if let sources = result.sources {
      site.basePath = sources.site.configuration.baseURL.path
      if request.needsSources { site.marks = PageMarks(sources) }
    } else if !site.hasBuild {
      site.basePath = SiteAddress.path(request)
    }
    if !site.hasBuild || report.hasChanges { name(changes) }
    return report
  }

  private mutating func name(_ changes: FileChanges) {
    count += 1
    site.stylesSince = site.hasBuild && changes.isOnlyStyles ? site.build : nil
    site.build = "\(String(run, radix: 36))-\(count)"
  }
}

extension BuildReport {
  /// Whether any file of the output is another one than before.
  fileprivate var hasChanges: Bool {
    guard case .published(let summary) = outcome else { return false }
    return summary.written + summary.removed > 0
  }
}
