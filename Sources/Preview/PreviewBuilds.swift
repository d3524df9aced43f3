import Diagnostics
import SiteBuild
import SiteModel

/// The builds of a preview, one after the other, and what is served after each.
actor PreviewBuilds {
  private(set) var site = ServedSite()
  private let settings: Preview.Settings
  private let session: SiteSession
  /// Sets builds of this run apart from those of an earlier one, whose pages may still be open.
  private let run: Int
  private var count = 0

  init(_ settings: Preview.Settings) {
    self.settings = settings
    session = SiteSession(settings.request)
    run = Int.random(in: 0..<Int.max)
  }

  /// The moment at which the site changes by itself.
  var nextChange: Int? {
    get async { await session.nextChange }
  }

  func run(_ changes: FileChanges) async -> BuildReport {
    let update = await session.update(changes.isUnsure ? nil : changes.paths, now: settings.clock())
    guard let resident = update.site else {
      let page: Overlay.Page = site.hasBuild ? .lastGood : .none
      site.overlay = Overlay(update.report.diagnostics, over: page, source: settings.source).html
      if !site.hasBuild { site.basePath = SiteAddress.path(settings.request) }
      return update.report
    }
    site.overlay = nil
    site.basePath = resident.basePath
    if settings.request.showsDrafts || settings.request.showsFuture { site.marks = PageMarks(resident.sources) }
    site.resident = resident
    if update.hasChanges || !site.hasBuild { name(changes) }
    return update.report
  }

  /// Renders everything, to find what is wrong with pages that nobody has asked for. Nil when it was given up.
  ///
  /// - Parameter report: of the build that is looked at.
  func examine(_ report: BuildReport) async -> BuildReport? {
    guard report.outcome != .refused, let resident = site.resident else { return nil }
    let examined = report.adding(await resident.examine())
    if Task.isCancelled { return nil }
    if examined.diagnostics.hasErrors {
      site.overlay = Overlay(examined.diagnostics, over: .current, source: settings.source).html
    }
    return examined
  }

  private func name(_ changes: FileChanges) {
    count += 1
    site.stylesSince = site.hasBuild && changes.isOnlyStyles ? site.build : nil
    site.build = "\(String(run, radix: 36))-\(count)"
  }
}
