import Diagnostics
import Testing

@testable import Records

struct PackageLoadTests {
  private func package(_ a: String, _ r: String, key: String = "region", type: String = "string") throws
    -> PackageSample
  {
    try PackageSample([
      "datapackage.yaml": """
      resources:
        - name: a
          path: a.csv
          schema:
            fields: [{name: id}, {name: region, type: \(type)}]
            foreignKeys: [{fields: \(key), reference: {resource: r, fields: code}}]
        - {name: r, path: r.csv, schema: {fields: [{name: code}]}}

      """, "a.csv": a, "r.csv": r,
    ])
  }

  @Test("every row with an unknown reference is told, whatever the order of the tables")
  func tellsReferences() throws {
    let sample = try package("id,region\n1,320402\n2,\n3,x\n4,320402\n5,x\n", "code\n320402\n")
    #expect(
      try sample.load().findings.map(\.line) == [
        "data/a.csv:4:3 \"region\" is \"x\", which is not in \"code\" of \"r\" (foreignKey)",
        "data/a.csv:6:3 \"region\" is \"x\", which is not in \"code\" of \"r\" (foreignKey)",
      ])
  }

  @Test("references that are all there are silent")
  func passes() throws {
    #expect(try package("id,region\n1,a\n", "code\na\nb\n").load().findings.isEmpty)
  }

  @Test("a number that refers to a text is a fault of the description")
  func tellsTypes() throws {
    let findings = try package("id,region\n1,5\n", "code\n5\n", type: "integer").load().findings
    #expect(findings.map(\.kind) == [.dataPackage])
    #expect(findings.first?.location?.line == 6)
  }

  @Test("a table may refer to itself, and by several fields")
  func refersToItself() throws {
    let sample = try PackageSample(
      fields: "{name: code}\n{name: year, type: year}\n{name: parent}",
      rest: """
        foreignKeys:
          - {fields: [parent, year], reference: {fields: [code, year]}}
        """, csv: "code,year,parent\na,2024,\nb,2024,a\nc,2023,a\n")
    #expect(
      try sample.load().findings.map(\.line) == [
        "data/t.csv:4:8 \"parent\", \"year\" is \"a\", \"2023\", which is not in \"code\", \"year\" of \"t\" (foreignKey)"
      ])
  }

  @Test("a table without a schema is loaded by its inferred types, which a note tells")
  func infers() throws {
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - {name: t, path: t.csv}\n", "t.csv": "code,n\n012,5\n",
    ])
    let (tables, loaded, findings) = try sample.load()
    #expect(tables["t"]?.columns == ["code text", "n integer"])
    #expect(!loaded[0].isSchemaDeclared)
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.first?.message == "\"t\" has no schema; inferred: code string, n integer")
  }

  @Test("rows in the descriptor are a table")
  func readsInline() throws {
    let sample = try PackageSample([
      "datapackage.yaml":
        "resources:\n  - name: t\n    data: [{code: '012', n: 5}]\n    schema: {fields: [{name: code}, {name: n, type: integer, constraints: {minimum: 6}}]}\n"
    ])
    let (tables, _, findings) = try sample.load()
    #expect(tables["t"]?.rows == ["012|~"])
    #expect(findings.map(\.line) == ["data/datapackage.yaml:3:29 \"n\" is \"5\", but must be at least 6 (minimum)"])
  }

  @Test("a table that cannot be read leaves the others")
  func leavesOthers() throws {
    let sample = try PackageSample([
      "datapackage.yaml": "resources: [{name: a, path: a.json}, {name: b, path: b.csv}]\n", "a.json": "[",
      "b.csv": "x\n1\n",
    ])
    let (tables, _, findings) = try sample.load()
    #expect(Array(tables.keys) == ["b"])
    #expect(findings.hasErrors)
  }

  /// Sees rows as text, and finds a fault in each.
  private struct Watch: RowWatch {
    var found: [Diagnostic] = []

    mutating func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (Int) -> Diagnostics.SourceLocation) {
      found.append(Diagnostic(.recordType, "row \(line)", at: place(1)))
    }

    mutating func finish() -> [Diagnostic] { found }
  }

  @Test("whoever watches the rows can tell places of cells")
  func watches() throws {
    let sample = try PackageSample(fields: "{name: a}\n{name: b}", csv: "b,a\n1,2\n3,4\n")
    var findings: [Diagnostic] = []
    let package = try #require(try sample.read().package)
    var load = PackageLoad(from: sample.folder) { _, layout in RowText(layout) }
    load.watch = { _, _ in Watch() }
    _ = try load.run(package.resources, into: &findings)
    #expect(findings.map(\.line) == ["data/t.csv:2:1 row 2", "data/t.csv:3:1 row 3"])
  }
}
