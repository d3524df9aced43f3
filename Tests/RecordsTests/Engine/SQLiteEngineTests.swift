import Files
import SampleSites
import Testing

@testable import Records

struct SQLiteEngineTests {
  private let table = SampleTable("accidents", "date: date, n: integer", "2024-01-01, 1\n2024-01-02, 2")

  @Test("a damaged file is thrown away and loaded again")
  func damaged() throws {
    let folder = try TemporaryFolder()
    try table.load(into: SQLiteEngine(folder: folder("r")))
    let bytes = try #require(folder.bytes("r/table-accidents.sqlite"))
    for damage in [Array(bytes.prefix(20)), [], Array("not a database at all, but long enough".utf8)] {
      try folder.write("r/table-accidents.sqlite", damage)
      let engine = try SQLiteEngine(folder: folder("r"))
      #expect(engine.stored("accidents", key: ContentHash([1])) == nil)
      #expect(!folder.exists("r/table-accidents.sqlite"))
    }
  }

  @Test("damage that shows late is an error that names the table, and removes the file")
  func damagedInside() throws {
    let folder = try TemporaryFolder()
    let large = SampleTable(
      layout: table.layout, rows: (0..<20_000).map { ["2024-01-01", String($0)] })
    try large.load(into: SQLiteEngine(folder: folder("r")))
    var bytes = try #require(folder.bytes("r/table-accidents.sqlite"))
    for index in 40_000..<80_000 { bytes[index] = 0xFF }
    try folder.write("r/table-accidents.sqlite", bytes)
    let engine = try SQLiteEngine(folder: folder("r"))
    try #require(engine.stored("accidents", key: ContentHash([1])) != nil)
    #expect(throws: RecordEngineError.damaged(table: "accidents")) {
      try engine.group(GroupRequest(table: "accidents", sums: ["n"]))
    }
    #expect(!folder.exists("r/table-accidents.sqlite"))
  }

  @Test("what an interrupted run was loading is removed, what another is loading stays")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    try folder.write("r/table-a.sqlite.999999999.loading", "x").write("r/table-a.sqlite.1.loading", "x")
    _ = try SQLiteEngine(folder: folder("r"))
    #expect(!folder.exists("r/table-a.sqlite.999999999.loading"))
    #expect(folder.exists("r/table-a.sqlite.1.loading"))
  }

  @Test("a table's name cannot lead out of the folder, nor be taken for another")
  func names() throws {
    let folder = try TemporaryFolder()
    let engine = try SQLiteEngine(folder: folder("a/r"))
    for name in ["../../x", "a", "", "表", "a\"b"] {
      let table = SampleTable(layout: TableLayout(name: name, columns: table.layout.columns), rows: table.rows)
      try table.load(into: engine)
    }
    #expect(!folder.exists("x.sqlite"))
    for name in ["../../x", "a", "", "表", "a\"b"] {
      #expect(try engine.rows(RowRequest(table: name, limit: 0)).count == 2)
    }
    #expect(try engine.query(StoredQuery(sql: "SELECT count(*) FROM \"a\"\"b\"")).rows == [[.integer(2)]])
  }

  @Test("odd column names are kept")
  func columnNames() throws {
    let folder = try TemporaryFolder()
    let layout = TableLayout(
      name: "t",
      columns: ["a\nb", "a\tb", "\\n", "\"", "c0", "select", "死亡 人数"].map { .init(name: $0, storage: .text) })
    try SampleTable(layout: layout, rows: [Array(repeating: "x", count: 7)]).load(
      into: SQLiteEngine(folder: folder("r")))
    let engine = try SQLiteEngine(folder: folder("r"))
    #expect(engine.stored("t", key: ContentHash([1]))?.layout == layout)
    #expect(try engine.query(StoredQuery(sql: "SELECT * FROM t")).columns == layout.columns.map(\.name))
  }

  @Test("a fault of stored SQL says where it is")
  func faultPlace() throws {
    let folder = try TemporaryFolder()
    let engine = try SQLiteEngine(folder: folder("r"))
    try table.load(into: engine)
    func fault(_ sql: String, _ parameters: [String: String] = [:]) -> StoredQueryFault? {
      do throws(RecordEngineError) {
        _ = try engine.query(StoredQuery(sql: sql, parameters: parameters))
      } catch {
        if case .query(let fault) = error { return fault }
      }
      return nil
    }
    #expect(fault("SELECT n,\n  nn FROM accidents") == StoredQueryFault("no such column: nn", offset: 12))
    #expect(fault("SELECT * FORM accidents")?.offset == 9)
    #expect(fault("SELECT 1; -- then\n SELECT 2") == StoredQueryFault("there is more than one statement", offset: 19))
    #expect(fault("SELECT 1; -- end\n;") == nil)
    #expect(fault("SELECT :a")?.message == "the parameter :a has no value")
    #expect(fault("SELECT 1", ["b": "2"])?.message == "the query has no parameter :b")
    #expect(fault("SELECT ?", [:])?.message.contains("has no name") == true)
    #expect(fault("DELETE FROM accidents")?.message == "cannot modify accidents because it is a view")
    #expect(fault("PRAGMA user_version")?.message == "a query can only read")
    #expect(fault("SELECT * FROM accidents, t0.rows")?.message == "unknown table \"t0.rows\"")
    #expect(fault("SELECT zeroblob(1000000000) FROM accidents") != nil)
  }
}
