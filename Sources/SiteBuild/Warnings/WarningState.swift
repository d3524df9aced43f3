import Alerts
import Chronology

/// How a warning stands at the moment of a build. The names are those that templates and texts of the theme know.
enum WarningState: String, Sendable, CaseIterable {
  /// It will hold from a later moment on.
  case upcoming
  case inForce = "in-force"
  case expired
  /// A later warning has taken its place.
  case updated
  /// A later message has ended it.
  case cancelled
  /// It is itself the message that ends others.
  case cancellation
  /// An acknowledgement, or the rejection of a message: it warns of nothing.
  case message
  /// For some recipients only: never shown as in force to everybody.
  case restricted
  case exercise, test

  /// How an alert stands.
  ///
  /// - Parameters:
  ///   - newest: the message at the end of the chain that supersedes it, if one does.
  init(of alert: Alert, term: WarningTerm, newest: Alert?, at now: Timestamp) {
    switch alert.status {
    case .exercise: self = .exercise
    case .system, .test, .draft: self = .test
    case .actual:
      if alert.messageType == .acknowledgement || alert.messageType == .error {
        self = .message
      } else if let newest {
        self = newest.messageType == .cancel ? .cancelled : .updated
      } else if alert.messageType == .cancel {
        self = .cancellation
      } else if alert.scope != .public {
        self = .restricted
      } else {
        self = term.start(of: alert) > now ? .upcoming : term.end.map { $0 <= now } ?? false ? .expired : .inForce
      }
    }
  }
}

/// From when until when a warning holds: from the first moment of all its blocks to the last.
struct WarningTerm: Sendable {
  let start: Timestamp
  /// The first moment at which it holds no more; nil when it holds until a later message ends it.
  let end: Timestamp?

  init(_ alert: Alert) {
    start = alert.infos.map { $0.effective ?? alert.sent }.min() ?? alert.sent
    let ends = alert.infos.compactMap(\.expires)
    end = ends.count == alert.infos.count ? ends.max() : nil
  }

  /// Nothing is in force before it is sent, whatever it says.
  func start(of alert: Alert) -> Timestamp { max(start, alert.sent) }

  /// The moments at which an alert comes into force and ceases to be so, as far as is known; none for one that never is.
  ///
  /// - Parameter gone: when it was superseded, or its page went.
  func turns(of alert: Alert, gone: Timestamp?) -> [Timestamp] {
    guard alert.status == .actual, alert.scope == .public, alert.messageType == .alert || alert.messageType == .update
    else { return [] }
    let start = start(of: alert)
    guard let last = [end, gone].compactMap(\.self).min() else { return [start] }
    return start < last ? [start, last] : []
  }
}
