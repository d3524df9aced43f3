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
}
