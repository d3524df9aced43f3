import Diagnostics
import Privacy
import Testing

@testable import Records

struct MaskedColumnTests {
  @Test("a masked column is masked on the way in; what is empty or masked already stays")
  func masksOnTheWayIn() throws {
    let sample = try PackageSample(
      fields: """
        {name: id, type: string}
        {name: party, type: string, mask: name}
        {name: phone, type: string, mask: phone}
        {name: no, type: string, mask: id}
        {name: road, type: string, mask: {keep: [1, 0]}}
        {name: note, type: string, mask: all}
        """,
      csv: """
        id,party,phone,no,road,note
        1,王小明,13812345678,360426199101010071,云川路,甲
        2,欧阳修,,3****************1,,
        3,李某,0431-81234567,12,东,乙

        """)
    let (tables, _, findings) = try sample.load()
    #expect(findings.map(\.line) == [])
    #expect(
      tables["t"]?.rows == [
        "1|王某某|138****5678|3****************1|云**|***", "2|欧阳某|~|3****************1|~|~",
        "3|李某|0431-****4567|**|*|***",
      ])
  }

  @Test("rules are checked before, and messages do not show the value")
  func checksBefore() throws {
    let sample = try PackageSample(
      fields: "{name: phone, type: string, mask: phone, constraints: {pattern: \"1[0-9]{10}\", required: true}}",
      csv: "phone\n13812345678\n9876543210\n\"\"\n")
    let (tables, _, findings) = try sample.load()
    #expect(tables["t"]?.rows.first == "138****5678")
    #expect(findings.map(\.kind.id) == ["record-masked", "record-constraint"])
    #expect(findings.allSatisfy { !$0.message.contains("9876543210") })
    #expect(findings.first?.kind.isConfidential == true)
  }

  @Test(
    "a mask that makes no sense is an error",
    arguments: [
      "{name: a, type: string, mask: phones}", "{name: a, type: integer, mask: phone}",
      "{name: a, type: string, mask: {keep: 1}}", "{name: a, type: string, mask: {keep: [1, -1]}}",
      "{name: a, type: string, mask: all, constraints: {unique: true}}",
    ])
  func refuses(_ field: String) throws {
    let sample = try PackageSample(fields: field, csv: "a\n1\n")
    #expect(try sample.read().findings.count == 1)
  }

  @Test("keys cannot be masked")
  func keys() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      resources:
        - name: t
          path: t.csv
          schema:
            primaryKey: a
            fields: [{name: a, mask: name}, {name: b}]
            foreignKeys: [{fields: b, reference: {resource: u, fields: c}}]
        - {name: u, path: u.csv, schema: {fields: [{name: c, mask: name}]}}

      """, "t.csv": "a,b\n", "u.csv": "c\n",
    ])
    let findings = try sample.read().findings
    #expect(findings.filter { $0.message.contains("is masked") }.count == 2)
  }

  @Test("a schema with masks is written as it was read")
  func writes() throws {
    var field = TableField(name: "a", type: .string)
    for mask in [Mask.name, .phone, .identityNumber, .all, .keep(head: 1, tail: 2)] {
      field.mask = mask
      var resource = DataResource(name: "t", content: .files(["t.csv"]), format: .csv)
      resource.schema = TableSchema(fields: [field])
      let sample = try PackageSample(["datapackage.yaml": "resources:\n" + SchemaWriter.yaml(resource), "t.csv": "a\n"])
      #expect(try sample.read().package?.resources.first?.schema == resource.schema)
    }
  }
}
