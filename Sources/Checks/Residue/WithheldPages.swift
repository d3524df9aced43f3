import Chronology
import SiteBuild
import SiteModel

/// Pages of which nothing may be in the output.
struct WithheldPages {
  struct Entry {
    let page: ContentPage
    /// Such as "is a draft".
    let reason: String
    let isWithdrawn: Bool
  }

  /// In the order of paths.
  let pages: [Entry]

  init(_ sources: Rehearsal.Sources) {
    let zone = sources.site.configuration.timeZone
    pages = sources.pages.compactMap { page in
      if let withdrawal = page.matter.withdrawal, zone.timestamp(of: withdrawal.date) <= sources.now {
        return Entry(page: page, reason: "was withdrawn", isWithdrawn: true)
      }
      guard let hold = sources.site.holds[page.path] else { return nil }
      if case .withdrawn = hold { return Entry(page: page, reason: hold.reason, isWithdrawn: true) }
      return Entry(page: page, reason: hold.reason, isWithdrawn: false)
    }
  }

  var paths: Set<String> { Set(pages.map(\.page.path)) }
}
