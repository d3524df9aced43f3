/// A rule that an alert breaks.
package struct AlertFault: Hashable, Sendable {
  package enum Severity: Hashable, Sendable {
    /// The standard forbids it, or readers of the feed refuse it.
    case error
    /// Readers of the feed would rather have it otherwise.
    case warning
  }

  package var place: AlertPlace
  /// In one sentence without a final full stop.
  package var message: String
  /// What to do, likewise.
  package var remedy: String
  package var severity: Severity

  package init(_ place: AlertPlace, _ message: String, remedy: String, severity: Severity = .error) {
    self.place = place
    self.message = message
    self.remedy = remedy
    self.severity = severity
  }
}
