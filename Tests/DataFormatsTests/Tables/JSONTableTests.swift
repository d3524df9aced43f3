import Diagnostics
import Testing

@testable import DataFormats

struct JSONTableTests {
  @Test(
    "a list of objects or of lists is a table",
    arguments: [
      ("[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": null}]", "a|b/1|x/2|∅"),
      ("[{\"b\": 1}, {\"a\": 2, \"b\": 3}, {\"c\": true, \"a\": 4}]", "b|a|c/1|∅|∅/3|2|∅/∅|4|true"),
      ("[{\"地区\": \"双\\u6c5f\\n\", \"x\\ty\": \"\\\"\"}, {\"\\u5730区\": \"\"}]", "地区|x\ty/双江⏎|\"/|∅"),
      ("[{\"a\": [1, {\"b\": 2}], \"c\": {}}]", "a|c/[1, {\"b\": 2}]|{}"),
      ("[[\"a\", \"b\"], [1, \"x\"], [null, false]]", "a|b/1|x/∅|false"), ("[[\"a\"]]", "a"), ("[]", ""), ("[{}]", "/"),
      ("\u{FEFF} [ {\"a\" : -1.50 } ] ", "a/-1.50"),
    ])
  func readsRows(text: String, outline: String) throws {
    let (table, faults) = readJSONTable(text)
    #expect(faults.isEmpty)
    #expect(try #require(table).outline == outline)
    #expect(table?.rowCount == table?.rows.count)
  }

  @Test("cells say what kind of value they are")
  func tellsForms() throws {
    let table = try #require(readJSONTable("[{\"a\": 1, \"b\": \"1\", \"c\": null, \"d\": true, \"e\": []}, {}]").table)
    #expect(
      table.forms == [[.number, .quoted, .null, .boolean, .other], [.null, .null, .null, .null, .null]])
  }

  @Test("rows and cells know their places; what is missing stands where the row ends")
  func knowsPlaces() throws {
    let table = try #require(readJSONTable("[{\"名\": \"甲\",\n \"b\": 12},\r\n\r\n {\"b\":\n3}]").table)
    #expect(table.header.map(\.location.short) == ["1:3+3", "2:2+3"])
    #expect(table.rowLines == ["1:1", "2:4"])
    #expect(table.cellPlaces == [["1:8+3", "2:7+2"], ["5:2+1", "5:1+1"]])
  }

  @Test(
    "faults are told at their places, and the other rows are read",
    arguments: [
      ("[{\"a\": 1, \"a\": 2}]", ["duplicate-key 1:11+3"], "a/1"),
      ("[{\"a\": 1, \"\\u0061\": 2}]", ["duplicate-key 1:11+8"], "a/1"),
      ("[{\"a\": 1}, 5, [6], {\"a\": 2}]", ["table-shape 1:12+1", "table-shape 1:15+3"], "a/1/2"),
      (
        "[[\"a\", \"b\"], [1], {}, [1, 2, 3]]",
        ["table-shape 1:19+2", "table-ragged-row 1:14+3", "table-ragged-row 1:23+9"], "a|b/1|∅/1|2"
      ),
      ("[[\"a\", \"a\", \"\"], [1, 2, 3]]", ["table-header 1:8+3", "table-header 1:13+2"], "a|a|/1|2|3"),
      ("[{\"\": 1}]", ["table-header 1:3+2"], "/1"),
    ])
  func reportsFault(text: String, faults: [String], outline: String) throws {
    let (table, found) = readJSONTable(text)
    #expect(found.map(\.short).sorted() == faults.sorted())
    #expect(try #require(table).outline == outline)
  }

  @Test(
    "what is no table is an error",
    arguments: [
      ("{\"a\": 1}", "table-shape 1:1+1"), ("5", "table-shape 1:1+1"), ("[[1, 2]]", "table-shape 1:2+1"),
      ("", "json-syntax 1:1"), ("[{\"a\": 1},]", "json-syntax 1:10+1"), ("[{\"a\": 1}", "json-syntax 1:1+1"),
      ("[{\"a\": }]", "json-syntax 1:8+1"), ("[] x", "json-syntax 1:4+1"), ("[[\"a\"", "json-syntax 1:2+1"),
      ("nonsense", "json-syntax 1:1+1"),
    ])
  func refuses(text: String, fault: String) {
    let (table, faults) = readJSONTable(text)
    #expect(table == nil)
    #expect(faults.map(\.short) == [fault])
  }

  @Test("faults are capped with a count of the rest")
  func caps() {
    let faults = readJSONTable("[{\"a\": 1}" + String(repeating: ", 5", count: 120) + "]").faults
    #expect(faults.count == 21)
    #expect(faults.last?.message.hasPrefix("… and 100 more like it: this is no row") == true)
  }
}
