import Chronology
import Diagnostics
import Testing

@testable import Records

/// 2024-06-01T00:00:00, as the sample clocks show it.
private let june = 1_717_200_000

/// Loads a table `t` at a moment of a zone that is UTC.
private struct LifecycleSample {
  let sample: PackageSample

  init(_ lifecycle: String, fields: String = Self.fields, resource: String = "", _ rows: String) throws {
    sample = try PackageSample(
      fields: fields, rest: "",
      csv: fields.split(separator: "\n").map { Self.name(String($0)) }.joined(separator: ",") + "\n" + rows)
    let text = try #require(sample.temporary.text("data/datapackage.yaml"))
    let more =
      (lifecycle.isEmpty ? "" : "    lifecycle: \(lifecycle)\n") + (resource.isEmpty ? "" : "    \(resource)\n")
    try sample.temporary.write("data/datapackage.yaml", text + "\n" + more)
  }

  static let fields = """
    {name: id}
    {name: published, type: date}
    {name: until, type: date}
    {name: off, type: date}
    {name: reason}
    {name: n, type: number}
    """

  private static func name(_ field: String) -> String {
    String(field.dropFirst("{name: ".count).prefix { $0 != "," && $0 != "}" })
  }

  struct Outcome {
    var rows: [String] = []
    var hidden: [String] = []
    var withdrawn: [String] = []
    var findings: [Diagnostic] = []
    var table: LoadedTable?
    var columns: [String] = []
  }

  func load(now: Int = june, future: Bool = false, includesHidden: Bool = true) throws -> Outcome {
    var outcome = Outcome()
    var (package, findings) = try sample.read()
    let rows = RowTexts()
    let withdrawn = RowTexts()
    var load = PackageLoad(from: sample.folder) { RowText($1, rows: rows, name: $0.name) }
    load.withdrawnSink = { RowText($1, rows: withdrawn, name: $0.name) }
    load.clock = RowClock(now: now, showsFuture: future) { text in
      Timestamp(date: text.date, secondsOfDay: text.secondsOfDay ?? 0, offset: text.offset ?? 0).secondsSinceEpoch
    }
    load.includesHidden = includesHidden
    for group in package?.connectedResources ?? [] { outcome.table = try load.run(group, into: &findings).first }
    let table = rows.tables["t"]
    outcome.rows = table?.rows ?? []
    outcome.hidden = (table?.hidden ?? []).map { outcome.rows[$0] }
    outcome.columns = table?.columns ?? []
    outcome.withdrawn = withdrawn.tables["t"]?.rows ?? []
    outcome.findings = findings
    return outcome
  }
}

@Suite("The rows that are there at a moment")
struct RowLifecycleTests {
  private static let all = "{publishDate: published, expiryDate: until, withdrawn: {date: off, reason: reason}}"

  @Test("a row is shown, counted only, withdrawn or not there, as the moment has it")
  func sorts() throws {
    let sample = try LifecycleSample(
      Self.all,
      """
      now,2024-06-01,,,,1
      later,2024-06-02,,,,1
      gone,2024-01-01,2024-06-01,,,1
      still,2024-01-01,2024-06-02,,,1
      back,2024-01-01,,2024-06-01,错误,1

      """)
    let found = try sample.load()
    #expect(found.findings.isEmpty)
    #expect(found.rows.map { $0.prefix { $0 != "|" } } == ["now", "gone", "still"])
    #expect(found.hidden.map { $0.prefix { $0 != "|" } } == ["gone"])
    #expect(found.withdrawn.map { $0.prefix { $0 != "|" } } == ["back"])
    #expect(found.table?.rowCount == 3)
    #expect(found.table?.hiddenCount == 1)
    // Downloads get what is shown.
    #expect(try sample.load(includesHidden: false).rows.count == 2)
    // A second before midnight everything is one day younger.
    let before = try sample.load(now: june - 1)
    #expect(before.rows.map { $0.prefix { $0 != "|" } } == ["gone", "still", "back"])
    #expect(before.hidden.isEmpty)
    #expect(before.withdrawn.isEmpty)
    // A preview shows what is held back.
    #expect(try sample.load(future: true).rows.count == 4)
  }

  @Test("the rows stay the same between the moments before and after")
  func spans() throws {
    let sample = try LifecycleSample(Self.all, "a,2024-05-30,2024-06-05,,,1\nb,2024-06-03,,,,\n")
    let span = try #require(try sample.load().table?.span)
    #expect(span == RowSpan(since: june - 2 * 86_400, until: june + 2 * 86_400))
    #expect(span.contains(june) && !span.contains(june + 2 * 86_400) && span.contains(june - 2 * 86_400))
    #expect(try LifecycleSample("", "a,2024-05-30,,,,1\n").load().table?.span == .always)
  }

  @Test("what is not there decides no number of decimals")
  func leavesNoDecimals() throws {
    let sample = try LifecycleSample(Self.all, "a,2024-01-01,,,,1.5\nb,2024-07-01,,,,1.125\nc,,,2024-01-01,x,2.25\n")
    #expect(try sample.load().columns.last == "n decimal 1")
    #expect(try sample.load(now: june + 31 * 86_400).columns.last == "n decimal 3")
  }

  @Test("what is not there decides no type of a table without a schema")
  func leavesNoType() throws {
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - {name: t, path: t.csv}\n",
      "t.csv": "publishDate,n\n2024-01-01,5\n2024-07-01,five\n",
    ])
    let resource = try #require(try sample.read().package?.resource(named: "t"))
    let rows = RowTexts()
    var load = PackageLoad(from: sample.folder) { RowText($1, rows: rows, name: $0.name) }
    load.clock = RowClock(now: june) { Timestamp(date: $0.date, offset: 0).secondsSinceEpoch }
    var findings: [Diagnostic] = []
    let tables = try load.run([resource], into: &findings)
    #expect(rows.tables["t"]?.columns == ["publishDate date", "n integer"])
    #expect(rows.tables["t"]?.rows.count == 1)
    #expect(tables.first?.schema.field(named: "n")?.type == .integer)
  }

  @Test("a row that is still shown does not say that it will be withdrawn")
  func hidesWithdrawalToCome() throws {
    let sample = try LifecycleSample(Self.all, "a,,,2024-07-01,密,1\n")
    #expect(try sample.load().rows == ["a|~|~|~|~|1"])
    #expect(try sample.load(now: june + 40 * 86_400).withdrawn == ["a|~|~|19905|密|1"])
  }

  @Test("a column of dates named publishDate counts by itself, one of texts does not")
  func knowsPublishDate() throws {
    let fields = "{name: id}\n{name: publishDate, type: date}"
    #expect(try LifecycleSample("", fields: fields, "a,2024-07-01\nb,\n").load().rows == ["b|~"])
    let texts = "{name: id}\n{name: publishDate}"
    #expect(try LifecycleSample("", fields: texts, "a,2024-07-01\n").load().rows.count == 1)
  }

  @Test("moments may be texts and times, with an offset or without")
  func readsMoments() throws {
    let fields = "{name: id}\n{name: at, type: datetime}\n{name: until}"
    let sample = try LifecycleSample(
      "{publishDate: at, expiryDate: until}", fields: fields,
      "a,2024-06-01T00:00:00,\nb,2024-06-01T00:00:01,\nc,,2024-06-01T08:00:00+08:00\nd,,2024-06-01T07:00:00-01:00\n")
    let found = try sample.load()
    #expect(found.rows.map { $0.prefix(1) } == ["a", "c", "d"])
    #expect(found.hidden.map { $0.prefix(1) } == ["c"])
  }

  @Test("a time with the offset of another zone is an error: read past, it would publish hours early")
  func reportsOffsets() throws {
    let fields = "{name: id}\n{name: at, type: datetime}"
    let sample = try LifecycleSample(
      "{publishDate: at}", fields: fields,
      "a,2024-06-01T08:00:00+08:00\nb,2024-06-01T08:00:00Z\nc,2024-06-01T08:00:00+00:00\nd,2024-06-01T08:00:00-01:00\n")
    #expect(
      try sample.load().findings.map(\.line) == [
        "data/t.csv:2:3 this time is not that of the site's time zone",
        "data/t.csv:5:3 this time is not that of the site's time zone",
      ])
  }

  // MARK: Display terms

  @Test("the last day of a display is still shown, and a display that is not said lasts for a year")
  func displayTerms() throws {
    let fields = "{name: id}\n{name: date, type: date}\n{name: display_until, type: date}"
    let sample = try LifecycleSample(
      "{expiryDate: display_until}", fields: fields, resource: "profile: enforcement",
      "a,2024-01-01,2024-05-31\nb,2024-01-01,2024-06-01\nc,2023-06-01,\nd,2023-06-02,\n")
    var findings: [Diagnostic] = []
    let package = DataPackageReader.read(
      try sample.sample.folder.read("datapackage.yaml"), in: sample.sample.folder, profiles: ["enforcement"],
      into: &findings)
    let resource = try #require(package?.resource(named: "t"))
    let rows = RowTexts()
    var load = PackageLoad(from: sample.sample.folder) { RowText($1, rows: rows, name: $0.name) }
    load.clock = RowClock(now: june) { Timestamp(date: $0.date, offset: 0).secondsSinceEpoch }
    _ = try load.run([resource], into: &findings)
    let table = try #require(rows.tables["t"])
    #expect(table.hidden.map { table.rows[$0].prefix(1) } == ["a", "c"])
  }

  // MARK: Faults

  @Test("a withdrawal without a reason, and a text that is no moment, are errors at their cells")
  func reportsRows() throws {
    let fields = "{name: id}\n{name: until}\n{name: off, type: date}\n{name: reason}"
    let sample = try LifecycleSample(
      "{expiryDate: until, withdrawn: {date: off, reason: reason}}", fields: fields,
      "a,soon,,\nb,,2024-05-01, \nc,,2030-05-01,\n")
    #expect(
      try sample.load().findings.map(\.line) == [
        "data/t.csv:2:3 this is no moment at which a record could appear or go",
        "data/t.csv:3:4 the record is withdrawn, but does not say why",
        "data/t.csv:4:4 the record is withdrawn, but does not say why",
      ])
  }

  @Test(
    "columns that are not there, or hold no moments, are errors of the description",
    arguments: [
      ("{publishDate: publishd}", "did you mean \"published\"?"), ("{expiryDate: n}", "type date or datetime"),
      ("{withdrawn: {date: off, reason: n}}", "type string"), ("{withdrawn: {date: off}}", "name the column with the"),
      ("{expires: until}", "expiryDate"),
    ])
  func reportsDescription(lifecycle: String, remedy: String) throws {
    let findings = try LifecycleSample(lifecycle, "a,,,,,\n").load().findings
    #expect(findings.count == 1)
    #expect(findings.first?.remedy?.contains(remedy) == true)
    #expect(findings.first?.location?.path == "data/datapackage.yaml")
  }

  @Test("all rows are checked, whether they are there or not")
  func checksAll() throws {
    let sample = try LifecycleSample(Self.all, "a,2030-01-01,,,,x\nb,,,2024-01-01,r,y\n")
    #expect(try sample.load().findings.map { $0.location?.line } == [2, 3])
  }

  @Test("a record must not refer to one that is held back, and the finding does not name it")
  func reportsReferences() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      resources:
        - name: fines
          path: fines.csv
          schema:
            fields: [{name: id}, {name: case}, {name: publishDate, type: date}]
            foreignKeys: [{fields: case, reference: {resource: cases, fields: id}}]
        - name: cases
          path: cases.csv
          lifecycle: {withdrawn: {date: off, reason: why}}
          schema:
            primaryKey: id
            fields: [{name: id}, {name: publishDate, type: date}, {name: off, type: date}, {name: why}]

      """, "fines.csv": "id,case,publishDate\n1,SECRET,\n2,SECRET,2025-01-01\n3,open,\n4,back,\n5,none,\n",
      "cases.csv": "id,publishDate,off,why\nSECRET,2024-12-01,,\nopen,2024-01-01,,\nback,,2024-01-02,x\n",
    ])
    var (package, findings) = try sample.read()
    var load = PackageLoad(from: sample.folder) { _, layout in RowText(layout) }
    load.clock = RowClock(now: june) { Timestamp(date: $0.date, offset: 0).secondsSinceEpoch }
    for group in package?.connectedResources ?? [] { _ = try load.run(group, into: &findings) }
    package = nil
    #expect(
      findings.map(\.line) == [
        "data/fines.csv:6:3 \"case\" is \"none\", which is not in \"id\" of \"cases\" (foreignKey)",
        "data/fines.csv:2:3 \"case\" refers to a record of \"cases\" that is held back",
      ])
  }

  // MARK: Moments

  @Test("the moments to come are told with their lines, the next one first")
  func tellsMoments() throws {
    let sample = try LifecycleSample(
      Self.all, "a,2024-07-01,2025-01-01,,,\nb,2024-01-01,2024-06-15,2024-08-01,why,\n")
    let resource = try #require(try sample.sample.read().package?.resources.first)
    var load = PackageLoad(from: sample.sample.folder) { _, layout in RowText(layout) }
    load.clock = RowClock(now: june) { Timestamp(date: $0.date, offset: 0).secondsSinceEpoch }
    let moments = load.moments(of: resource)
    #expect(moments.map(\.change) == [.expires, .published, .withdrawn, .expires])
    #expect(moments.map(\.place.line) == [3, 2, 3, 2])
    #expect(moments.first?.at == (try sample.load().table?.span.until))
  }
}
