import Chronology
import DataFormats
import Diagnostics

/// Which pages a build may show, and until when that answer holds.
package struct Visibility: Sendable {
  /// Why a page is not shown.
  package enum Hold: Sendable, Hashable {
    case draft
    case future(Timestamp)
    case expired(Timestamp)
    /// A page with the reason stands at its address.
    case withdrawn(Timestamp)

    package var reason: String {
      switch self {
      case .draft: "is a draft"
      case .future(let moment): "is held back until \(moment.rfc3339)"
      case .expired(let moment): "expired at \(moment.rfc3339)"
      case .withdrawn(let moment): "was withdrawn at \(moment.rfc3339)"
      }
    }
  }

  package let now: Timestamp
  package let showsDrafts: Bool
  package let showsFuture: Bool
  private let zone: TimeZoneName

  package init(now: Timestamp, showsDrafts: Bool, showsFuture: Bool, zone: TimeZoneName) {
    self.now = now
    self.showsDrafts = showsDrafts
    self.showsFuture = showsFuture
    self.zone = zone
  }

  /// Nil when the page is shown. `publishDate` counts, else `date`; a page is gone from `expiryDate` on.
  package func hold(on matter: FrontMatter) -> Hold? {
    if matter.isDraft, !showsDrafts { return .draft }
    if let moment = publication(of: matter), moment > now, !showsFuture { return .future(moment) }
    if let moment = expiry(of: matter), moment <= now { return .expired(moment) }
    return nil
  }

  /// The moments after now at which the answer for this page changes.
  package func changes(of matter: FrontMatter) -> [Timestamp] {
    [publication(of: matter), expiry(of: matter)].compactMap { $0 }.filter { $0 > now }
  }

  /// A page that can never be seen, or that changed before it was written.
  package func faults(in matter: FrontMatter) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if let start = publication(of: matter), let end = expiry(of: matter), end <= start {
      faults.append(
        Diagnostic(
          .datesOutOfOrder, "the page expires (\(end.rfc3339)) before it is published (\(start.rfc3339))",
          at: matter.title.location, remedy: "correct \"expiryDate\", or \"publishDate\" and \"date\""))
    }
    if let date = matter.date.map(zone.timestamp), let changed = matter.lastmod.map(zone.timestamp), changed < date {
      faults.append(
        Diagnostic(
          .datesOutOfOrder, "the page changed (\(changed.rfc3339)) before its date (\(date.rfc3339))",
          at: matter.title.location, remedy: "correct \"lastmod\" or \"date\""))
    }
    return faults
  }

  private func publication(of matter: FrontMatter) -> Timestamp? {
    (matter.publishDate ?? matter.date).map(zone.timestamp)
  }

  private func expiry(of matter: FrontMatter) -> Timestamp? { matter.expiryDate.map(zone.timestamp) }
}
