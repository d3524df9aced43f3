import DataFormats
import Diagnostics
import Testing

@testable import Records

struct SchemaWriterTests {
  private func roundTrip(_ resource: DataResource) throws -> DataResource? {
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n" + SchemaWriter.yaml(resource), "t.csv": "x\n", "u.csv": "x\n",
      "regions.csv": "code\n",
    ])
    let (package, findings) = try sample.read()
    #expect(findings.filter { !$0.message.contains("which is no resource") }.map(\.line) == [])
    return package?.resources.first
  }

  @Test("an inferred schema is read back equal")
  func readsBackInferred() throws {
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - {name: t, path: t.csv}\n",
      "t.csv": "编号,\"a: b\",\"#x\",true,12,amount,ok\n1,2024年9月5日,a,1,2,\"1,000\",是\n2,2024/9/5,b,2,-,5,否\n",
    ])
    var resource = try #require(try sample.read().package?.resources.first)
    var findings: [Diagnostic] = []
    resource.schema = SchemaInference.schema(of: try #require(resource.open(in: sample.folder, into: &findings)))
    #expect(try roundTrip(resource) == resource)
  }

  @Test("all that a schema can say is read back equal")
  func readsBackAll() throws {
    var text = TableField(name: "it's \"quoted\"\n", type: .string)
    (text.title, text.description, text.unit) = ("标题: {x}", "- a\tb\\", "人")
    text.constraints.isRequired = true
    text.constraints.isUnique = true
    (text.constraints.minLength, text.constraints.maxLength) = (1, 30)
    text.constraints.pattern = "[A-Z]{2}\\d+, \"x\" # {y}"
    text.constraints.enumeration = ["null", "1", "true", "-", " a ", "012", "~"]
    var number = TableField(name: "n", type: .number)
    (number.decimalChar, number.groupChar, number.bareNumber) = (",", ".", false)
    (number.constraints.minimum, number.constraints.exclusiveMaximum) = ("-5", "1,5")
    var flag = TableField(name: "f", type: .boolean)
    (flag.trueValues, flag.falseValues, flag.missingValues) = (["yes"], ["no"], ["", "-"])
    var schema = TableSchema(fields: [
      text, number, flag, TableField(name: "d", type: .date, format: "%d.%m.%Y"),
      TableField(name: "e", type: .string, format: "email"),
    ])
    schema.missingValues = ["", "N/A"]
    schema.primaryKey = ["n", "f"]
    schema.uniqueKeys = [["d"], ["n", "d"]]
    schema.foreignKeys = [.init(fields: ["n"], resource: "", referencedFields: ["n"])]
    schema.fieldsMatch = .subset
    var resource = DataResource(name: "t", content: .files(["t.csv", "u.csv"]))
    (resource.title, resource.encoding, resource.schema) = ("事故", .gb18030, schema)
    #expect(try roundTrip(resource) == resource)
  }
}
