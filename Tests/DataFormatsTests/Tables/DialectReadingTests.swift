import Diagnostics
import Testing

@testable import DataFormats

struct DialectReadingTests {
  private static func dialect(
    _ yaml: String, standard: DelimitedDialect = .commas
  ) -> (dialect: DelimitedDialect, faults: [Diagnostic]) {
    let (value, _) = read(yaml)
    var reader = MappingReader(value, name: "dialect", at: SourceLocation(path: "a.yaml"))
    let dialect = DelimitedDialect(&reader, standard: standard)
    reader.reportUnknownKeys()
    return (dialect, reader.diagnostics)
  }

  @Test("all properties of a CSV Dialect are known")
  func readsAll() {
    let (dialect, faults) = Self.dialect(
      """
      delimiter: ";"
      quoteChar: "'"
      doubleQuote: false
      escapeChar: "\\\\"
      header: false
      commentChar: "#"
      skipInitialSpace: true
      nullSequence: \\N
      lineTerminator: "\\r\\n"
      caseSensitiveHeader: true
      csvddfVersion: 1.2
      """)
    #expect(faults.isEmpty)
    var wanted = DelimitedDialect.semicolons
    wanted.quote = UInt8(ascii: "'")
    wanted.doublesQuotes = false
    wanted.escape = UInt8(ascii: "\\")
    wanted.hasHeader = false
    wanted.comment = UInt8(ascii: "#")
    wanted.skipsInitialSpace = true
    wanted.nullSequence = [UInt8(ascii: "\\"), UInt8(ascii: "N")]
    #expect(dialect == wanted)
  }

  @Test("what is not written is as the format has it")
  func keepsStandard() {
    #expect(Self.dialect("header: true").dialect == .commas)
    #expect(Self.dialect("header: true", standard: .tabs).dialect == .tabs)
    #expect(Self.dialect("quoteChar: null\nescapeChar: null").dialect.quote == nil)
  }

  @Test("a tab may be written in any quotes", arguments: ["\"\\t\"", "'\\t'", "\\t"])
  func readsTab(text: String) {
    #expect(Self.dialect("delimiter: \(text)").dialect == .tabs)
  }

  @Test("a delimiter need not be ASCII")
  func readsWideDelimiter() {
    #expect(Self.dialect("delimiter: ，").dialect.delimiter == "，")
  }

  @Test(
    "faults are told at their places",
    arguments: [
      ("delimiter: \"::\"", "value-type 1:12"), ("delimiter: \"\"", "value-type 1:12"),
      ("delimiter: \"\\n\"", "value-type 1:12"), ("delimiter: [a]", "value-type 1:12"),
      ("quoteChar: “", "value-type 1:12+1"), ("escapeChar: ab", "value-type 1:13+2"),
      ("header: maybe", "value-type 1:9+5"), ("delimeter: \",\"", "unknown-key 1:1+9"),
      ("escapeChar: '\"'", "value-type 1:1+10"), ("delimiter: \"'\"\nquoteChar: \"'\"", "value-type 2:1+9"),
      ("commentChar: \",\"", "value-type 1:1+11"),
    ])
  func reportsFault(yaml: String, fault: String) {
    let (dialect, faults) = Self.dialect(yaml)
    #expect(faults.map(\.short) == [fault])
    // Whatever was wrong, a file can be read with the dialect.
    #expect(readCSV("a,b\n1,2\n", dialect).table != nil)
  }
}
