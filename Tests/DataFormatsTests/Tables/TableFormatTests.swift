import Diagnostics
import Testing

@testable import DataFormats

struct TableFormatTests {
  @Test(
    "formats are known by name and extension",
    arguments: [
      ("csv", TableFormat.csv), ("CSV", .csv), ("tsv", .tsv), ("ssv", .ssv), ("json", .json), ("yml", .yaml),
      ("YAML", .yaml), ("xlsx", nil), ("", nil),
    ])
  func knowsNames(name: String, format: TableFormat?) {
    #expect(TableFormat(name: name) == format)
  }

  @Test(
    "the same table reads alike in all formats",
    arguments: [
      (TableFormat.csv, "地区,数\n安阜,1\n"), (.tsv, "地区\t数\n安阜\t1\n"), (.ssv, "地区;数\n安阜;1\n"),
      (.json, "[{\"地区\": \"安阜\", \"数\": 1}]"), (.yaml, "- {地区: 安阜, 数: 1}\n"),
    ])
  func readsAlike(format: TableFormat, text: String) throws {
    var faults: [Diagnostic] = []
    let table = format.read(SourceFile(path: "a", bytes: Array(text.utf8)), into: &faults)
    #expect(try #require(table).outline == "地区|数/安阜|1")
    #expect(faults.isEmpty)
  }

  @Test("a dialect of one's own outranks the format's")
  func takesDialect() throws {
    var faults: [Diagnostic] = []
    let table = TableFormat.tsv.read(
      SourceFile(path: "a", bytes: Array("a;b\n1;2".utf8)), dialect: .semicolons, into: &faults)
    #expect(try #require(table).outline == "a|b/1|2")
  }

  @Test("a table of too many columns is refused at once", arguments: [TableFormat.csv, .json, .yaml])
  func boundsColumns(format: TableFormat) {
    let keys = (0..<50_000).map { "c\($0)" }
    let text =
      switch format {
      case .csv: keys.joined(separator: ",") + "\n" + keys.joined(separator: ",")
      case .json: "[" + keys.map { "{\"\($0)\": 1}" }.joined(separator: ",") + "]"
      default: keys.map { "- {\($0): 1}\n" }.joined()
      }
    var faults: [Diagnostic] = []
    #expect(format.read(SourceFile(path: "a", bytes: Array(text.utf8)), into: &faults) == nil)
    #expect(faults.map(\.kind) == [.tableHeader])
  }

  @Test("as many columns as are allowed are read", arguments: [TableFormat.csv, .json])
  func readsWideTable(format: TableFormat) throws {
    let keys = (0..<2000).map { "\"c\($0)\"" }
    let names = keys.joined(separator: ",")
    var faults: [Diagnostic] = []
    let text = format == .csv ? names + "\n" + names : "[{\(keys.map { $0 + ":1" }.joined(separator: ","))}]"
    let table = format.read(SourceFile(path: "a", bytes: Array(text.utf8)), into: &faults)
    #expect(try #require(table).rows.first?.count == 2000)
    #expect(faults.isEmpty)
  }
}
