extension AlertRules {
  /// The faults of alerts that are published together, each with the index of the alert that it is about: an
  /// identifier that comes twice, a reference to an alert that there is not, a circle of references.
  ///
  /// Alerts of other senders may be elsewhere: a reference to one that is not among these is none of our business.
  package static func faults(inSet alerts: [Alert]) -> [(alert: Int, fault: AlertFault)] {
    var found: [(alert: Int, fault: AlertFault)] = []
    var known: [Key: Int] = [:]
    for (index, alert) in alerts.enumerated() {
      if let earlier = known.updateValue(index, forKey: Key(alert.reference)) {
        known[Key(alert.reference)] = earlier
        found.append(
          (
            index,
            AlertFault(
              AlertPlace("identifier"), "another warning has the identifier \(alert.identifier) already",
              remedy:
                "write \"number: 2\" where the scheme of identifiers has {number}, or an \"identifier\" of its own")
          ))
      }
    }
    let senders = Set(alerts.map(\.sender))
    for (index, alert) in alerts.enumerated() {
      for (position, reference) in alert.references.enumerated() {
        let place = AlertPlace("references", position)
        if let target = known[Key(reference)] {
          let sent = alerts[target].sent
          if sent.cap != reference.sent.cap {
            found.append(
              (
                index,
                AlertFault(
                  place, "\(reference.identifier) was sent \(sent.cap), not \(reference.sent.cap)",
                  remedy: "write \(alerts[target].reference.text)")
              ))
          }
        } else if senders.contains(reference.sender) {
          found.append(
            (
              index,
              AlertFault(
                place, "there is no alert \(reference.identifier) of \(reference.sender)",
                remedy: "correct the reference, or keep the bulletin that it names")
            ))
        }
      }
    }
    return (found + circles(alerts, known)).sorted { $0.alert < $1.alert }
  }

  /// What tells alerts from each other.
  private struct Key: Hashable {
    let sender: String
    let identifier: String

    init(_ reference: AlertReference) {
      sender = reference.sender
      identifier = reference.identifier
    }
  }

  /// Alerts that refer to each other in a circle: each circle once.
  private static func circles(_ alerts: [Alert], _ known: [Key: Int]) -> [(alert: Int, fault: AlertFault)] {
    let targets = alerts.map { alert in alert.references.map { known[Key($0)] } }
    var isDone = [Bool](repeating: false, count: alerts.count)
    var found: [(alert: Int, fault: AlertFault)] = []
    for start in alerts.indices where !isDone[start] {
      // Alert and which of its references comes next. A stack of its own: chains may be long.
      var path: [(alert: Int, next: Int)] = [(start, 0)]
      var onPath: Set<Int> = [start]
      while let (alert, next) = path.last {
        guard next < targets[alert].count else {
          isDone[alert] = true
          onPath.remove(alert)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        guard let target = targets[alert][next], !isDone[target], target != alert else { continue }
        if onPath.contains(target) {
          let circle = path.drop { $0.alert != target }.map { alerts[$0.alert].identifier }
          found.append(
            (
              alert,
              AlertFault(
                AlertPlace("references", next),
                "the references go round in a circle: \((circle + [alerts[target].identifier]).joined(separator: " → "))",
                remedy: "an alert refers to earlier ones only")
            ))
        } else {
          onPath.insert(target)
          path.append((target, 0))
        }
      }
    }
    return found
  }
}
