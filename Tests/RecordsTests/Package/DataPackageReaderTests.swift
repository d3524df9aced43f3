import Chronology
import Diagnostics
import Testing

@testable import Records

struct DataPackageReaderTests {
  @Test("a package says what its tables are")
  func reads() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      name: yunchuan
      title: 云川市数据
      version: 1.0
      licenses: [{name: CC-BY-4.0}]
      sources: [{title: 应急管理局}]
      x-office: 统计科
      resources:
        - name: accidents
          title: 事故
          path: [a.tsv, b.tsv]
          encoding: GBK
          profile: accidents
          temporalCoverage: 2022-01/2024-12
          modified: 2024-09-03
          publish: false
          dialect: {commentChar: "#"}
          schema: schemas/a.json
        - name: regions
          data: [{code: "320400"}]

      """, "a.tsv": "id\n", "b.tsv": "id\n",
      "schemas/a.json": """
      {"fields": [{"name": "id", "type": "integer", "unit": "人", "constraints": {"minimum": 0, "required": true}}],
       "primaryKey": "id", "missingValues": ["", "-"]}
      """,
    ])
    let (package, findings) = try sample.read()
    #expect(findings.map(\.line) == [])
    let accidents = try #require(package?.resource(named: "accidents"))
    #expect(package?.title == "云川市数据")
    #expect(package?.licenses.map(\.name) == ["CC-BY-4.0"])
    #expect(accidents.content == .files(["a.tsv", "b.tsv"]))
    #expect(accidents.dialect.delimiter == "\t")
    #expect(accidents.dialect.comment == UInt8(ascii: "#"))
    #expect(accidents.encoding == .gb18030)
    #expect(accidents.temporalCoverage == Period("2022-01..2024-12"))
    #expect(accidents.profile == "accidents")
    #expect(!accidents.isPublished)
    let field = try #require(accidents.schema?.fields.first)
    #expect(field.type == .integer && field.unit == "人" && field.constraints.minimum == "0")
    #expect(accidents.schema?.primaryKey == ["id"])
    #expect(accidents.schema?.missingValues == ["", "-"])
    #expect(package?.resource(named: "regions")?.content == .inline)
  }

  @Test("JSON is read as well, and a fault of its syntax is told")
  func readsJSON() throws {
    let sample = try PackageSample([
      "datapackage.json": "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}]}", "a.csv": "id\n", "bad.json": "{",
    ])
    #expect(try sample.read("datapackage.json").package?.resources.map(\.name) == ["a"])
    let (package, findings) = try sample.read("bad.json")
    #expect(package == nil)
    #expect(findings.map(\.kind.stage) == [.configuration])
  }

  @Test(
    "each fault of a resource is told at its place",
    arguments: [
      ("{path: a.csv}", "\"name\" is missing"),
      (
        "{name: A B, path: a.csv}",
        "\"name\" must be a name of lower-case letters, digits, \".\", \"-\" and \"_\", not \"A B\""
      ),
      ("{name: a}", "\"path\" is missing"),
      ("{name: a, path: ../a.csv}", "the path \"../a.csv\" leaves the data folder"),
      ("{name: a, path: none.csv}", "there is no file \"data/none.csv\""),
      ("{name: a, path: sub}", "\"sub\" is not a file"),
      ("{name: a, path: [a.csv, a.csv]}", "the file \"a.csv\" is named twice"),
      ("{name: a, path: a.csv, data: []}", "a resource has \"path\" or \"data\", not both"),
      ("{name: a, data: x}", "\"data\" must be a list of rows such as [{code: \"320400\", name: 云川市}], not \"x\""),
      ("{name: a, path: a.xls}", "the format of \"a.xls\" is not known"),
      ("{name: a, path: a.csv, format: cvs}", "\"format\" must be one of csv, tsv, ssv, json, yaml, not \"cvs\""),
      (
        "{name: a, path: a.csv, encoding: latin1}",
        "\"encoding\" must be one of utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, gb2312, not \"latin1\""
      ),
      ("{name: a, path: a.csv, profile: accident}", "\"profile\" must be the name of a profile, not \"accident\""),
      (
        "{name: a, path: a.csv, temporalCoverage: 2024-13}",
        "\"temporalCoverage\" must be a period such as 2022-01..2024-12, not \"2024-13\""
      ),
      ("{name: a, path: a.csv, modified: now}", "\"modified\" must be a date such as 2024-09-03, not \"now\""),
      ("{name: a, path: a.csv, licences: []}", "unknown key \"licences\""),
      ("{name: a, path: a.csv, licenses: [{title: x}]}", "\"name\" is missing"),
      ("{name: a, path: a.csv, schema: none.yaml}", "there is no file \"data/none.yaml\""),
      ("{name: a, path: a.csv, schema: {}}", "\"fields\" is missing"),
    ])
  func tellsResourceFaults(resource: String, message: String) throws {
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - \(resource)\n", "a.csv": "id\n", "a.xls": "", "sub/x": "",
    ])
    let (_, findings) = try sample.read()
    #expect(findings.map(\.message) == [message])
    #expect(findings.allSatisfy { $0.location?.line == 2 && $0.kind.stage == .configuration })
  }

  @Test(
    "each fault of a schema is told at its place",
    arguments: [
      ("fields: [{name: a, type: strng}]", ["\"type\" must be one of string, integer, number, boolean"]),
      ("fields: [{name: a}, {name: a}]", ["two fields have the name \"a\""]),
      ("fields: [{type: date}]", ["\"name\" is missing"]),
      ("fields: [{name: a, type: date, format: iso}]", ["\"format\" must be one of default, any"]),
      ("fields: [{name: a, type: date, format: '%Y'}]", ["the format \"%Y\" gives no month and day (%m, %d)"]),
      ("fields: [{name: a, constraints: {pattern: '[a'}}]", ["the pattern of \"a\" cannot be read"]),
      ("fields: [{name: a, constraints: {minimum: 1}}]", ["\"minimum\" does not fit the type \"string\" of \"a\""]),
      (
        "fields: [{name: a, type: integer, constraints: {pattern: a, minLength: 1}}]",
        ["\"minLength\" does not fit", "\"pattern\" does not fit"]
      ),
      ("fields: [{name: a, type: integer, constraints: {minimum: x}}]", ["\"minimum\" must be a whole number"]),
      (
        "fields: [{name: a, type: integer, constraints: {enum: [1, x]}}]",
        ["\"enum\" must be a list of values of the type"]
      ),
      ("fields: [{name: a, type: integer, constraints: {minimum: 2, maximum: 1}}]", ["no value of \"a\" lies between"]),
      ("fields: [{name: a, constraints: {minLength: 2, maxLength: 1}}]", ["\"minLength\" 2 is more than"]),
      ("fields: [{name: a, type: number, groupChar: .}]", ["\"groupChar\" and \"decimalChar\" are the same"]),
      ("fields: [{name: a, type: boolean, trueValues: [x], falseValues: [x]}]", ["\"x\" is both true and false"]),
      ("fields: [{name: a, type: string, groupChar: ','}]", ["unknown key \"groupChar\""]),
      (
        "{fields: [{name: a}], primaryKey: b}", ["\"primaryKey\" names the field \"b\", which the schema does not have"]
      ),
      ("{fields: [{name: a}], uniqueKeys: [[a, a]]}", ["\"uniqueKeys\" names the field \"a\" twice"]),
      ("{fields: [{name: a}], fieldsMatch: all}", ["\"fieldsMatch\" must be one of"]),
      (
        "{fields: [{name: a}], foreignKeys: [{fields: a, reference: {resource: no, fields: a}}]}",
        ["a foreign key of \"t\" refers to \"no\", which is no resource"]
      ),
      (
        "{fields: [{name: a}], foreignKeys: [{fields: a, reference: {resource: t, fields: b}}]}",
        ["a foreign key of \"t\" refers to the field \"b\", which \"t\" lacks"]
      ),
      (
        "{fields: [{name: a}], foreignKeys: [{fields: a, reference: {resource: t, fields: [a, b]}}]}",
        ["a foreign key has 1 fields here and 2 there"]
      ),
      ("{fields: [{name: a}], foreignKeys: [{fields: a}]}", ["\"reference\" is missing"]),
    ])
  func tellsSchemaFaults(schema: String, messages: [String]) throws {
    let text = schema.hasPrefix("{") ? schema : "{\(schema)}"
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - name: t\n    path: a.csv\n    schema: \(text)\n", "a.csv": "a\n",
    ])
    let (_, findings) = try sample.read()
    #expect(findings.count == messages.count, "\(findings.map(\.line))")
    for (finding, message) in zip(findings, messages) { #expect(finding.message.hasPrefix(message), "\(finding.line)") }
    #expect(findings.allSatisfy { $0.location?.line == 4 })
  }

  @Test("two resources of one name, and an empty package, are faults")
  func tellsPackageFaults() throws {
    let twice = try PackageSample([
      "datapackage.yaml": "resources: [{name: a, path: a.csv}, {name: a, path: a.csv}]\n", "a.csv": "a\n",
    ])
    #expect(try twice.read().findings.map(\.line) == ["data/datapackage.yaml:1:44 two resources have the name \"a\""])
    let empty = try PackageSample(["datapackage.yaml": "name: x\n"])
    #expect(try empty.read().findings.map(\.message) == ["\"resources\" is missing"])
  }

  @Test("a foreign key to a table with faults of its own is no second fault")
  func spares() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      resources:
        - name: a
          path: a.csv
          schema: {fields: [{name: r}], foreignKeys: [{fields: r, reference: {resource: b, fields: code}}]}
        - {name: b, path: none.csv}

      """, "a.csv": "r\n",
    ])
    #expect(try sample.read().findings.map(\.message) == ["there is no file \"data/none.csv\""])
  }

  @Test("tables that foreign keys connect are loaded together")
  func connects() throws {
    var package = DataPackage()
    for (name, target) in [("a", "c"), ("b", ""), ("c", "c"), ("d", "a"), ("e", "nowhere")] {
      var resource = DataResource(name: name, content: .files(["x.csv"]))
      var schema = TableSchema(fields: [])
      schema.foreignKeys = [.init(fields: ["x"], resource: target, referencedFields: ["y"])]
      resource.schema = schema
      package.resources.append(resource)
    }
    #expect(package.connectedResources.map { $0.map(\.name) } == [["a", "c", "d"], ["b"], ["e"]])
  }
}
