import DataFormats
import Diagnostics
import Markup
import Testing

@testable import Records

struct PublishingTests {
  @Test(
    "cells that a spreadsheet would compute are formulas, numbers are not",
    arguments: [
      ("=1+1", true), ("@x", true), ("+x", true), ("-x", true), ("\tx", true), ("\rx", true), ("\nx", true),
      ("＝1", true),
      ("＋1", true), ("－1", true), ("＠x", true), ("-", false), ("--", false), ("+", true), ("-3.5", false),
      ("+86", false), ("-1+1", true),
      ("-1e3", true),
      ("a=1", false), ("", false), ("字", false), ("！", false), ("'=1", false), (" =1", false),
    ])
  func knowsFormulas(text: String, expected: Bool) {
    let isFormula = Array(text.utf8).withUnsafeBufferPointer { SpreadsheetText.isFormula($0) }
    #expect(isFormula == expected)
    #expect(SpreadsheetText.defused(text) == (expected ? "'" + text : text))
  }

  private let fields = """
    {name: id, type: string, title: 编号}
    {name: d, type: date, format: any, constraints: {minimum: 2020-01-01}}
    {name: n, type: number, groupChar: ',', unit: 万元, constraints: {minimum: -5.25}}
    {name: b, type: boolean, trueValues: [是], falseValues: [否]}
    {name: s, type: string, constraints: {enum: [=x, a], pattern: '.*', maxLength: 2}}
    {name: l, type: array}
    {name: m, type: yearmonth}
    {name: t, type: datetime, format: any}
    """
  private let csv = """
    id,d,n,b,s,l,m,t
    "a,""b",2024年9月5日,"1,234.5",是,=x,[1],2024-08,1969-12-31 23:59
    -3.5,,-0.05,否,a,"[""-"", 2]",,
    z,,,,,,,

    """

  private func publish() throws -> (csv: CSVDownload, json: JSONDownload, descriptor: String) {
    let sample = try PackageSample(fields: fields, rest: "missingValues: ['', '-']", csv: csv)
    var (package, findings) = try sample.read()
    let resource = try #require(package?.resources.first)
    let schema = try #require(resource.schema)
    let parts = try #require(resource.open(in: sample.folder, into: &findings))
    let load = TableLoad(name: "t", schema: schema, parts: parts)
    let csv = try #require(try load.run { CSVDownload($0, schema: schema) }.sink as? CSVDownload)
    let json = try #require(try load.run { JSONDownload($0, schema: schema) }.sink as? JSONDownload)
    #expect(findings.map(\.line) == [])
    let table = PublishedTable(resource, schema: schema, path: "t.csv", csv: csv, hash: "0123abcd")
    let descriptor = PublishedPackage.json(try #require(package), tables: [table]).text
    return (csv, json, descriptor)
  }

  @Test("CSV has a byte-order mark, CR LF, quotes where needed, default forms, and no formula")
  func writesCSV() throws {
    let csv = try publish().csv
    #expect(
      csv.bytes.text.unicodeScalars.elementsEqual(
        """
        \u{FEFF}id,d,n,b,s,l,m,t\r
        "a,""b",2024-09-05,1234.50,true,'=x,[1],2024-08,1969-12-31T23:59:00\r
        -3.5,,-0.05,false,a,"[""-"", 2]",,\r
        z,,,,,,,\r

        """.unicodeScalars))
    #expect(csv.defused == ["s"])
  }

  @Test("JSON has numbers, truth values and lists as such, and formulas as they are")
  func writesJSON() throws {
    #expect(
      try publish().json.bytes.text == """
        [
        {"id":"a,\\"b","d":"2024-09-05","n":1234.50,"b":true,"s":"=x","l":[1],"m":"2024-08","t":"1969-12-31T23:59:00"},
        {"id":"-3.5","d":null,"n":-0.05,"b":false,"s":"a","l":["-", 2],"m":null,"t":null},
        {"id":"z","d":null,"n":null,"b":null,"s":null,"l":null,"m":null,"t":null}
        ]

        """)
  }

  @Test("the published schema says what is true of the published file")
  func writesDescriptor() throws {
    let (csv, _, descriptor) = try publish()
    #expect(descriptor.contains("\"bytes\":\(csv.bytes.count),\"hash\":\"sha256:0123abcd\""))
    #expect(descriptor.contains("{\"name\":\"d\",\"type\":\"date\",\"constraints\":{\"minimum\":\"2020-01-01\"}}"))
    #expect(descriptor.contains("\"n\",\"type\":\"number\",\"unit\":\"万元\",\"constraints\":{\"minimum\":\"-5.25\"}}"))
    #expect(descriptor.contains("{\"name\":\"b\",\"type\":\"boolean\"}"))
    #expect(descriptor.contains("{\"name\":\"s\",\"type\":\"string\",\"constraints\":{\"enum\":[\"'=x\",\"a\"]}}"))
    #expect(descriptor.contains("\"missingValues\":[\"\"]"))
    #expect(!descriptor.contains("groupChar"))
  }

  @Test("what the reader understands of the published package, and its table, is what was published")
  func readsBack() throws {
    let (csv, _, descriptor) = try publish()
    let sample = try PackageSample(["datapackage.json": descriptor])
    try sample.temporary.write("data/t.csv", csv.bytes)
    let (package, findings) = try sample.read("datapackage.json")
    #expect(findings.map(\.line) == [])
    let resource = try #require(package?.resources.first)
    var more: [Diagnostic] = []
    let parts = try #require(resource.open(in: sample.folder, into: &more))
    let load = TableLoad(name: "t", schema: try #require(resource.schema), parts: parts)
    let again = try load.run { CSVDownload($0, schema: load.schema) }
    #expect((more + again.findings).map(\.line) == [])
    #expect((again.sink as? CSVDownload)?.bytes == csv.bytes)
  }

  @Test("properties of the package are passed on, with the types that the specification gives them")
  func passesProperties() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      name: p
      version: 1.0
      licenses: [{name: CC0-1.0, path: https://example.org/}]
      x-count: 3
      resources:
        - name: hidden
          publish: false
          path: h.csv
          schema: {fields: [{name: code}]}
        - name: a
          title: 表
          path: h.csv
          schema:
            fields: [{name: code, x-own: true}]
            foreignKeys: [{fields: code, reference: {resource: hidden, fields: code}}]

      """, "h.csv": "code\n",
    ])
    let (package, findings) = try sample.read()
    #expect(findings.isEmpty)
    let resource = try #require(package?.resource(named: "a"))
    let schema = try #require(resource.schema)
    let csv = CSVDownload(TableLayout(name: "a", columns: [.init(name: "code", storage: .text)]), schema: schema)
    let table = PublishedTable(resource, schema: schema, path: "a.csv", csv: csv, hash: "0123abcd")
    let text = PublishedPackage.json(try #require(package), tables: [table]).text
    #expect(text.contains("\"version\":\"1.0\""))
    #expect(text.contains("\"x-count\":3"))
    #expect(text.contains("\"licenses\":[{\"name\":\"CC0-1.0\",\"path\":\"https://example.org/\"}]"))
    #expect(text.contains("\"title\":\"表\""))
    #expect(text.contains("\"x-own\":true"))
    #expect(!text.contains("foreignKeys") && !text.contains("hidden"))
  }
}
