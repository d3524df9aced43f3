import Testing

@testable import SiteModel

struct KindDefinitionTests {
  @Test("the kinds of the issue are there, each once")
  func listsKinds() {
    let names = KindDefinition.builtIn.map(\.name)
    #expect(names == ["statistics", "enforcement", "warning", "notice", "speech", "opinion", "page"])
    for kind in KindDefinition.builtIn {
      #expect(Set(kind.fields.map(\.name)).count == kind.fields.count)
      #expect(kind.fields.allSatisfy { $0.meaning.hasSuffix(".") })
      #expect(kind.fields.allSatisfy { ($0.type == .choice) == !$0.choices.isEmpty })
    }
  }

  @Test(
    "a bulletin without the fields of its kind is told each of them",
    arguments: [
      ("statistics", ["period"]), ("enforcement", ["issuer"]), ("warning", ["colour", "event", "expires"]),
      ("notice", []), ("speech", ["speaker"]), ("opinion", ["issuer"]), ("page", []),
    ] as [(String, [String])])
  func requiresFields(kind: String, fields: [String]) {
    let faults = Samples.matter("title: x\ndate: 2024-09-05\nkind: \(kind)\n").faults
    #expect(faults.allSatisfy { $0.kind == .missingKey && $0.location?.line == 2 && $0.remedy != nil })
    #expect(faults.map(\.message).sorted() == fields.map { "\"\($0)\" is missing" })
    // A section page is no bulletin.
    #expect(Samples.matter("title: x\nkind: \(kind)\n", role: .section).faults.isEmpty)
  }

  @Test(
    "a bulletin with the fields of its kind is complete",
    arguments: [
      ("statistics", "period: 2024-08"), ("enforcement", "issuer: 局"),
      ("warning", "colour: red\nevent: 暴雨\neffective: 2024-09-05T08:00\nexpires: 2024-09-06"), ("notice", "issuer: 局"),
      ("speech", "speaker: 张"), ("opinion", "issuer: 会\nadopted: 2024-09-05"), ("page", ""),
    ])
  func acceptsFields(kind: String, yaml: String) {
    let (matter, faults) = Samples.matter("title: x\ndate: 2024-09-05\nkind: \(kind)\n\(yaml)\n")
    #expect(faults.isEmpty)
    #expect(matter.kind == kind)
    let keys = yaml.split(separator: "\n").map { $0.prefix { $0 != ":" } }.filter { $0 != "period" }
    #expect(matter.fields.map(\.name) == keys.map(String.init))
  }

  @Test(
    "a field of the wrong type is reported",
    arguments: [
      ("colour: purple", "one of red, orange, yellow, blue"), ("colour: [red]", "one of red"),
      ("effective: soon", "a date that exists"), ("urgency: immediate", "one of Immediate"),
      ("event: [a]", "text"), ("references: [{a: b}]", "a list of texts"), ("areas: [[a]]", "a list of names or of"),
    ])
  func reportsFields(line: String, wanted: String) {
    let key = String(line.prefix { $0 != ":" })
    let others = ["colour: red", "event: 暴雨", "expires: 2024-09-06"].filter { !$0.hasPrefix(key) }
    let faults = Samples.matter(
      "title: x\ndate: 2024-09-05\nkind: warning\n\(line)\n\(others.joined(separator: "\n"))\n"
    ).faults
    #expect(faults.map(\.location?.line) == [5])
    #expect(faults.first?.message.hasPrefix("\"\(key)\" must be \(wanted)") == true)
  }
}
