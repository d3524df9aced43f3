import Chronology
import Diagnostics

extension Visibility {
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
    // Readers are not told of cosmetic ones.
    for correction in matter.corrections where !correction.isCosmetic {
      add(zone.timestamp(of: correction.date), .corrected, correction.location)
    }
    if let withdrawal = matter.withdrawal {
      add(zone.timestamp(of: withdrawal.date), .withdrawn, withdrawal.location)
    }
    for entry in matter.upcoming {
      add(zone.timestamp(of: DateText(date: entry.end)), .announcementOver, entry.location)
    }
    if let warning = matter.warning {
      add(warning.sent, .warningEffective, matter.title.location)
      for info in warning.infos {
        add(info.effective, .warningEffective, matter.title.location)
        add(info.expires, .warningExpires, matter.title.location)
      }
    }
    return moments.filter { isChange(at: $0, of: matter) }
  }

  /// Whether readers get something else from a moment on than just before: a page that has expired is not withdrawn.
  private func isChange(at moment: Moment, of matter: FrontMatter) -> Bool {
    let after = State(matter, at(moment.at))
    switch moment.occasion {
    case .warningEffective, .warningExpires, .announcementOver: return after.hold == nil
    default: return after != State(matter, at(moment.at.advanced(by: -1)))
    }
  }

  /// What readers get of a page at one moment.
  private struct State: Equatable {
    let hold: Hold?
    let corrections: Int

    init(_ matter: FrontMatter, _ visibility: Visibility) {
      hold = visibility.hold(on: matter)
      corrections = hold == nil ? visibility.corrections(of: matter).count : 0
    }
  }

  private func at(_ moment: Timestamp) -> Visibility {
    Visibility(now: moment, showsDrafts: showsDrafts, showsFuture: showsFuture, zone: zone)
  }
}
