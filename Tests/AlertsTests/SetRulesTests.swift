import Testing

@testable import Alerts

struct SetRulesTests {
  private func alert(_ identifier: String, day: Int, to references: AlertReference...) -> Alert {
    var alert = Samples.alert
    alert.identifier = identifier
    alert.sent = Samples.moment("2025-01-\(day)T08:00:00+08:00")
    alert.references = references
    if !references.isEmpty { alert.messageType = .update }
    return alert
  }

  private func faults(_ alerts: Alert...) -> [String] {
    AlertRules.faults(inSet: alerts).map { "\($0.alert) \($0.fault.short)" }
  }

  @Test("a chain of updates is sound")
  func acceptsChain() {
    let first = alert("a", day: 10)
    let second = alert("b", day: 11, to: first.reference)
    #expect(faults(first, second, alert("c", day: 12, to: first.reference, second.reference)).isEmpty)
  }

  @Test("an identifier belongs to one alert of a sender")
  func findsTwins() {
    var foreign = alert("a", day: 12)
    foreign.sender = "example.com"
    #expect(
      faults(alert("a", day: 10), alert("a", day: 11), foreign) == [
        "1 identifier: another warning has the identifier a already"
      ])
  }

  @Test("a reference to an alert of ours names one that there is, as it was sent")
  func findsUnknown() {
    #expect(
      faults(alert("a", day: 10), alert("b", day: 18, to: Samples.reference("x"))) == [
        "1 references: there is no alert x of example.org"
      ])
    #expect(
      faults(alert("a", day: 10), alert("b", day: 18, to: Samples.reference("a"))) == [
        "1 references: a was sent 2025-01-10T08:00:00+08:00, not 2025-01-17T08:00:00+08:00"
      ])
    var foreign = Samples.reference("x")
    foreign.sender = "example.com"
    #expect(faults(alert("b", day: 18, to: foreign)).isEmpty)
  }

  @Test("references that go round in a circle are told once")
  func findsCircles() {
    let names = ["a", "b", "c"]
    let alerts = names.indices.map { index in
      alert(names[index], day: 10 + index, to: alert(names[(index + 1) % 3], day: 10 + (index + 1) % 3).reference)
    }
    let found = AlertRules.faults(inSet: alerts).map(\.fault.message)
    #expect(found == ["the references go round in a circle: a → b → c → a"])
  }
}
