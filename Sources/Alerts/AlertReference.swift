import Chronology

/// Another message that an alert refers to: `sender,identifier,sent` (CAP 1.2, section 3.2.1, `references`).
package struct AlertReference: Hashable, Sendable {
  package var sender: String
  package var identifier: String
  package var sent: Timestamp

  package init(sender: String, identifier: String, sent: Timestamp) {
    self.sender = sender
    self.identifier = identifier
    self.sent = sent
  }

  /// Reads `sender,identifier,sent`. Nil unless it has three parts and the last is a moment with an offset.
  package init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty, let sent = Timestamp(cap: parts[2]) else {
      return nil
    }
    self.init(sender: parts[0], identifier: parts[1], sent: sent)
  }

  /// As CAP writes it.
  package var text: String { "\(sender),\(identifier),\(sent.cap)" }
}

extension Alert {
  /// How others refer to it.
  package var reference: AlertReference { AlertReference(sender: sender, identifier: identifier, sent: sent) }
}

extension Timestamp {
  /// `2025-01-18T16:00:00+08:00`; UTC is written `-00:00` (CAP 1.2, section 3.3.2).
  package var cap: String {
    let text = rfc3339
    return offset == 0 ? text.dropLast(6) + "-00:00" : text
  }

  /// Reads a moment with an offset; `Z`, which CAP forbids, is understood. Nil for a day alone and for a local time.
  package init?(cap text: String) {
    guard text.utf8.count >= 20, let written = DateText(text), let seconds = written.secondsOfDay,
      let offset = written.offset
    else { return nil }
    self.init(date: written.date, secondsOfDay: seconds, offset: offset)
  }
}
