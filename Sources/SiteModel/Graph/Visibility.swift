import Chronology
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
  let zone: TimeZoneName

  package init(now: Timestamp, showsDrafts: Bool, showsFuture: Bool, zone: TimeZoneName) {
    self.now = now
    self.showsDrafts = showsDrafts
    self.showsFuture = showsFuture
    self.zone = zone
  }

  /// Nil when the page is shown. `publishDate` counts, else `date`; a page is gone from `expiryDate` on, and its
  /// tombstone too. What was never public leaves no tombstone.
  package func hold(on matter: FrontMatter) -> Hold? {
    if matter.isDraft, !showsDrafts { return .draft }
    if let moment = publication(of: matter), moment > now, !showsFuture { return .future(moment) }
    if let moment = expiry(of: matter), moment <= now { return .expired(moment) }
    if let moment = withdrawal(of: matter), moment <= now { return .withdrawn(moment) }
    return nil
  }

  /// The corrections that readers are told of, the latest first; on one day the one that stands last in the front
  /// matter. Cosmetic ones are none of their business, and one of a day to come has not happened yet.
  package func corrections(of matter: FrontMatter) -> [Correction] {
    if matter.corrections.isEmpty { return [] }
    let told = matter.corrections.filter { !$0.isCosmetic && (showsFuture || zone.timestamp(of: $0.date) <= now) }
    return told.enumerated().sorted { left, right in
      let moments = (zone.timestamp(of: left.element.date), zone.timestamp(of: right.element.date))
      return moments.0 != moments.1 ? moments.0 > moments.1 : left.offset > right.offset
    }.map(\.element)
  }

  func publication(of matter: FrontMatter) -> Timestamp? { (matter.publishDate ?? matter.date).map(zone.timestamp) }

  func expiry(of matter: FrontMatter) -> Timestamp? { matter.expiryDate.map(zone.timestamp) }

  func withdrawal(of matter: FrontMatter) -> Timestamp? { (matter.withdrawal?.date).map(zone.timestamp) }
}
