import Chronology
import DataFormats
import Diagnostics
import Files
import SampleSites
import Testing

@testable import Records

/// Profiles at work while a package is loaded.
struct ProfileWatchingTests {
  private struct NoSink: RecordSink {
    mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {}
    mutating func restart(_ layout: TableLayout) throws {}
    mutating func finish() throws {}
  }

  let descriptor = """
    name: test
    resources:
      - name: industries
        path: industries.csv
        schema:
          fields: [{name: code, type: string}, {name: name, type: string}, {name: since, type: date}]
      - name: accidents
        path: [a.csv, b.csv]
        profile: accidents
        roles: {deaths: siwang}
        schema:
          fields:
            - {name: date, type: date}
            - {name: industry, type: string}
            - {name: level, type: string}
            - {name: siwang, type: integer}
            - {name: loss, type: number, unit: 万元}
            - {name: status, type: string}
          foreignKeys: [{fields: industry, reference: {resource: industries, fields: code}}]
    """

  private func load(_ rows: String, _ more: String = "") throws -> (findings: [Diagnostic], days: ClosedRange<Int>) {
    let folder = try TemporaryFolder()
    let header = "date,industry,level,siwang,loss,status\n"
    try folder.write("datapackage.yaml", descriptor).write("industries.csv", "code,name,since\n41,房屋建筑,2016-01-01\n")
    try folder.write("a.csv", header + rows).write("b.csv", header + more)
    let data = DataFolder(root: folder.path, name: "content/data")
    var findings: [Diagnostic] = []
    let file = try data.read("datapackage.yaml")
    let package = try #require(
      DataPackageReader.read(file, in: data, profiles: RecordProfile.all.map(\.name), into: &findings))
    let today = try #require(DateText("2024-09-30")).date
    let watching = ProfileWatching(package, in: data, today: today)
    var load = PackageLoad(from: data) { _, _ in NoSink() }
    load.watch = { watching.watch($0, $1) }
    for group in package.connectedResources { _ = try load.run(group, into: &findings) }
    return (findings, watching.sameFindings("accidents"))
  }

  @Test("Findings stand at their cells, in the file that holds them")
  func places() throws {
    let findings = try load("2024-03-01,41,一般,1,10,最终\n", "2024-03-01,41,一般,\"3\",10,最终\n").findings
    #expect(findings.ids == ["accident-grade"])
    #expect(findings.first?.location == SourceLocation(path: "content/data/b.csv", line: 2, column: 15, length: 2))
  }

  @Test("Units of fields and code lists of foreign keys are used")
  func description() throws {
    let findings = try load("2024-03-01,41,一般,0,1000,最终\n2015-03-01,41,一般,0,1,最终\n").findings
    #expect(Set(findings.ids) == ["accident-grade", "code-validity"])
  }

  @Test("A table that is begun anew, since it has more decimals than it seemed, has each finding once")
  func restart() throws {
    let many = String(repeating: "2024-03-01,41,一般,0,1,最终\n", count: 1100)
    let findings = try load("2024-03-01,41,一般,3,1,最终\n" + many + "2024-03-01,41,一般,0,999.995,最终\n").findings
    #expect(findings.ids == ["accident-grade"])
  }

  @Test("A cell with a fault has no second finding")
  func faults() throws {
    #expect(try load("2024-03-01,41,一般,three,10,最终\n").findings.ids == ["record-type"])
  }

  @Test("The days on which a table's findings would be the same are known after loading")
  func sameFindings() throws {
    let days = try load("2024-09-20,41,一般,0,1,最终\n").days
    #expect(CivilDate(daysSinceEpoch: days.lowerBound).iso == "2024-09-20")
    #expect(CivilDate(daysSinceEpoch: days.upperBound).iso == "2024-10-20")
  }
}
