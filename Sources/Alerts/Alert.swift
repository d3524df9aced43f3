import Chronology

/// A message of the Common Alerting Protocol (OASIS CAP 1.2, section 3.2.1), which says to machines what a warning says
/// to people.
package struct Alert: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case actual = "Actual"
    case exercise = "Exercise"
    case system = "System"
    case test = "Test"
    case draft = "Draft"
  }

  package enum MessageType: String, Hashable, Sendable, CaseIterable {
    case alert = "Alert"
    case update = "Update"
    case cancel = "Cancel"
    case acknowledgement = "Ack"
    case error = "Error"
  }

  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case `public` = "Public"
    case restricted = "Restricted"
    case `private` = "Private"
  }

  package var identifier: String
  package var sender: String
  package var sent: Timestamp
  package var status = Status.actual
  package var messageType = MessageType.alert
  /// The operator or device that the message comes from.
  package var source: String?
  package var scope = Scope.public
  /// The rule that limits a restricted message.
  package var restriction: String?
  /// The recipients of a private message.
  package var addresses: [String] = []
  package var codes: [String] = []
  package var note: String?
  package var references: [AlertReference] = []
  package var incidents: [String] = []
  package var infos: [AlertInfo] = []

  package init(identifier: String, sender: String, sent: Timestamp) {
    self.identifier = identifier
    self.sender = sender
    self.sent = sent
  }
}

/// A name and its value: an event code, a parameter, a geocode.
package struct AlertPair: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
