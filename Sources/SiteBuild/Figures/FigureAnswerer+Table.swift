import Charts
import CommonMark
import Diagnostics
import Files
import Markup
import Numbers
import Records

/// Tables of measures, and tables that stored SQL gives.
extension FigureAnswerer {
  func table(_ place: Place) throws(AnswerFailure) -> PageFigures.Answer {
    try place.requireBlock()
    let bound = try bind(place.query, place.data)
    let evaluated = try evaluate(table: bound, place.data)
    let provenance = try provenance(of: bound, place.data)
    return answer(dataTable(evaluated, bound, place), place, note: note(on: evaluated), published: .table(evaluated)) {
      source(place, bound, provenance, text: place.slot.text, note: nil)
    }
  }

  /// What was evaluated with words for its rows and columns.
  func dataTable(_ evaluated: EvaluatedTable, _ bound: BoundQuery, _ place: Place) -> DataTable {
    DataTable(
      caption: place.slot.text, headerTitle: words.title(of: bound.axes.first, place.data.store),
      columns: columns(evaluated, bound),
      rows: evaluated.rows.map { row in
        DataTable.Row(words.category(row.header).label, zip(row.cells, evaluated.columns).map(cell))
      },
      total: evaluated.total.map { total in
        DataTable.Row(
          words.chart.total,
          zip(total, evaluated.columns).map { figure, column in
            figure.map { cell($0, column) } ?? .text("")
          })
      }, words: words.chart)
  }

  private func columns(_ evaluated: EvaluatedTable, _ bound: BoundQuery) -> [DataTable.Column] {
    let views = Dictionary(grouping: evaluated.columns, by: \.measure.name).mapValues { Set($0.map(\.view)).count }
    let hasManyMeasures = views.count > 1
    return evaluated.columns.map { column in
      // What a measure is counted in stands in its title, also the percent; views have no other place for it.
      let suffix = column.unit == .percent && column.view != .value && column.view != .previous ? "%" : ""
      let measure = words.title(of: column.measure)
      let view = words.title(of: column.view, versus: bound.versus, in: column.unit)
      if let series = column.series {
        let name = words.category(series).label
        return DataTable.Column(
          column.view == .value ? name : "\(name) \(view)", group: hasManyMeasures ? measure : nil, suffix: suffix)
      }
      guard views[column.measure.name, default: 1] > 1 else {
        return DataTable.Column(
          column.view == .value
            ? measure : words.label(bound.items.filter { $0.measure == column.measure }, versus: bound.versus),
          suffix: suffix)
      }
      return DataTable.Column(view, group: measure, suffix: suffix)
    }
  }

  private func cell(_ figure: ComputedFigure, _ column: EvaluatedTable.Column) -> DataTable.Cell {
    guard case .number(let number) = figure.outcome else {
      return .none(reason: words.note(on: figure) ?? words.chart.noData)
    }
    guard column.view == .change || column.view == .difference, let direction = figure.direction else {
      return .number(number, isProvisional: figure.isPartial)
    }
    return .change(
      DataTable.Change(number, direction.ofTables, direction.judgement(column.measure.better)))
  }

  /// The table as a figure of the page, with its CSV.
  func answer(
    _ table: DataTable, _ place: Place, note: String, published: PublishedFigure.Value?, source: () -> FigureSourceView
  ) -> PageFigures.Answer {
    var html = Bytes()
    TableFigure(table, id: "table-" + place.id, note: note, download: fileBase + place.id + ".csv").write(into: &html)
    return PageFigures.Answer(html: html, source: source(), download: table.csv, published: published)
  }

  // MARK: SQL

  func storedQuery(_ name: String, _ place: Place) throws(AnswerFailure) -> PageFigures.Answer {
    try place.requireBlock()
    let path = "content/data/queries/\(name).sql"
    guard let bytes = try? File.read(place.data.sourceFolder + "/" + path) else {
      throw .found(
        Diagnostic(
          .figureForm, "there is no stored query \"\(name)\"", at: place.slot.location,
          remedy: "write the SQL into \(path)"))
    }
    let result: StoredQueryResult
    do throws(RecordEngineError) {
      result = try place.data.engine.query(
        StoredQuery(sql: bytes.text, parameters: place.query.filters.merging(place.query.options) { $1 }))
    } catch {
      throw .found(fault(error, in: SourceFile(path: path, bytes: bytes), place))
    }
    let table = DataTable(
      caption: place.slot.text, headerTitle: result.columns.first ?? "",
      columns: result.columns.dropFirst().enumerated().map { index, title in
        DataTable.Column(title, isNumeric: result.rows.allSatisfy { $0[index + 1].isNumeric })
      },
      rows: result.rows.map { row in DataTable.Row(row.first?.text ?? "", row.dropFirst().map(\.tableCell)) },
      words: words.chart)
    let dataset = result.tables.first.map { place.data.link(toDataset: $0, rendering: rendering) }
    let isPassing = result.tables.contains(where: place.data.hasPassingRows)
    let note = result.isCut ? words.text("table-cut") : ""
    return answer(table, place, note: note, published: isPassing ? nil : .query(result)) {
      FigureSourceView(
        id: place.id, text: place.slot.text, label: "", query: place.slot.destination, conditions: "",
        dataset: dataset, rows: result.rows.count)
    }
  }

  private func fault(_ error: RecordEngineError, in file: SourceFile, _ place: Place) -> Diagnostic {
    guard case .query(let fault) = error else { return error.diagnostic(at: place.slot.location) }
    return Diagnostic(
      .storedQuery, fault.message, at: file.location(ofOffset: fault.offset ?? 0),
      notes: [.init("the query is asked for here", at: place.slot.location)])
  }
}

extension ComputedFigure.Direction {
  var ofTables: DataTable.Change.Direction {
    switch self {
    case .up: .up
    case .down: .down
    case .unchanged: .unchanged
    }
  }

  func judgement(_ better: Measure.Better) -> DataTable.Change.Judgement {
    switch (self, better) {
    case (.unchanged, _), (_, .neither): .neither
    case (.up, .higher), (.down, .lower): .better
    case (.up, .lower), (.down, .higher): .worse
    }
  }
}

extension StoredQueryResult.Cell {
  fileprivate var text: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let text), .text(let text): text
    }
  }

  fileprivate var isNumeric: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text: false
    }
  }

  fileprivate var tableCell: DataTable.Cell {
    switch self {
    case .integer(let number): .number(FixedPoint(number))
    case .real(let text): FixedPoint(text).map { .number($0) } ?? .text(text)
    case .null, .text: .text(text)
    }
  }
}
