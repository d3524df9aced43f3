import Diagnostics
import Testing

@testable import DataFormats

struct RecordTableTests {
  private static func table(_ yaml: String) -> (table: (any TableSource)?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let table = TableFormat.yaml.read(SourceFile(path: "a.yaml", bytes: Array(yaml.utf8)), into: &faults)
    return (table, faults)
  }

  @Test(
    "a list of mappings or of lists is a table",
    arguments: [
      ("- {a: 1, b: x}\n- {a: ~, b: ''}\n", "a|b/1|x/∅|"),
      ("- 地区: 双江市\n- 数量: 3\n  地区: 安阜市\n", "地区|数量/双江市|∅/安阜市|3"),
      ("- [a, b]\n- [1, null]\n", "a|b/1|∅"), ("[]", ""), ("- {}\n", "/"),
      ("- a: |\n    x\n    y\n", "a/x⏎y⏎"), ("\u{FEFF}- a: 1\n", "a/1"),
      ("- a: [1, x, '2', {b: ~, c: \"\\\"\\n\\t\"}]\n", "a/[1,\"x\",\"2\",{\"b\":null,\"c\":\"\\\"\\n\\u0009\"}]"),
    ])
  func readsRows(yaml: String, outline: String) throws {
    let (table, faults) = Self.table(yaml)
    #expect(faults.isEmpty)
    #expect(try #require(table).outline == outline)
    #expect(table?.rowCount == table?.rows.count)
  }

  @Test("cells say whether they were quoted, and where they stand")
  func knowsFormsAndPlaces() throws {
    let table = try #require(Self.table("- 名: 甲\n  b: '1'\n\n- b: 2\n  c: [1]\n- {}\n").table)
    #expect(table.header.map(\.location.short) == ["1:3+1", "2:3+1", "5:3+1"])
    #expect(table.forms == [[.bare, .quoted, .null], [.null, .bare, .other], [.null, .null, .null]])
    #expect(table.rowLines == ["1:1", "2:4", "3:6"])
    #expect(table.cellPlaces == [["1:6+1", "2:6", "1:3"], ["4:3", "4:6+1", "5:6"], ["6:3", "6:3", "6:3"]])
  }

  @Test(
    "faults are told at their places, and the other rows are read",
    arguments: [
      ("- a: 1\n- x\n- [2]\n- a: 3\n", ["table-shape 2:3+1", "table-shape 3:3"], "a/1/3"),
      ("- [a, b]\n- [1]\n- [1, 2, 3]\n", ["table-ragged-row 2:3", "table-ragged-row 3:3"], "a|b/1|∅/1|2"),
      ("- [a, a]\n- [1, 2]\n", ["table-header 1:7+1"], "a|a/1|2"),
    ])
  func reportsFault(yaml: String, faults: [String], outline: String) throws {
    let (table, found) = Self.table(yaml)
    #expect(found.map(\.short) == faults)
    #expect(try #require(table).outline == outline)
  }

  @Test(
    "what is no table is an error",
    arguments: [
      ("", "table-shape 1:1"), ("a: 1", "table-shape 1:1"), ("text", "table-shape 1:1+4"),
      ("- [[1], 2]\n", "table-shape 1:1"), ("- a: 'x\n", "yaml-syntax 1:6"),
    ])
  func refuses(yaml: String, fault: String) {
    let (table, faults) = Self.table(yaml)
    #expect(table == nil)
    #expect(faults.map(\.short) == [fault])
  }

  @Test("a file of data may hold more values than a descriptor")
  func readsManyRows() throws {
    let yaml = String(repeating: "- {a: 1, b: 2, c: 3}\n", count: 30_000)
    #expect(try #require(Self.table(yaml).table).rowCount == 30_000)
  }
}
