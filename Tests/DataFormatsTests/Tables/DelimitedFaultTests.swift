import Diagnostics
import Testing

@testable import DataFormats

struct DelimitedFaultTests {
  @Test(
    "each fault is told at its place, and reading goes on",
    arguments: [
      ("f,g,h\na,b\n", ["table-ragged-row 2:4"], "f|g|h/a|b|∅"),
      ("f,g\na,b,\"c,c\",d\n1,2", ["table-ragged-row 2:5+7"], "f|g/a|b/1|2"),
      ("f,g\n   \nx,y", ["table-ragged-row 2:4"], "f|g/   |∅/x|y"),
      // A quote that is not closed: at the end of the text, and before another quoted cell.
      ("f,g\na,\"b\nc,d\n", ["table-quote 2:3+1"], "f|g/a|b/c|d"),
      ("f,g\na,\"b\nc,\"d\"\n", ["table-quote 2:3+1"], "f|g/a|b/c|d"),
      ("f,g\n\"a,b\n\"c\",d\n", ["table-quote 2:1+1"], "f|g/a,b|∅/c|d"),
      ("f,g\na,\"", ["table-quote 2:3+1"], "f|g/a|"),
      // Text after a closing quote.
      ("f,g\n\"a\"b,c\n", ["table-quote 2:4+1"], "f|g/a|c"),
      ("f,g\n\"他说\"你好\"了\",c\n", ["table-quote 2:5+5"], "f|g/他说|c"),
      ("f,g\n\"a\" ,c\n", ["table-quote 2:4+1"], "f|g/a|c"),
      // Within a bare cell.
      ("f,g\n5\" 管,\"c\"\n", ["table-quote 2:2+1"], "f|g/5\" 管|c"),
      ("f,g\na, \"c\"\n", ["table-quote 2:4+1"], "f|g/a| \"c\""),
      // Names.
      ("f,,f\n1,2,3", ["table-header 1:3", "table-header 1:4+1"], "f||f/1|2|3"),
      ("f, \n1,2", ["table-header 1:3+1"], "f| /1|2"),
      // Another delimiter.
      ("f;g\n1;2\n", ["table-delimiter 1:1+3"], "f;g/1;2"),
      ("f\tg\n", ["table-delimiter 1:1+3"], "f\tg"),
      // NUL.
      ("f,g\na\0b,c", ["table-nul-byte 2:2+1"], "f|g/a\0b|c"),
    ])
  func reportsFault(text: String, faults: [String], outline: String) throws {
    let (table, found) = readCSV(text)
    #expect(found.map(\.short) == faults)
    #expect(try #require(table).outline == outline)
  }

  @Test("a file without a header is an error", arguments: ["", "\u{FEFF}", "\n\r\n", "\r"])
  func reportsEmptyFile(text: String) {
    let (table, faults) = readCSV(text)
    #expect(table == nil)
    #expect(faults.map(\.short) == ["table-empty 1:1"])
  }

  @Test("a quotation mark within a bare cell is a warning, all other faults of quotes are errors")
  func graded() {
    #expect(readCSV("f\na\"b\n").faults.map(\.severity) == [.warning])
    #expect(readCSV("f\n\"a\"b\n").faults.map(\.severity) == [.error])
    #expect(readCSV("f\n\"a\n").faults.map(\.severity) == [.error])
  }

  @Test("messages say how many cells of how many, and which are missing")
  func saysHowMany() {
    #expect(readCSV("a,b\n1").faults.first?.message == "the row has 1 cell of 2: \"b\" is missing")
    #expect(readCSV("a,b,c\n1").faults.first?.message == "the row has 1 cell of 3: \"b\", \"c\" are missing")
    #expect(
      readCSV("a,b,c,d,e,f\n1,2").faults.first?.message
        == "the row has 2 cells of 6: \"c\", \"d\", \"e\" and 1 more are missing")
    #expect(readCSV("a,b\n1,2,3").faults.first?.message == "the row has 3 cells, but there are 2 columns")
    #expect(readCSV("a\n1,2").faults.first?.message == "the row has 2 cells, but there is 1 column")
  }

  @Test("an unclosed quote tells of the next one, and faulty rows after it are found too")
  func resynchronises() throws {
    let (table, faults) = readCSV("f,g\na,\"b\nc\nd,e\nx,\"y\"\n")
    #expect(faults.map(\.short) == ["table-quote 2:3+1", "table-ragged-row 3:2"])
    #expect(faults.first?.notes.first?.location?.short == "5:3+1")
    #expect(try #require(table).rows.count == 4)
  }

  @Test("faults are capped per kind with a count of the rest")
  func caps() {
    let rows = String(repeating: "1\n", count: 1224) + String(repeating: "1,2,3\n", count: 21)
    let faults = readCSV("f,g\n" + rows).faults
    #expect(faults.count == 21 + 21)
    #expect(faults[20].message.hasPrefix("… and 1,204 more like it: the row has 1 cell of 2"))
    #expect(faults[20].location?.short == "22:2")
    #expect(faults[41].message == "the row has 3 cells, but there are 2 columns")
  }

  @Test("a hundred thousand unclosed quotes take no longer than as many rows")
  func staysLinear() throws {
    let text = "f,g\n" + String(repeating: "a,\"b\n", count: 100_000)
    var table: DelimitedTable?
    let time = ContinuousClock().measure { table = readCSV(text).table }
    #expect(try #require(table).rowCount == 100_000)
    #expect(time < .seconds(5))
  }
}
