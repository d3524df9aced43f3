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

  /// The moments after now at which what the site shows of this page changes by itself. All that depends on the clock
  /// must have its moment here: a build is believed to be up to date until the first of them.
  ///
  /// - Parameter record: where the record stands that the page was made from.
  package func moments(of matter: FrontMatter, record: SourceLocation? = nil) -> [Moment] {
    // What nobody will see changes nothing.
    if matter.isDraft, !showsDrafts { return [] }
    var moments: [Moment] = []
    func add(_ moment: Timestamp?, _ occasion: Moment.Occasion, _ place: @autoclosure () -> SourceLocation) {
      guard let moment, moment > now else { return }
      moments.append(Moment(moment, occasion, title: matter.title.text, place: record ?? place()))
    }
    let isPublishDate = matter.publishDate != nil
    add(
      publication(of: matter), .published,
      matter.place(ofLine: isPublishDate ? matter.lines.publishDate : matter.lines.date))
    add(expiry(of: matter), .expires, matter.place(ofLine: matter.lines.expiryDate))
    for correction in matter.corrections where !correction.isCosmetic {
      add(zone.timestamp(of: correction.date), .corrected, correction.location)
    }
    if let withdrawal = matter.withdrawal {
      add(zone.timestamp(of: withdrawal.date), .withdrawn, withdrawal.location)
    }
    if let warning = matter.warning {
      add(warning.sent, .warningEffective, matter.title.location)
      for info in warning.infos {
        add(info.effective, .warningEffective, matter.title.location)
        add(info.expires, .warningExpires, matter.title.location)
      }
    }
    return moments
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
