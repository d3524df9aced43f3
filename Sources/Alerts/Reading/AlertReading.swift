/// What was found while an alert was read.
package struct AlertFinding: Sendable {
  package enum Kind: Sendable {
    /// It is no alert, or says something that no alert can say.
    case fault
    /// The alert that was read does not say it.
    case lost
    /// It is said in another form.
    case changed
  }

  package let kind: Kind
  /// In one sentence without a final full stop.
  package let message: String
  package let remedy: String?
  /// The bytes that it is about.
  package let range: Range<Int>
}

/// An alert as it was read.
package struct AlertReading: Sendable {
  /// Nil after a fault.
  package var alert: Alert?
  package var findings: [AlertFinding] = []
  /// Where the elements stand in the bytes.
  package var places: [AlertPlace: Range<Int>] = [:]
}
