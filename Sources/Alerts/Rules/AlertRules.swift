import Chronology

/// What the standard says in words and its schema lets through, and what readers of feeds demand beside (Google Public
/// Alerts).
package enum AlertRules {
  /// The rules that an alert breaks, in the order of its elements. Each info block is looked at, then what they say
  /// together.
  package static func faults(in alert: Alert) -> [AlertFault] {
    var check = AlertCheck(alert: alert)
    check.run()
    return check.faults
  }
}

/// Looks at the elements of the alert itself; extensions look at its parts.
struct AlertCheck {
  let alert: Alert
  var faults: [AlertFault] = []

  init(alert: Alert) { self.alert = alert }

  mutating func run() {
    checkIdentity()
    checkHandling()
    checkReferences()
    if alert.infos.isEmpty {
      let mayLackInfo = !isNews && alert.messageType != .alert
      report(
        AlertPlace("info"), "the alert says nothing of any event", "give it an info block with an event",
        mayLackInfo ? .warning : .error)
    }
    for index in alert.infos.indices { checkInfo(alert.infos[index], index) }
    checkLanguages()
  }

  /// Whether it tells people of a danger, rather than that one is over or that a message was wrong.
  var isNews: Bool { alert.messageType == .alert || alert.messageType == .update }

  mutating func report(
    _ place: AlertPlace, _ message: String, _ remedy: String, _ severity: AlertFault.Severity = .error
  ) {
    faults.append(AlertFault(place, message, remedy: remedy, severity: severity))
  }

  private mutating func checkIdentity() {
    for (name, value) in [("identifier", alert.identifier), ("sender", alert.sender)] {
      if value.isEmpty {
        report(AlertPlace(name), "the \(name) is empty", "give the alert one")
      } else if let scalar = value.unicodeScalars.first(where: { !AlertRules.isAllowedInIdentifiers($0) }) {
        report(
          AlertPlace(name), "the \(name) holds \(Self.shown(scalar))",
          "leave out spaces, commas, < and & (CAP 1.2, section 3.2.1)")
      }
    }
    checkOffset(alert.sent, AlertPlace("sent"))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 0x20 && !scalar.properties.isWhitespace ? "\"\(scalar)\"" : "white space or a control character"
  }

  /// No clock on earth is more than fourteen hours from UTC, or other minutes than 30 and 45.
  mutating func checkOffset(_ moment: Timestamp?, _ place: AlertPlace) {
    guard let moment, abs(moment.offset) > 14 * 3600 || ![0, 30, 45].contains(abs(moment.offset) / 60 % 60) else {
      return
    }
    report(place, "no place has the time \(moment.cap)", "write the offset of the zone, such as +08:00")
  }

  private mutating func checkHandling() {
    if alert.status == .draft {
      report(AlertPlace("status"), "a draft is not published", "hold the bulletin back with \"draft: true\"")
    }
    if alert.status == .exercise, isBlank(alert.note) {
      report(
        AlertPlace("note"), "an exercise has no note", "write in \"note\" what is exercised (CAP 1.2, section 3.2.1)")
    }
    if alert.messageType == .error, isBlank(alert.note) {
      report(AlertPlace("note"), "a message of type Error has no note", "write in \"note\" what was wrong")
    }
    let restriction = alert.restriction ?? ""
    if alert.scope == .restricted, isBlank(restriction) {
      report(AlertPlace("restriction"), "a restricted alert does not say its rule", "write it in \"restriction\"")
    } else if alert.scope != .restricted, !isBlank(restriction) {
      report(
        AlertPlace("restriction"), "a \(alert.scope.rawValue) alert has a restriction",
        "remove it, or write \"scope: Restricted\"")
    }
    if alert.scope == .private, alert.addresses.isEmpty {
      report(AlertPlace("addresses"), "a private alert has no addresses", "name its recipients in \"addresses\"")
    }
    for (element, names) in [("addresses", alert.addresses), ("incidents", alert.incidents)] {
      for (index, name) in names.enumerated() where isBlank(name) || name.contains("\"") {
        report(
          AlertPlace(element, index),
          "\"\(element)\" cannot hold \(isBlank(name) ? "an empty name" : "quotation marks")",
          "write the name without them")
      }
      for (index, name) in names.enumerated() { checkText(name, AlertPlace(element, index)) }
    }
    for (index, code) in alert.codes.enumerated() {
      if isBlank(code) { report(AlertPlace("code", index), "a code is empty", "remove it") }
      checkText(code, AlertPlace("code", index))
    }
    checkText(alert.note, AlertPlace("note"))
    checkText(alert.source, AlertPlace("source"))
    checkText(alert.restriction, AlertPlace("restriction"))
  }

  private mutating func checkReferences() {
    if alert.references.isEmpty, alert.messageType != .alert {
      report(
        AlertPlace("references"), "a message of type \(alert.messageType.rawValue) refers to no other",
        "name the earlier warnings under \"updates\", \"cancels\" or \"references\"")
    }
    var seen: Set<String> = []
    for (index, reference) in alert.references.enumerated() {
      let place = AlertPlace("references", index)
      if reference.sender == alert.sender, reference.identifier == alert.identifier {
        report(place, "the alert refers to itself", "name the earlier warning")
      } else if reference.sent >= alert.sent {
        report(
          place, "\(reference.identifier) was sent \(reference.sent.cap), not before this alert (\(alert.sent.cap))",
          "refer to earlier alerts only")
      }
      let isSound = [reference.sender, reference.identifier].allSatisfy {
        !$0.isEmpty && $0.unicodeScalars.allSatisfy(AlertRules.isAllowedInIdentifiers)
      }
      if !isSound {
        report(place, "\"\(reference.text)\" is no reference", "write sender,identifier,sent")
      }
      if !seen.insert(reference.text).inserted {
        report(place, "\(reference.identifier) is referred to twice", "name it once")
      }
    }
  }
}

/// Whether there is nothing to read.
func isBlank(_ text: String?) -> Bool { text?.unicodeScalars.allSatisfy { $0.properties.isWhitespace } ?? true }
