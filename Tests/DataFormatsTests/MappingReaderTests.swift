import Diagnostics
import Testing

@testable import DataFormats

struct MappingReaderTests {
  private func reader(_ yaml: String) -> MappingReader {
    MappingReader(read(yaml).value, name: "the file", at: SourceLocation(path: "a.yaml"))
  }

  @Test("text is what was written, quoted or not", arguments: ["k: 2024", "k: '2024'", "k: |-\n  2024"])
  func readsText(yaml: String) {
    var reader = reader(yaml)
    #expect(reader.text("k") == "2024")
    #expect(reader.diagnostics.isEmpty)
  }

  @Test("a key that is absent or has no value is nil", arguments: ["", "k:", "k: ~", "other: x"])
  func readsAbsence(yaml: String) {
    var reader = reader(yaml)
    #expect(reader.value("k") == nil)
    #expect(reader.text("k") == nil)
    #expect(reader.flag("k") == nil)
    #expect(reader.integer("k") == nil)
    #expect(reader.texts("k") == nil)
    #expect(reader.choice("k", of: ["a"]) == nil)
    #expect(reader.nested("k") == nil)
    #expect(reader.diagnostics.isEmpty)
    #expect(reader.has("k") == yaml.hasPrefix("k"))
  }

  @Test(
    "flags are true and false, and YAML's other words for them",
    arguments: [
      ("true", true), ("True", true), ("yes", true), ("on", true), ("ON", true), ("false", false), ("no", false),
      ("off", false), ("\"true\"", nil), ("1", nil), ("y", nil), ("是", nil), ("[true]", nil),
    ] as [(String, Bool?)])
  func readsFlag(text: String, expected: Bool?) {
    var reader = reader("k: \(text)")
    #expect(reader.flag("k") == expected)
    #expect(reader.diagnostics.map { String($0.short.prefix(14)) } == (expected == nil ? ["value-type 1:4"] : []))
  }

  @Test(
    "whole numbers lie in their range",
    arguments: [
      ("7", 7), ("'7'", 7), ("+7", 7), ("-7", nil), ("0", nil), ("11", nil), ("7.0", nil), ("0x7", nil), ("7 ", 7),
      ("seven", nil), ("\u{FF17}", nil), ("99999999999999999999", nil), ("[7]", nil),
    ] as [(String, Int?)])
  func readsInteger(text: String, expected: Int?) {
    var reader = reader("k: \(text)")
    #expect(reader.integer("k", in: 1...10) == expected)
    let messages = reader.diagnostics.map { $0.message.split(separator: ",")[0] }
    #expect(messages == (expected == nil ? ["\"k\" must be a whole number from 1 to 10"] : []))
  }

  @Test("a number without bounds may be negative")
  func readsNegative() {
    var reader = reader("k: -7\nw: x")
    #expect(reader.integer("k") == -7)
    #expect(reader.integer("w") == nil)
    #expect(reader.diagnostics.map(\.message) == ["\"w\" must be a whole number, not \"x\""])
  }

  @Test(
    "one text is a list of one",
    arguments: [("x", ["x"]), ("[x, 'y']", ["x", "y"]), ("[]", []), ("\n  - x\n  - y", ["x", "y"])])
  func readsTexts(text: String, expected: [String]) {
    var reader = reader("k: \(text)")
    #expect(reader.texts("k")?.compactMap(\.text) == expected)
    #expect(reader.diagnostics.isEmpty)
  }

  @Test("each wrong element of a list is reported, and the others are kept")
  func reportsElements() {
    var reader = reader("k:\n  - x\n  - [y]\n  -\n  - {z: 1}\n")
    #expect(reader.texts("k")?.compactMap(\.text) == ["x"])
    #expect(reader.diagnostics.map(\.location?.line) == [3, 4, 5])
    #expect(reader.diagnostics.allSatisfy { $0.message.hasPrefix("\"k\" must be a list of texts, not ") })
    var other = self.reader("k: {a: b}")
    #expect(other.texts("k") == nil)
    #expect(other.diagnostics.map(\.message) == ["\"k\" must be a list of texts, not a mapping"])
  }

  @Test("a word that is no choice is reported with the nearest one")
  func readsChoice() {
    var reader = reader("a: red\nb: orang\nc: purple\nd: [red]")
    let colours = ["red", "orange"]
    #expect(["a", "b", "c", "d"].map { reader.choice($0, of: colours) } == ["red", nil, nil, nil])
    #expect(reader.diagnostics.map(\.short) == ["value-type 2:4+5", "value-type 3:4+6", "value-type 4:4"])
    #expect(reader.diagnostics.map(\.remedy) == ["did you mean \"orange\"?", nil, nil])
    #expect(reader.diagnostics[1].message == "\"c\" must be one of red, orange, not \"purple\"")
  }

  @Test(
    "required text must say something",
    arguments: [
      ("", "missing-key 1:1"), ("k:", "missing-key 1:1+1"), ("k: ''", "missing-key 1:1+1"),
      ("k: '  '", "missing-key 1:1+1"), ("k: '\u{3000}'", "missing-key 1:1+1"), ("k: [x]", "value-type 1:4"),
    ])
  func requiresText(yaml: String, fault: String) {
    var reader = reader(yaml)
    #expect(reader.requiredText("k", remedy: "write it") == nil)
    #expect(reader.diagnostics.map(\.short) == [fault])
    #expect(reader.diagnostics[0].message.contains("\"k\""))
  }

  @Test("required text that is there is taken as it is")
  func takesRequiredText() {
    var reader = reader("k: ' x '")
    #expect(reader.requiredText("k", remedy: "") == " x ")
    #expect(reader.diagnostics.isEmpty)
  }

  @Test("what is no mapping is one fault, not a missing key more", arguments: ["text", "[a]", "- a\n- b"])
  func refusesOthers(yaml: String) {
    var reader = reader(yaml)
    #expect(reader.requiredText("k", remedy: "write it") == nil)
    reader.reportUnknownKeys()
    #expect(reader.diagnostics.map(\.kind) == [.valueType])
    #expect(reader.diagnostics[0].message.hasPrefix("the file must be a mapping of keys to values, not "))
    #expect(reader.diagnostics[0].remedy == "write \"key: value\" lines")
  }

  @Test("keys that nobody asked for are reported with the nearest one that somebody did")
  func reportsUnknownKeys() {
    var reader = reader("title: x\nexpiredate: y\nzzz: 1\nforeign: 2\n'': 3\n")
    for key in ["title", "expiryDate", "title"] { _ = reader.text(key) }
    reader.reportUnknownKeys { $0 == "foreign" ? "write something else" : nil }
    #expect(
      reader.diagnostics.map(\.short) == [
        "unknown-key 2:1+10", "unknown-key 3:1+3", "unknown-key 4:1+7", "unknown-key 5:1",
      ])
    #expect(reader.diagnostics[0].message == "unknown key \"expiredate\"")
    #expect(
      reader.diagnostics.map(\.remedy) == [
        "did you mean \"expiryDate\"?", "known keys are expiryDate, title", "write something else",
        "known keys are expiryDate, title",
      ])
  }

  @Test("a nested mapping reports its own keys, and hands over what it found")
  func readsNested() throws {
    var reader = reader("n:\n  a: 1\n  b: 2\nm: x\n")
    let inner = reader.nested("n")
    var nested = try #require(inner)
    #expect(nested.text("a") == "1")
    #expect(nested.location.short == "2:3")
    reader.finish(nested)
    let other = reader.nested("m")
    reader.finish(try #require(other))
    #expect(reader.diagnostics.map(\.short) == ["unknown-key 3:3+1", "value-type 4:4+1"])
    #expect(reader.diagnostics[1].message == "\"m\" must be a mapping of keys to values, not \"x\"")
    reader.reportUnknownKeys()
    #expect(reader.diagnostics.count == 2)
  }

  @Test("the place of a key is the mapping's when it is not there")
  func knowsPlaces() {
    let reader = reader("\n\na: 1\n")
    #expect(reader.place(of: "a").short == "3:1+1")
    #expect(reader.place(of: "b").short == "3:1")
    #expect(self.reader("").place(of: "b").short == "1:1")
  }
}
