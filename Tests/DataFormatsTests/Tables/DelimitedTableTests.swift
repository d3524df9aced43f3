import Diagnostics
import Testing

@testable import DataFormats

struct DelimitedTableTests {
  @Test(
    "the rules of RFC 4180 hold, each by its own example",
    arguments: [
      // 1 and 2: each record on a line of its own, the last with or without a line end.
      ("f\r\naaa\r\nzzz\r\n", "f/aaa/zzz"),
      ("f,g,h\r\naaa,bbb,ccc\r\nzzz,yyy,xxx", "f|g|h/aaa|bbb|ccc/zzz|yyy|xxx"),
      // 3: a header line.
      ("field_name,other\r\n", "field_name|other"),
      // 4: spaces belong to a field; the last is not followed by a comma.
      ("f,g\r\n aaa , b\r\n", "f|g/ aaa | b"),
      // 5: fields may be in double quotes.
      ("f,g,h\r\n\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", "f|g|h/aaa|bbb|ccc/zzz|yyy|xxx"),
      // 6: line breaks, quotes and commas in quotes.
      ("f,g\r\n\"b \r\nbb\",\"c,c\"\r\nz,y", "f|g/b ⏎bb|c,c/z|y"),
      // 7: a quote is doubled.
      ("f,g\r\n\"b\"\"bb\",\"\"\"\"\r\n", "f|g/b\"bb|\""),
      // The rest is custom.
      ("f,g\na,b\n", "f|g/a|b"),
      ("f,g\ra,b\r", "f|g/a|b"),
      ("f,g\na,b\r\nc,d\re,f", "f|g/a|b/c|d/e|f"),
      ("f,g\n,\n\"\",x\n", "f|g/|/|x"),
      ("\u{FEFF}f,g\na,b", "f|g/a|b"),
      ("\n\nf,g\n\na,b\n\n\r\n\r", "f|g/a|b"),
      ("地区,数量\n双江市,32\n\"安,阜\",\"1\"\"2\"\n", "地区|数量/双江市|32/安,阜|1\"2"),
      ("f,g\n\"a\",\n", "f|g/a|"),
      ("f,g\na,\"b\"", "f|g/a|b"),
      ("f,g\na,", "f|g/a|"),
      ("\"f\n1\",g\na,b", "f⏎1|g/a|b"),
      ("f", "f"),
    ])
  func readsRows(text: String, outline: String) throws {
    let (table, faults) = readCSV(text)
    #expect(faults.isEmpty)
    #expect(try #require(table).outline == outline)
    #expect(table?.rowCount == table?.rows.count)
  }

  @Test(
    "a dialect changes the rules",
    arguments: [
      (DelimitedDialect.semicolons, "f;g\na,b;\"c;d\"\n", "f|g/a,b|c;d"),
      (.tabs, "f\tg\na b\tc\n", "f|g/a b|c"),
      (DelimitedDialect(delimiter: "，"), "f，g\na,b，\"c，d\"\n！，\u{FF0D}\n", "f|g/a,b|c，d/！|\u{FF0D}"),
      (with { $0.quote = UInt8(ascii: "'") }, "f,g\n'a,''b',\"c\"\n", "f|g/a,'b|\"c\""),
      (with { $0.quote = nil }, "f,g\n\"a,b\"\n", "f|g/\"a|b\""),
      (with { $0.escape = UInt8(ascii: "\\") }, "f,g\n\"a\\\"b\\\\\",c\\,d\n", "f|g/a\"b\\|c,d"),
      (
        with {
          $0.escape = UInt8(ascii: "\\")
          $0.quote = nil
        }, "f,g\na\\\nb,\\\\n\n", "f|g/a⏎b|\\n"
      ),
      (
        with {
          $0.escape = UInt8(ascii: "\\")
          $0.doublesQuotes = false
        }, "f,g\n\"a\\\"\",b\n", "f|g/a\"|b"
      ),
      (with { $0.skipsInitialSpace = true }, "f, g\n a,  \"b, c\" \n".replacing(" \n", with: "\n"), "f|g/a|b, c"),
      (with { $0.comment = UInt8(ascii: "#") }, "# note, x\nf,g\n#\na,#b\n\n# end", "f|g/a|#b"),
      (with { $0.hasHeader = false }, "a,b\nc,d\n", "field1|field2/a|b/c|d"),
      (with { $0.nullSequence = Array("\\N".utf8) }, "f,g\n\\N,\"\\N\"\n", "f|g/∅|\\N"),
    ])
  func followsDialect(dialect: DelimitedDialect, text: String, outline: String) throws {
    let (table, faults) = readCSV(text, dialect)
    #expect(faults.isEmpty)
    #expect(try #require(table).outline == outline)
  }

  private static func with(_ change: (inout DelimitedDialect) -> Void) -> DelimitedDialect {
    var dialect = DelimitedDialect()
    change(&dialect)
    return dialect
  }

  @Test("cells say whether they were quoted")
  func tellsForms() throws {
    let table = try #require(readCSV("f,g,h\na,\"b\",\n\"\",\"x\"\"\",\"\n\"").table)
    #expect(table.forms == [[.bare, .quoted, .bare], [.quoted, .quoted, .quoted]])
  }

  @Test("rows and cells know their places, also behind Chinese text and line breaks in quotes")
  func knowsPlaces() throws {
    let table = try #require(readCSV("\u{FEFF}地区,数量,注\n双江市😀,32,\"甲\r\n乙\"\n\n\"安\n\n阜\",\"a\"\"b\",x\nq,w,e").table)
    #expect(table.header.map(\.location.short) == ["1:1+2", "1:4+2", "1:7+1"])
    #expect(table.rowLines == ["1:2", "2:5", "3:8"])
    #expect(
      table.cellPlaces == [
        ["2:1+4", "2:6+2", "2:9+2"], ["5:1+2", "7:4+6", "7:11+1"], ["8:1+1", "8:3+1", "8:5+1"],
      ])
  }

  @Test("a visit may be repeated, and stops when it throws")
  func stops() throws {
    struct Stop: Error {}
    let table = try #require(readCSV("f\n1\n2\n3\n").table)
    var seen = 0
    #expect(throws: Stop.self) {
      try table.forEachRow { row in
        seen += 1
        if row.number == 2 { throw Stop() }
      }
    }
    #expect(seen == 2)
    #expect(table.rows == [["1"], ["2"], ["3"]])
  }
}
