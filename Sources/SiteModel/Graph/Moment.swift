import Chronology
import Diagnostics

/// A moment at which something changes by itself: a build before it and one after it may differ, though nobody has
/// touched the sources.
package struct Moment: Hashable, Sendable {
  /// What happens then. The raw values are part of the JSON of `bulletin due`, and stay.
  package enum Occasion: String, Sendable, CaseIterable {
    /// A page that was held back appears.
    case published
    /// A page goes.
    case expires
    /// A correction that is dated ahead counts from now on.
    case corrected
    /// A tombstone takes a page's place.
    case withdrawn
    case warningEffective = "warning-effective"
    case warningExpires = "warning-expires"
    /// What a section has announced for a day is announced no longer: the day is over.
    case announcementOver = "announcement-over"
    /// A row of the records that was held back appears.
    case rowPublished = "row-published"
    /// A row of the records leaves pages, lists and downloads.
    case rowExpires = "row-expires"
    case rowWithdrawn = "row-withdrawn"
    /// The checks of the records depend on the day, and find something else from now on.
    case recordsChecked = "records-checked"
    /// The last day on which a bulletin would answer a rule in time is over. Changes no output.
    case deadline

    /// For people.
    package var words: String {
      switch self {
      case .published: "is published"
      case .expires: "expires"
      case .corrected: "is corrected"
      case .withdrawn: "is withdrawn"
      case .warningEffective: "warning takes effect"
      case .warningExpires: "warning expires"
      case .announcementOver: "announcement ends"
      case .rowPublished: "record is published"
      case .rowExpires: "record is shown no longer"
      case .rowWithdrawn: "record is withdrawn"
      case .recordsChecked: "records are checked anew"
      case .deadline: "deadline has passed"
      }
    }
  }

  package let at: Timestamp
  package let occasion: Occasion
  /// What it happens to, as people call it.
  package let title: String?
  /// Where that is written; nil for what stands in no one place.
  package let place: SourceLocation?

  package init(_ at: Timestamp, _ occasion: Occasion, title: String? = nil, place: SourceLocation? = nil) {
    self.at = at
    self.occasion = occasion
    self.title = title
    self.place = place
  }
}

extension Moment: Comparable {
  /// By time, then by place, so that a list has one order.
  package static func < (left: Moment, right: Moment) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.place != right.place {
      guard let first = left.place else { return true }
      guard let second = right.place else { return false }
      return first < second
    }
    return left.occasion.rawValue < right.occasion.rawValue
  }
}
