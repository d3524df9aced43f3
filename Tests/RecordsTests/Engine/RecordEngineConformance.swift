import Files
import SampleSites
import Testing

@testable import Records

/// What any engine must do.
@Suite("Any record engine")
struct RecordEngineConformance {
  static let accidents = SampleTable(
    "accidents", "id, date: date, region, deaths: integer, loss: decimal 2, final: boolean",
    """
    a1, 2024-01-05, 320402, 1, 10.50, true
    a2, 2024-01-31, 320402, 0, 0.25, true
    a3, 2024-02-01, 320411, 3, , false
    a4, 2023-12-31, 320402, 2, 1000000.00, true
    a5, , , , , 
    """)

  private func engine(_ factory: EngineFactory, _ folder: TemporaryFolder) throws -> any RecordEngine {
    let engine = try factory.make(folder)
    try Self.accidents.load(into: engine)
    return engine
  }

  /// Groups as texts such as `2024-01 320402 2 1`, sorted.
  private func lines(_ groups: GroupedRows) -> [String] {
    groups.counts.indices.map { index in
      var parts: [String] = []
      if !groups.ordinals.isEmpty { parts.append(String(groups.ordinals[index])) }
      for (codes, values) in zip(groups.codes, groups.values) { parts.append(values[Int(codes[index])] ?? "null") }
      parts.append(String(groups.counts[index]))
      parts += groups.sums.map { "\($0.totals[index])/\($0.present[index])" }
      return parts.joined(separator: " ")
    }
    .sorted()
  }

  @Test("rows are counted and summed by month and column", arguments: EngineFactory.all)
  func groups(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let groups = try engine(factory, folder).group(
      GroupRequest(
        table: "accidents", time: .init(column: "date", grain: .month), columns: ["region"], sums: ["deaths", "loss"]))
    #expect(
      lines(groups) == [
        "-2147483648 null 1 0/0 0/0", "24287 320402 1 2/1 100000000/1", "24288 320402 2 1/2 1075/2",
        "24289 320411 1 3/1 0/0",
      ])
  }

  @Test("rows that are hidden are counted, and shown only to those who ask", arguments: EngineFactory.all)
  func hides(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let key = ContentHash([7])
    var engine = try factory.make(folder)
    let table = SampleTable("decisions", "id, n: integer", "a, 1\nb, 2\nc, 3")
    var sink = try engine.makeSink(for: table.layout, key: key, path: "data/decisions.csv")
    for (index, row) in table.rows.enumerated() {
      try table.append(row, line: index + 2, to: &sink)
      if index == 1 { try sink.hide() }
    }
    try sink.finish()
    for _ in 0..<2 {
      #expect(lines(try engine.group(GroupRequest(table: "decisions", sums: ["n"]))) == ["3 6/3"])
      #expect(try engine.distinctValues(of: "id", in: "decisions") == ["a", "b", "c"])
      var request = RowRequest(table: "decisions", columns: ["id"], limit: 1)
      #expect(try engine.rows(request).count == 2)
      request.limit = .max
      let shown = try engine.rows(request)
      #expect(shown.rows == [[.text("a")], [.text("c")]])
      #expect(shown.places.map(\.line) == [2, 4])
      request.includesHidden = true
      #expect(try engine.rows(request).rows.count == 3)
      let sum = "SELECT sum(n) FROM"
      #expect(try engine.query(StoredQuery(sql: "\(sum) decisions")).rows == [[.integer(4)]])
      #expect(try engine.query(StoredQuery(sql: "\(sum) \"decisions+expired\"")).rows == [[.integer(6)]])
      // Another run finds the same.
      engine = try factory.make(folder)
      #expect(engine.stored("decisions", key: key)?.hiddenCount == 1)
    }
  }

  @Test("years and days are grains too", arguments: EngineFactory.all)
  func grains(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    func count(_ grain: TimeGrain) throws -> [String] {
      lines(try engine.group(GroupRequest(table: "accidents", time: .init(column: "date", grain: grain))))
    }
    #expect(try count(.year) == ["-2147483648 1", "2023 1", "2024 3"])
    #expect(try count(.day) == ["-2147483648 1", "19722 1", "19727 1", "19753 1", "19754 1"])
  }

  @Test("without time and columns there is one group, and none without rows", arguments: EngineFactory.all)
  func oneGroup(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    #expect(lines(try engine.group(GroupRequest(table: "accidents", sums: ["deaths"]))) == ["5 6/4"])
    let none = ColumnFilter(column: "region", values: ["x"])
    #expect(try engine.group(GroupRequest(table: "accidents", conditions: [none])).counts.isEmpty)
  }

  @Test("conditions compare values of each storage, and can exclude", arguments: EngineFactory.all)
  func conditions(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    func ids(_ filters: ColumnFilter...) throws -> [String] {
      try engine.rows(RowRequest(table: "accidents", columns: ["id"], conditions: filters, limit: 10))
        .rows.map { $0[0]?.text ?? "" }
    }
    #expect(try ids(ColumnFilter(column: "region", values: ["320402", "320499"])) == ["a1", "a2", "a4"])
    #expect(try ids(ColumnFilter(column: "region", values: ["320402"], isExcluding: true)) == ["a3", "a5"])
    #expect(try ids(ColumnFilter(column: "deaths", values: ["0", "3"])) == ["a2", "a3"])
    #expect(try ids(ColumnFilter(column: "loss", values: ["10.5"])) == ["a1"])
    #expect(try ids(ColumnFilter(column: "final", values: ["false"])) == ["a3"])
    #expect(try ids(ColumnFilter(column: "date", values: ["2024-02-01"])) == ["a3"])
    #expect(try ids(ColumnFilter(column: "deaths", values: ["three"])).isEmpty)
    #expect(try ids(ColumnFilter(column: "region", values: [])).isEmpty)
    #expect(
      try ids(ColumnFilter(column: "deaths", values: ["1"]), ColumnFilter(column: "region", values: ["320411"])).isEmpty
    )
  }

  @Test("rows come with their places, in the order asked, null last", arguments: EngineFactory.all)
  func rows(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    var request = RowRequest(table: "accidents", columns: ["id", "deaths"], limit: 3)
    request.order = [.init(column: "deaths", isDescending: true)]
    let page = try engine.rows(request)
    #expect(page.rows == [[.text("a3"), .integer(3)], [.text("a4"), .integer(2)], [.text("a1"), .integer(1)]])
    #expect(page.places.map(\.line) == [4, 5, 2])
    #expect(page.places.allSatisfy { $0.path == "data/accidents.csv" })
    #expect(page.count == 5)
    request.order = [.init(column: "deaths")]
    request.limit = 10
    #expect(try engine.rows(request).rows.map { $0[0]?.text } == ["a2", "a1", "a4", "a3", "a5"])
  }

  @Test("rows are found by days and by whether they have a value", arguments: EngineFactory.all)
  func rowsByDays(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    var request = RowRequest(table: "accidents", columns: ["id"], limit: 10)
    request.days = .init(column: "date", range: 19_723...19_754)
    #expect(try engine.rows(request).rows.map { $0[0]?.text } == ["a1", "a2", "a3"])
    request.present = "loss"
    #expect(try engine.rows(request).rows.map { $0[0]?.text } == ["a1", "a2"])
  }

  @Test("months, years and moments keep their meaning", arguments: EngineFactory.all)
  func times(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    try SampleTable(
      "t", "m: month, y: year, at: datetime, n: integer",
      """
      2024-02, 2024, 2024-02-29T23:59:59, 2024
      2024-03, 2023, 1969-12-31T00:00:00, 0
      """
    ).load(into: engine)
    let page = try engine.rows(RowRequest(table: "t", limit: 5))
    #expect(page.rows[0].map { $0?.text } == ["2024-02", "2024", "2024-02-29T23:59:59", "2024"])
    #expect(page.rows[1].map { $0?.text } == ["2024-03", "2023", "1969-12-31T00:00:00", "0"])
    func ordinals(_ column: String, _ grain: TimeGrain) throws -> [Int32] {
      try engine.group(GroupRequest(table: "t", time: .init(column: column, grain: grain))).ordinals.sorted()
    }
    #expect(try ordinals("m", .month) == [24_289, 24_290])
    #expect(try ordinals("m", .year) == [2024])
    #expect(try ordinals("y", .year) == [2023, 2024])
    #expect(try ordinals("at", .day) == [-1, 19_782])
    #expect(try ordinals("at", .month) == [1969 * 12 + 11, 24_289])
    // A whole number that is no year has no time.
    #expect(try ordinals("n", .year) == [GroupedRows.noTime, 2024])
    var request = RowRequest(table: "t", limit: 5)
    request.days = .init(column: "m", range: 19_754...19_782)  // February 2024, whole
    #expect(try engine.rows(request).count == 1)
    request.days = .init(column: "m", range: 19_755...19_782)  // without its first day
    #expect(try engine.rows(request).count == 0)
    request.days = .init(column: "at", range: 19_782...19_782)
    #expect(try engine.rows(request).count == 1)
  }

  @Test("the span of a time column and the values of a column are known", arguments: EngineFactory.all)
  func spans(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    #expect(try engine.timeSpan(of: "date", in: "accidents") == 19_722...19_754)
    #expect(try engine.distinctValues(of: "region", in: "accidents") == ["320402", "320411"])
    #expect(try engine.distinctValues(of: "loss", in: "accidents") == ["0.25", "10.50", "1000000.00"])
    try SampleTable("empty", "date: date", "").load(into: engine)
    #expect(try engine.timeSpan(of: "date", in: "empty") == nil)
  }

  @Test("empty text is text, not null", arguments: EngineFactory.all)
  func emptyText(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    let layout = TableLayout(name: "t", columns: [.init(name: "a", storage: .text)])
    try SampleTable(layout: layout, rows: [[""], [nil], ["甲\0乙"]]).load(into: engine)
    #expect(try engine.rows(RowRequest(table: "t", limit: 9)).rows == [[.text("")], [nil], [.text("甲\0乙")]])
    #expect(try engine.distinctValues(of: "a", in: "t") == ["", "甲\0乙"])
  }

  @Test("sums beyond 64 bits are exact", arguments: EngineFactory.all)
  func largeSums(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    let layout = TableLayout(name: "t", columns: [.init(name: "n", storage: .integer)])
    try SampleTable(layout: layout, rows: [[String(Int.max)], [String(Int.max)], ["1"]]).load(into: engine)
    #expect(try engine.group(GroupRequest(table: "t", sums: ["n"])).sums[0].totals == [Int128(Int.max) * 2 + 1])
  }

  @Test("a table is kept under its key, with the caller's memo", arguments: EngineFactory.all)
  func keeps(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let key = ContentHash([7])
    do {
      let engine = try factory.make(folder)
      var sink = try engine.makeSink(for: Self.accidents.layout, key: key, path: "a.csv")
      try Self.accidents.append(Self.accidents.rows[0], line: 2, to: &sink)
      try sink.keep(memo: [1, 2, 3])
      try sink.finish()
    }
    let engine = try factory.make(folder)
    #expect(engine.layout(of: "accidents") == nil)
    #expect(engine.stored("accidents", key: ContentHash([8])) == nil)
    let first = try factory.make(folder)
    // Asking with another key threw the old rows away: they will never be wanted again.
    #expect(first.stored("accidents", key: key) == nil)
    try Self.accidents.load(into: first, key: key)
    let second = try factory.make(folder)
    let stored = try #require(second.stored("accidents", key: key))
    #expect(stored == StoredTable(layout: Self.accidents.layout, rowCount: 5, memo: []))
    #expect(try second.rows(RowRequest(table: "accidents", limit: 1)).count == 5)
  }

  @Test("tables that are no longer wanted are removed", arguments: EngineFactory.all)
  func removes(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    try SampleTable("other", "a", "1").load(into: engine)
    try engine.removeTables(except: ["accidents", "third"])
    #expect(engine.layout(of: "accidents") != nil)
    #expect(engine.layout(of: "other") == nil)
    let next = try factory.make(folder)
    #expect(next.stored("accidents", key: ContentHash([1])) != nil)
    #expect(next.stored("other", key: ContentHash([1])) == nil)
  }

  @Test("nothing is seen of a table that is not finished", arguments: EngineFactory.all)
  func unfinished(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    do {
      var sink = try engine.makeSink(for: Self.accidents.layout, key: ContentHash([1]), path: "a.csv")
      try Self.accidents.append(Self.accidents.rows[0], line: 2, to: &sink)
    }
    #expect(engine.layout(of: "accidents") == nil)
    #expect(throws: RecordEngineError.unknownTable("accidents")) {
      try engine.rows(RowRequest(table: "accidents", limit: 1))
    }
    #expect(engine.stored("accidents", key: ContentHash([1])) == nil)
  }

  @Test("a sink can begin again with another layout, and take rows from several files", arguments: EngineFactory.all)
  func restarts(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    let first = SampleTable("t", "n: integer", "1")
    var sink = try engine.makeSink(for: first.layout, key: ContentHash([1]), path: "1.csv")
    try first.append(["1"], line: 2, to: &sink)
    let second = SampleTable("t", "n, m", "")
    try sink.restart(second.layout)
    try second.append(["a", "b"], line: 2, to: &sink)
    try sink.beginPart("2.csv")
    try second.append(["c", nil], line: 9, to: &sink)
    try sink.finish()
    let page = try engine.rows(RowRequest(table: "t", limit: 5))
    #expect(page.rows == [[.text("a"), .text("b")], [.text("c"), nil]])
    #expect(
      page.places == [RowPlace(path: "1.csv", line: 2, row: 1), RowPlace(path: "2.csv", line: 9, row: 2)])
  }

  @Test("tables can be loaded at the same time, and asked from many threads", arguments: EngineFactory.all)
  func concurrency(_ factory: EngineFactory) async throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    await withTaskGroup { tasks in
      for number in 0..<8 {
        tasks.addTask {
          let lines = (0..<200).map { "\($0 % 7), \(number)" }.joined(separator: "\n")
          try? SampleTable("t\(number)", "a, n: integer", lines).load(into: engine)
        }
      }
    }
    let sums = await withTaskGroup { tasks in
      for index in 0..<64 {
        tasks.addTask {
          try? engine.group(GroupRequest(table: "t\(index % 8)", columns: ["a"], sums: ["n"])).sums[0].totals
            .reduce(0, +)
        }
      }
      return await tasks.reduce(into: [Int128?]()) { $0.append($1) }
    }
    #expect(sums.compactMap(\.self).sorted() == (0..<64).map { Int128($0 / 8 * 200) })
  }

  @Test("unknown tables and columns are errors", arguments: EngineFactory.all)
  func unknown(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    #expect(throws: RecordEngineError.unknownTable("x")) { try engine.group(GroupRequest(table: "x")) }
    #expect(throws: RecordEngineError.unknownColumn("x", table: "accidents")) {
      try engine.group(GroupRequest(table: "accidents", columns: ["x"]))
    }
    #expect(throws: RecordEngineError.unknownColumn("region", table: "accidents")) {
      var request = RowRequest(table: "accidents", limit: 1)
      request.days = .init(column: "region", range: 0...1)
      _ = try engine.rows(request)
    }
  }

  // MARK: SQL of a publisher

  @Test("stored SQL sees dates, decimals and text as a reader does", arguments: EngineFactory.all)
  func storedQuery(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let result = try engine(factory, folder).query(
      StoredQuery(
        sql: "SELECT id, date, loss, final, deaths FROM accidents WHERE date >= :since AND deaths < :most ORDER BY id",
        parameters: ["since": "2024-01-01", "most": "3"]))
    #expect(result.columns == ["id", "date", "loss", "final", "deaths"])
    #expect(
      result.rows == [
        [.text("a1"), .text("2024-01-05"), .real("10.5"), .integer(1), .integer(1)],
        [.text("a2"), .text("2024-01-31"), .real("0.25"), .integer(1), .integer(0)],
      ])
    #expect(result.tables == ["accidents"])
    #expect(!result.isCut)
  }

  @Test(
    "stored SQL can only read", arguments: EngineFactory.all,
    [
      "DELETE FROM accidents", "ATTACH 'x' AS y", "CREATE TABLE t(a)", "PRAGMA user_version", "DROP VIEW accidents",
      "SELECT random()", "SELECT 1; SELECT 2", "", "-- nothing", "SELECT current_timestamp", "SELECT date('now')",
      "SELECT strftime('%Y', 'NOW')", "SELECT datetime()", "SELECT * FROM pragma_database_list",
    ])
  func onlyReads(_ factory: EngineFactory, _ sql: String) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    let error = #expect(throws: RecordEngineError.self) { try engine.query(StoredQuery(sql: sql)) }
    guard case .query = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try engine.rows(RowRequest(table: "accidents", limit: 0)).count == 5)
  }

  @Test("sums of decimals come out as decimals, also over windows", arguments: EngineFactory.all)
  func exactSums(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    let rows = (0..<3000).map { index in "\(index % 2), 1000000.0\(index % 9 + 1)" }.joined(separator: "\n")
    try SampleTable("t", "g: integer, n: decimal 2", rows).load(into: engine)
    let sums = "sum(n), total(n), sum(g), sum(n) FILTER (WHERE g > 1), avg(g)"
    let result = try engine.query(StoredQuery(sql: "SELECT \(sums) FROM t"))
    #expect(
      result.rows == [[.real("3000000149.91"), .real("3000000149.91"), .integer(1500), .null, .real("0.5")]])
    let window = "SELECT sum(g) OVER (ORDER BY rowid ROWS 2 PRECEDING) FROM (SELECT g, 1 AS rowid FROM t LIMIT 4)"
    #expect(
      try engine.query(StoredQuery(sql: window)).rows == [[.integer(0)], [.integer(1)], [.integer(1)], [.integer(2)]])
  }

  @Test("SQL that takes too long is ended, and rows beyond the limit are cut", arguments: EngineFactory.all)
  func limits(_ factory: EngineFactory) throws {
    let folder = try TemporaryFolder()
    let engine = try engine(factory, folder)
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    let cut = try engine.query(StoredQuery(sql: endless, rowLimit: 3))
    #expect(cut.rows.count == 3)
    #expect(cut.isCut)
    #expect(throws: RecordEngineError.self) {
      try engine.query(
        StoredQuery(sql: "SELECT count(*) FROM (\(endless))", timeLimit: .milliseconds(50)))
    }
  }
}
