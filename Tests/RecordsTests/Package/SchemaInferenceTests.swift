import DataFormats
import Diagnostics
import Testing

@testable import Records

struct SchemaInferenceTests {
  private func field(_ name: String, _ cells: [String]) throws -> TableField {
    var findings: [Diagnostic] = []
    let text = "\(name),x\n" + cells.map { "\"\($0)\",1\n" }.joined()
    let table = try #require(DelimitedTable(SourceFile(path: "t.csv", bytes: Array(text.utf8)), into: &findings))
    return try #require(SchemaInference.schema(of: [TablePart(table, path: "t.csv")]).fields.first)
  }

  @Test(
    "a type is taken when every value has it",
    arguments: [
      ("n", ["1", "-20", ""], "integer"), ("n", ["1", "2.5"], "number"), ("n", ["1", "x"], "string"),
      ("n", ["", ""], "string"),
      ("n", ["1,000", "2.5", "12,345.75"], "number ,"), ("n", ["1,00"], "string"), ("d", ["2024-09-05"], "date"),
      ("d", ["2024-09-05", "2024/9/6"], "date any"), ("d", ["2024年9月5日"], "date any"),
      ("d", ["20240905", "20241231"], "date any"),
      ("d", ["2024-02-30"], "string"), ("m", ["2024-08", "2024-09"], "yearmonth"), ("m", ["2024-13"], "string"),
      ("t", ["2024-09-05T08:30:00"], "datetime"), ("t", ["2024-09-05 8:30"], "datetime any"),
      ("b", ["true", "False"], "boolean"),
      ("b", ["是", "否"], "boolean 是"), ("b", ["0", "1"], "integer"), ("code6", ["320400", "110000"], "string"),
      ("loss", ["320400", "990000"], "integer"), ("loss", ["320400", "5"], "integer"), ("n", ["012", "320"], "string"),
      ("n", ["1234567890123456"], "string"), ("id", ["1", "2"], "string"), ("caseNo", ["1"], "string"),
      ("案件编号", ["1"], "string"), ("region", ["1"], "string"), ("year", ["2021", "2024"], "year"),
      ("年份", ["2021"], "year"),
      ("n", ["2021", "2024"], "integer"), ("year", ["1", "2"], "integer"), ("n", ["5", "-", "无"], "integer missing"),
      ("s", ["a", "-"], "string"), ("note", ["1e3", "5"], "number"), ("candidate", ["1"], "integer"),
    ])
  func infers(name: String, cells: [String], expected: String) throws {
    let field = try field(name, cells)
    var text = field.type.rawValue
    if field.format != "default" { text += " \(field.format)" }
    if let group = field.groupChar { text += " \(group)" }
    if field.trueValues == ["是"] { text += " 是" }
    if field.missingValues != nil { text += " missing" }
    #expect(text == expected)
  }

  @Test("the table is read without a fault under its inferred schema")
  func readsBack() throws {
    let csv = "id,when,n,ok,amount\n1,2024年9月5日,-,是,\"1,000\"\n2,2024/9/6,5,否,2.5\n"
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - {name: t, path: t.csv}\n", "t.csv": csv,
    ])
    let (tables, _, findings) = try sample.load()
    #expect(!findings.hasErrors)
    #expect(tables["t"]?.rows == ["1|19971|~|1|10000", "2|19972|5|0|25"])
  }
}
