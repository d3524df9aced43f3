import Chronology

/// Turns `records:TABLE?…` into a request for rows.
///
/// Keys are dimensions, columns of the table (their exact value), `period`, `columns`, `sort` and `limit`. What a
/// dimension and the time are in the table, the measures over it say; a dimension is else the column of its name. The
/// page's period and dimensions count where the table has them.
package struct RecordsBinder {
  private let store: CubeStore
  private let query: FigureQuery
  private let layout: TableLayout
  private var faults: [QueryFault] = []

  /// How many rows are listed when the query does not say.
  package static let defaultLimit = 100

  /// The rows that a query asks for; all its faults at once where names are not found or the table has no time.
  package static func bind(
    _ query: FigureQuery, in scope: PageScope, _ store: CubeStore
  ) throws(QueryBinder.Faults) -> RowRequest {
    let name = query.table ?? ""
    guard let layout = store.engine.layout(of: name) else {
      let known = Set(store.sources.all.map(\.resource) + store.measures.dimensions.compactMap(\.codes))
      throw QueryBinder.Faults(faults: [
        QueryFault(
          .figureReference, "there is no table \"\(name)\"", remedy: NameAdvice.remedy(name, known.sorted()))
      ])
    }
    var binder = RecordsBinder(store: store, query: query, layout: layout)
    let request = binder.request(scope)
    guard binder.faults.isEmpty else { throw QueryBinder.Faults(faults: binder.faults) }
    return request
  }

  private init(store: CubeStore, query: FigureQuery, layout: TableLayout) {
    (self.store, self.query, self.layout) = (store, query, layout)
  }

  private mutating func request(_ scope: PageScope) -> RowRequest {
    var request = RowRequest(
      table: layout.name, limit: query.options["limit"].flatMap { Int($0) } ?? Self.defaultLimit)
    request.columns = query.options["columns"].map { text in
      text.split(separator: ",", omittingEmptySubsequences: false).map { column(String($0)) }
    }
    request.order =
      query.options["sort"].map { text in
        text.split(separator: ",", omittingEmptySubsequences: false).map { term in
          let isDescending = term.hasPrefix("-")
          return RowRequest.Order(
            column: column(String(isDescending ? term.dropFirst() : term)), isDescending: isDescending)
        }
      } ?? []
    for (key, value) in query.filters.sorted(by: { $0.key < $1.key }) { addCondition(key, value, &request) }
    for (index, dimension) in store.measures.dimensions.enumerated() where query.filters[dimension.name] == nil {
      guard let value = scope.values[dimension.name], let column = column(ofDimension: dimension.name) else { continue }
      add(value, index, column, source: "the page's front matter", &request)
    }
    addPeriod(scope, &request)
    return request
  }

  // MARK: Conditions

  private mutating func addCondition(_ key: String, _ value: String, _ request: inout RowRequest) {
    if let index = store.measures.dimensionIndex(key), let column = column(ofDimension: key) {
      add(value, index, column, source: nil, &request)
    } else if layout.column(key) != nil {
      request.conditions.append(ColumnFilter(column: key, values: value.split(separator: ",").map(String.init)))
    } else {
      let known =
        layout.columns.map(\.name) + store.measures.dimensions.map(\.name) + FigureQueryParser.keys(of: .records)
      faults.append(
        QueryFault(
          .figureReference, "the table \"\(layout.name)\" has no column \"\(key)\"",
          remedy: NameAdvice.remedy(key, known)))
    }
  }

  private mutating func add(
    _ value: String, _ dimension: Int, _ column: String, source: String?, _ request: inout RowRequest
  ) {
    let members = store.members[dimension]
    switch MemberSearch.find(value, in: members, source: source) {
    case .failure(let fault): faults.append(fault)
    case .success(let found):
      let marks = DimensionFilter(dimension: dimension, included: found).marks(members)
      do throws(RecordEngineError) {
        // Not the members' codes: a value that is in no list may lie in a place that is.
        let values = try store.engine.distinctValues(of: column, in: layout.name)
        request.conditions.append(
          ColumnFilter(column: column, values: values.filter { marks[Int(members.number(of: $0)) + 1] }))
      } catch {
        faults.append(QueryFault(.figureReference, "the table \"\(layout.name)\" cannot be read: \(error)"))
      }
    }
  }

  private mutating func addPeriod(_ scope: PageScope, _ request: inout RowRequest) {
    guard let period = query.period ?? scope.period else { return }
    guard let column = timeColumn else {
      if query.period != nil {
        faults.append(
          QueryFault(
            .figureRequest, "the table \"\(layout.name)\" has no time: it cannot be asked for a period",
            remedy: "leave \"period\" out, or name the column as \"time\" of a measure over the table"))
      }
      return
    }
    request.days = RowRequest.Days(column: column, range: period.start.daysSinceEpoch...period.end.daysSinceEpoch)
  }

  // MARK: Columns

  private mutating func column(_ name: String) -> String {
    if layout.column(name) == nil {
      faults.append(
        QueryFault(
          .figureReference, "the table \"\(layout.name)\" has no column \"\(name)\"",
          remedy: NameAdvice.remedy(name, layout.columns.map(\.name))))
    }
    return name
  }

  private func column(ofDimension name: String) -> String? {
    let sources = store.sources.all.filter { $0.resource == layout.name }
    return sources.lazy.compactMap { $0.dimensions[name] }.first ?? layout.column(name)?.name
  }

  /// Of the first measure over the table that has one; else the only column of dates.
  private var timeColumn: String? {
    let sources = store.sources.all.filter { $0.resource == layout.name }
    if let column = sources.lazy.compactMap({ $0.time?.column }).first { return column }
    let dates = layout.columns.filter { [.date, .datetime, .month, .year].contains($0.storage) }
    return dates.count == 1 ? dates[0].name : nil
  }
}
