import Chronology
import Diagnostics
import Numbers

/// A rule that holds: where, when, because of what, until when somebody has to answer, and whether somebody has.
package struct RuleInstance: Hashable, Sendable {
  /// Whether somebody has answered, and in time.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Not answered; the deadline, if there is one, has not passed.
    case open
    /// Not answered, and the deadline has passed.
    case overdue
    case answered
    /// Answered after the deadline.
    case answeredLate = "answered-late"
  }

  /// A dimension of the rule's `each` with its value.
  package struct Coordinate: Hashable, Sendable {
    package let dimension: String
    package let value: RuleValue

    package init(_ dimension: String, _ value: RuleValue) {
      self.dimension = dimension
      self.value = value
    }
  }

  package let rule: NoticeRule
  package let period: Period
  /// In the order of `each`.
  package let coordinates: [Coordinate]
  /// What was compared with the bound, rounded for print; nil for the use of a target of zero.
  package let value: FixedPoint?
  package let records: RuleRecords
  /// The day from which the deadline counts.
  package let triggered: CivilDate
  package internal(set) var deadline: CivilDate?
  /// Working days were counted without a table of holidays.
  package internal(set) var isDeadlineApproximate = false
  package internal(set) var state = State.open
  /// The file of the bulletin that answers.
  package internal(set) var answer: String?
  /// The date of that bulletin, if it is known.
  package internal(set) var answerDate: CivilDate?

  package init(
    rule: NoticeRule, period: Period, coordinates: [Coordinate], value: FixedPoint?, records: RuleRecords,
    triggered: CivilDate
  ) {
    self.rule = rule
    self.period = period
    self.coordinates = coordinates
    self.value = value
    self.records = records
    self.triggered = triggered
  }

  /// Whether nobody has answered.
  package var isDue: Bool { state == .open || state == .overdue }
}

/// A bulletin that names a rule in its front matter.
package struct RuleAnswer: Hashable, Sendable {
  package let rule: String
  package let period: Period?
  /// Codes or names by dimension; several are parted by commas.
  package let dimensions: [String: String]
  package let path: String
  package let date: CivilDate?
  /// Where `rule:` stands.
  package let location: SourceLocation?

  package init(
    rule: String, period: Period?, dimensions: [String: String], path: String, date: CivilDate? = nil,
    location: SourceLocation? = nil
  ) {
    self.rule = rule
    self.period = period
    self.dimensions = dimensions
    self.path = path
    self.date = date
    self.location = location
  }
}
