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
    for correction in matter.corrections {
      add(zone.timestamp(of: correction.date), .corrected, correction.location)
    }
    if let withdrawal = matter.withdrawal {
      add(zone.timestamp(of: withdrawal.date), .withdrawn, withdrawal.location)
    }
    if let warning = matter.warning {
      let sent = (warning.sent ?? matter.date).map(zone.timestamp)
      add(sent, .warningEffective, matter.title.location)
      for info in warning.infos {
        add(info.effective, .warningEffective, matter.title.location)
        add(info.expires, .warningExpires, matter.title.location)
      }
    }
    return moments
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
