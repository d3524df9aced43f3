import Charts
import Diagnostics
import Markup
import Numbers
import Records

/// Charts: evaluated like tables, drawn as pictures.
extension FigureAnswerer {
  func chart(_ place: Place) throws(AnswerFailure) -> PageFigures.Answer {
    let bound = try bind(place.query, place.data)
    let evaluated = try evaluate(table: bound, place.data)
    let kind = try kind(place, bound, rows: evaluated.rows.count)
    if kind != .sparkline { try place.requireBlock() }
    let chart = drawing(kind, place, bound, evaluated)
    let provenance = try provenance(of: bound, place.data)
    var html = Bytes()
    var download: Bytes?
    if kind == .sparkline {
      chart.writeSVG(.wide, id: place.id, into: &html)
    } else {
      let figure = ChartFigure(
        chart, id: "chart-" + place.id, note: note(on: evaluated), download: fileBase + place.id + ".csv")
      figure.write(into: &html)
      download = chart.table.csv
    }
    return PageFigures.Answer(
      html: html, source: source(place, bound, provenance, text: place.slot.text, note: nil), download: download,
      published: .table(evaluated))
  }

  func evaluate(table bound: BoundQuery, _ data: SiteData) throws(AnswerFailure) -> EvaluatedTable {
    do throws(TableFailure) { return try data.evaluator.table(bound) } catch { throw AnswerFailure(error) }
  }

  private func kind(_ place: Place, _ bound: BoundQuery, rows: Int) throws(AnswerFailure) -> Chart.Kind {
    guard let type = place.query.options["type"] else {
      if case .time = bound.axes.first, rows > 12 { return .line }
      return .bar
    }
    if let kind = Chart.Kind(rawValue: type) { return kind }
    throw .found(
      Diagnostic(
        .figureForm, "there is no chart of the type \"\(type)\"", at: place.slot.location,
        remedy: "write one of \(Chart.Kind.allCases.map(\.rawValue).joined(separator: ", "))"))
  }

  func drawing(
    _ kind: Chart.Kind, _ place: Place, _ bound: BoundQuery, _ evaluated: EvaluatedTable, title: String? = nil
  ) -> Chart {
    let isTime = if case .time = bound.axes.first { true } else { false }
    let units = Set(evaluated.columns.map { unit(of: $0) })
    let shared = units.count == 1 ? units.first ?? "" : ""
    var numbers = words.numbers
    if shared == "%" { numbers.suffix = "%" }
    var chart = Chart(
      kind, axis: isTime ? .time : .names, title: title ?? place.slot.text, description: "",
      categoryTitle: words.title(of: bound.axes.first, place.data.store),
      categories: evaluated.rows.map { words.category($0.header) }, series: series(evaluated, bound),
      unit: shared.isEmpty || shared == "%" ? "" : words.text("chart-unit") + shared, numbers: numbers,
      words: words.chart)
    chart.description = description(of: chart)
    return chart
  }

  private func unit(of column: EvaluatedTable.Column) -> String {
    switch column.unit {
    case .measure: words.unit(of: column.measure)
    case .percent: "%"
    case .percentagePoints: words.text("unit-points")
    case .rank: ""
    }
  }

  private func series(_ evaluated: EvaluatedTable, _ bound: BoundQuery) -> [Chart.Series] {
    let hasManyMeasures = Set(evaluated.columns.map(\.measure.name)).count > 1
    let hasManyUnits = Set(evaluated.columns.map { unit(of: $0) }).count > 1
    return evaluated.columns.enumerated().map { index, column in
      var parts: [String] = []
      if hasManyMeasures || column.series == nil { parts.append(column.measure.label.text(in: words.language)) }
      if let series = column.series { parts.append(words.category(series).label) }
      if column.view != .value { parts.append(words.title(of: column.view, versus: bound.versus)) }
      let isComparison = column.view == .previous && index > 0 && evaluated.columns[index - 1].view == .value
      // The base's own name says what it is compared with: 上年同期.
      let name =
        isComparison && column.series == nil && !hasManyMeasures ? parts.removeLast() : parts.joined(separator: " ")
      let cells = evaluated.rows.map { $0.cells[index] }
      // Where the axis cannot name one unit for all, each series names its own.
      return Chart.Series(
        hasManyUnits ? words.withUnit(name, unit(of: column)) : name, cells.map(\.number),
        provisional: Set(cells.indices.filter { cells[$0].isPartial }),
        comparisonOf: isComparison ? index - 1 : nil)
    }
  }

  /// The highest and the lowest of each series, for those who do not see the picture.
  private func description(of chart: Chart) -> String {
    chart.extremes.map { extreme in
      "\(extreme.series): \(words.text("chart-highest")) \(extreme.highestAt) \(extreme.highest)"
        + "\(words.text("comma"))\(words.text("chart-lowest")) \(extreme.lowestAt) \(extreme.lowest)"
    }.joined(separator: words.isChinese ? "；" : "; ")
  }

  /// What holds for the numbers as a whole: that some are not final.
  func note(on evaluated: EvaluatedTable) -> String {
    evaluated.rows.contains { $0.cells.contains(where: \.isPartial) } ? words.text("figure-partial") : ""
  }
}

extension ComputedFigure {
  /// Nil when there is none.
  var number: FixedPoint? {
    if case .number(let number) = outcome { number } else { nil }
  }
}
