import Diagnostics
import Testing

@testable import DataFormats

struct JSONPropertyTests {
  private static let pieces = [
    "[", "]", "{", "}", ",", ":", "\"", "\"a\"", "\"地\\u533a\"", "\\", "\\u", "d83d", "1", "-", "0.5e3", "true", "nul",
    "null", " ", "\n", "\r\n", "，", "[]", "{\"a\": 1}", "{\"b\": [2]}",
  ]

  @Test("any text is read or refused with an error, alike as a value and as a table", arguments: 0..<400)
  func survives(seed: Int) {
    var numbers = SeededNumbers(state: UInt64(seed))
    var text = "["
    for _ in 0..<Int.random(in: 0...12, using: &numbers) { text += Self.pieces.randomElement(using: &numbers) ?? "" }
    if Bool.random(using: &numbers) { text += "]" }
    let file = SourceFile(path: "a.json", bytes: Array(text.utf8))
    var faults: [Diagnostic] = []
    let value = JSONReader.read(file, into: &faults)
    #expect((value == nil) == faults.contains { $0.kind == .jsonSyntax })
    let (table, tableFaults) = readJSONTable(text)
    #expect(table != nil || tableFaults.hasErrors, "\(text)")
    if table != nil { #expect(value != nil, "\(text)") }
    if value != nil { #expect(!tableFaults.contains { $0.kind == .jsonSyntax }, "\(text)") }
    #expect(table.map { $0.rows.count == $0.rowCount } ?? true)
  }

  @Test("records of random order and shape are read as the same records are from values", arguments: 0..<100)
  func agreesWithValues(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    let values = ["1", "\"x\"", "\"\\u5730\\\"\"", "null", "true", "-2.50", "\"\"", "\"地区\""]
    let records = (0..<Int.random(in: 0...20, using: &numbers)).map { _ in
      let keys = ["\"a\"", "\"b\"", "\"\\u0063\"", "\"地\"", "\"e\\n\""].shuffled(using: &numbers)
        .prefix(Int.random(in: 0...5, using: &numbers))
      return "{" + keys.map { "\($0): \(values.randomElement(using: &numbers) ?? "")" }.joined(separator: ",\n") + "}"
    }
    let text = "[" + records.joined(separator: ",") + "]"
    let table = try #require(readJSONTable(text).table)
    var faults: [Diagnostic] = []
    let value = JSONReader.read(SourceFile(path: "a.json", bytes: Array(text.utf8)), into: &faults)
    let other = try #require(RecordTable(value, path: "a.json", into: &faults))
    #expect(table.outline == other.outline)
    #expect(table.header == other.header)
    #expect(table.rowLines == other.rowLines)
  }
}
