import Diagnostics
import Testing

@testable import DataFormats

struct JSONReaderTests {
  private static func read(_ text: String) -> (value: DataValue?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let value = JSONReader.read(SourceFile(path: "a.json", bytes: Array(text.utf8)), into: &faults)
    return (value, faults)
  }

  @Test(
    "a text becomes values in the order of the file",
    arguments: [
      ("{}", "{}"), ("[]", "[]"), (" \t\r\n[ ] ", "[]"), ("\u{FEFF}[1]", "[1]"),
      ("{\"b\": 1, \"a\": [true, false, null, \"x\"]}", "{b=1,a=[true,false,null,'x']}"),
      ("[0, -0, 1.5, -2e10, 3E+2, 4.0e-1]", "[0,-0,1.5,-2e10,3E+2,4.0e-1]"),
      ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2d\\u00e9\\ud83d\\ude00\"", "'a\"\\/\u{8}\u{C}\n\r\t中é😀'"),
      ("{\"地区\": \"双江市\"}", "{地区='双江市'}"), ("{\"\\u0061\": 1}", "{a=1}"), ("{\"\": 1}", "{=1}"), ("12", "12"),
      ("\"\u{7F}\u{2028}\"", "'\u{7F}\u{2028}'"),
    ])
  func readsText(text: String, outline: String) throws {
    let (value, faults) = Self.read(text)
    #expect(faults.isEmpty)
    #expect(try #require(value).outline == outline)
  }

  @Test("keys and values know their places, also behind Chinese text and on one long line")
  func knowsPlaces() throws {
    let members = try #require(Self.read("{\"题\": \"甲\", \"b\":\r\n  [1, {\"c\": null}]\r, \"d\": 2}").value?.members)
    #expect(members.map(\.keyLocation.short) == ["1:2+3", "1:12+3", "3:3+3"])
    #expect(members.map(\.value.location.short) == ["1:7+3", "2:3", "3:8+1"])
    let elements = try #require(members[1].value.elements)
    #expect(elements.map(\.location.short) == ["2:4+1", "2:7"])
  }

  @Test(
    "a fault of syntax is told at its place, with what to do",
    arguments: [
      ("", "1:1", "a value is missing"), ("  ", "1:3", "a value is missing"), ("[1,]", "1:3+1", "after the last"),
      ("{\"a\":1,}", "1:7+1", "after the last"), ("[1,,2]", "1:3+1", "two commas"), ("[1 2]", "1:4+1", "comma or ]"),
      ("{\"a\" 1}", "1:6+1", "a colon"), ("{a: 1}", "1:2+1", "a key in double"), ("{1: 1}", "1:2+1", "a key in double"),
      ("['a']", "1:2+1", "a value is wanted"), ("[“a”]", "1:2+1", "a value is wanted"),
      ("[1，2]", "1:3+1", "comma or ]"), ("// x\n[]", "1:1+1", "a value is wanted"),
      ("[1] x", "1:5+1", "goes on"), ("[1]]", "1:4+1", "goes on"), ("[\n1", "1:1+1", "list that begins here"),
      ("{\"a\": {\"b\": 1}", "1:1+1", "object that begins here"), ("[1}", "1:3+1", "closes what began otherwise"),
      ("[\"a\n\"]", "1:2+1", "not closed on its line"), ("[\"a", "1:2+1", "not closed"),
      ("[\"a\tb\"]", "1:4+1", "control character"), ("[\"\\x\"]", "1:3+1", "backslash"),
      ("[\"\\u12g4\"]", "1:3+1", "hexadecimal"), ("[\"\\ud800x\"]", "1:3+1", "hexadecimal"),
      ("[\"\\udc00\"]", "1:3+1", "hexadecimal"), ("[\"\\", "1:2+1", "not closed"), ("[01]", "1:2+1", "superfluous 0"),
      ("[-]", "1:2+1", "digit"), ("[1.]", "1:2+1", "digit"), ("[1e]", "1:2+1", "digit"), ("[+1]", "1:2+1", "wanted"),
      ("[.5]", "1:2+1", "wanted"), ("[True]", "1:2+1", "no value of JSON"), ("[NaN]", "1:2+1", "no value of JSON"),
      ("[nullx]", "1:2+1", "no value of JSON"), ("[\"题\", x]", "1:7+1", "no value of JSON"),
      ("[,1]", "1:2+1", "wanted"),
    ])
  func reportsSyntax(text: String, place: String, words: String) throws {
    let (value, faults) = Self.read(text)
    #expect(value == nil)
    #expect(faults.map(\.short) == ["json-syntax \(place)"])
    #expect(try #require(faults.first).message.contains(words))
  }

  @Test("a key that stands twice is an error at the second, and the first value counts")
  func reportsDuplicateKey() throws {
    let (value, faults) = Self.read("{\"a\": 1, \"\\u0061\": 2, \"b\": {\"a\": 3}}")
    #expect(try #require(value).outline == "{a=1,b={a=3}}")
    #expect(faults.map(\.short) == ["duplicate-key 1:10+8"])
    #expect(faults.first?.notes.first?.location?.short == "1:2+3")
  }

  @Test("nesting is bounded")
  func boundsNesting() {
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(Self.read(deep).value != nil)
    #expect(Self.read("[" + deep + "]").faults.map(\.short) == ["json-syntax 1:129+1"])
    #expect(Self.read(String(repeating: "[", count: 1_000_000)).value == nil)
    #expect(readJSONTable(String(repeating: "[", count: 1_000_000)).table == nil)
  }
}
