import Chronology
import Testing

@testable import Alerts

struct AlertRulesTests {
  @Test("a sound alert breaks no rule")
  func acceptsSample() {
    #expect(Samples.faults { _ in }.isEmpty)
    #expect(Samples.resourceFaults { _ in }.isEmpty)
  }

  @Test(
    "identifier and sender are there, and without spaces, commas, < and &",
    arguments: ["a b", "a,b", "a<b", "a&b", "a\u{3000}b", "a\u{7}"])
  func checksIdentity(text: String) {
    #expect(Samples.faults { $0.identifier = text }.first?.hasPrefix("identifier: the identifier holds ") == true)
    #expect(Samples.faults { $0.sender = text }.first?.hasPrefix("sender: the sender holds ") == true)
    #expect(Samples.faults { $0.identifier = "" } == ["identifier: the identifier is empty"])
    #expect(Samples.faults { $0.sender = "" } == ["sender: the sender is empty"])
  }

  @Test("a moment is somewhere on earth")
  func checksOffsets() {
    let far = Timestamp(secondsSinceEpoch: 1_737_187_200, offset: 15 * 3600)
    #expect(Samples.faults { $0.sent = far } == ["sent: no place has the time \(far.cap)"])
    #expect(Samples.infoFaults { $0.onset = far } == ["onset: no place has the time \(far.cap)"])
  }

  @Test("a draft, an exercise without a note and an error without one are refused")
  func checksHandling() {
    #expect(Samples.faults { $0.status = .draft } == ["status: a draft is not published"])
    #expect(Samples.faults { $0.status = .exercise } == ["note: an exercise has no note"])
    #expect(Samples.faults { ($0.status, $0.note) = (.exercise, "演练") }.isEmpty)
    let refers = { (alert: inout Alert) in alert.references = [Samples.reference("a")] }
    #expect(
      Samples.faults {
        $0.messageType = .error
        refers(&$0)
      } == ["note: a message of type Error has no note"])
    #expect(
      Samples.faults {
        ($0.messageType, $0.note) = (.error, "误发")
        refers(&$0)
      }.isEmpty)
  }

  @Test("restriction and addresses go with the scope")
  func checksScope() {
    #expect(Samples.faults { $0.scope = .restricted } == ["restriction: a restricted alert does not say its rule"])
    #expect(Samples.faults { ($0.scope, $0.restriction) = (.restricted, "内部") }.isEmpty)
    #expect(Samples.faults { $0.restriction = "内部" } == ["restriction: a Public alert has a restriction"])
    #expect(Samples.faults { $0.scope = .private } == ["addresses: a private alert has no addresses"])
    #expect(Samples.faults { ($0.scope, $0.addresses) = (.private, ["a b"]) }.isEmpty)
    #expect(
      Samples.faults { ($0.scope, $0.addresses) = (.private, ["a", "b\"c", " "]) } == [
        "addresses#1: \"addresses\" cannot hold quotation marks",
        "addresses#2: \"addresses\" cannot hold an empty name",
      ])
    #expect(Samples.faults { $0.incidents = ["\""] } == ["incidents: \"incidents\" cannot hold quotation marks"])
    #expect(Samples.faults { $0.codes = ["a", ""] } == ["code#1: a code is empty"])
  }

  @Test("what is no first alert refers to one", arguments: [Alert.MessageType.update, .cancel, .acknowledgement])
  func needsReferences(type: Alert.MessageType) {
    #expect(
      Samples.faults { $0.messageType = type } == ["references: a message of type \(type.rawValue) refers to no other"])
    #expect(Samples.faults { ($0.messageType, $0.references) = (type, [Samples.reference("a")]) }.isEmpty)
  }

  @Test("a reference is to another, earlier alert, and comes once")
  func checksReferences() {
    func faults(_ references: AlertReference...) -> [String] {
      Samples.faults { ($0.messageType, $0.references) = (.update, references) }
    }
    let alert = Samples.alert
    #expect(faults(alert.reference) == ["references: the alert refers to itself"])
    #expect(
      faults(Samples.reference("a"), Samples.reference("a")) == ["references#1: a is referred to twice"])
    #expect(
      faults(Samples.reference("a", sent: "2025-01-18T08:00:00-00:00")) == [
        "references: a was sent 2025-01-18T08:00:00-00:00, not before this alert (2025-01-18T16:00:00+08:00)"
      ])
    #expect(
      faults(Samples.reference("a b")) == [
        "references: \"example.org,a b,2025-01-17T08:00:00+08:00\" is no reference"
      ])
  }

  @Test("an alert says something; one that only ends another should")
  func needsInfo() {
    #expect(Samples.faults { $0.infos = [] } == ["info: the alert says nothing of any event"])
    #expect(
      Samples.faults { ($0.infos, $0.messageType, $0.references) = ([], .cancel, [Samples.reference("a")]) } == [
        "?info: the alert says nothing of any event"
      ])
  }
}
