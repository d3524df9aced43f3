import Charts
import Chronology
import Figures
import Markup
import Records

/// Key figures: a few measures as cards, each with its value, its change and the shape of the last periods.
///
/// `![本月主要指标](table:accidents,deaths?type=cards)`. The numbers are those of a table of one row, which can be
/// downloaded as the table's.
extension FigureAnswerer {
  func cards(_ place: Place) throws(AnswerFailure) -> PageFigures.Answer {
    try place.requireBlock()
    let unit = try shapeUnit(place)
    var query = place.query
    query.by = []
    query.versus = query.versus ?? .lastYear
    let bound = try bind(query, place.data)
    let evaluated = try evaluate(table: bound, place.data)
    let provenance = try provenance(of: bound, place.data)
    var cards: [KeyFigure] = []
    var columns = Array(zip(evaluated.columns, evaluated.rows.first?.cells ?? []))[...]
    for item in bound.items {
      guard let (column, figure) = columns.popFirst() else { break }
      var card = card(column, figure, place.data.unit(of: item.measure), bound)
      if item.view == .value {
        // A table compares a value that has a time: with its base, for which a card has no room, and by the change.
        if item.period != nil {
          _ = columns.popFirst()
          if let (next, cell) = columns.popFirst() { card.change = change(cell, next, bound, place.data) }
        }
        card.shape = try shape(of: item, unit, place)
      }
      cards.append(card)
    }
    var html = Bytes()
    let table = dataTable(evaluated, bound, place)
    KeyFigures(
      cards, caption: place.slot.text, id: "figures-" + place.id, note: note(on: evaluated), words: words.chart,
      download: fileBase + place.id + ".csv"
    ).write(into: &html)
    return PageFigures.Answer(
      html: html, source: source(place, bound, provenance, text: place.slot.text, note: nil), download: table.csv,
      published: .table(evaluated))
  }

  private func card(
    _ column: EvaluatedTable.Column, _ figure: ComputedFigure, _ unit: MeasureUnit, _ bound: BoundQuery
  ) -> KeyFigure {
    let label = column.measure.label.text(in: words.language)
    let view =
      column.view == .value ? "" : (words.isChinese ? "" : ", ") + words.title(of: column.view, versus: bound.versus)
    return KeyFigure(
      label: label + view, value: FigureText(language: words.language).text(of: figure, view: column.view, unit: unit),
      absence: figure.number == nil ? words.note(on: figure) : nil, isProvisional: figure.isPartial)
  }

  private func change(
    _ figure: ComputedFigure, _ column: EvaluatedTable.Column, _ bound: BoundQuery, _ data: SiteData
  ) -> KeyFigure.Change {
    let text = FigureText(language: words.language).text(
      of: figure, view: .change, unit: data.unit(of: column.measure))
    return KeyFigure.Change(
      title: words.title(of: .change, versus: bound.versus), text: text,
      absence: figure.number == nil ? words.note(on: figure) : nil, direction: figure.direction?.ofTables,
      judgement: figure.direction?.judgement(column.measure.better) ?? .neither)
  }

  // MARK: Shapes

  /// The unit of time that the shapes go by; nil when the address leaves it open.
  private func shapeUnit(_ place: Place) throws(AnswerFailure) -> Period.Unit? {
    if place.query.by.isEmpty { return nil }
    if place.query.by.count == 1, let unit = Period.Unit(rawValue: place.query.by[0]) { return unit }
    throw .found(
      .init(
        .figureForm, "key figures go by one unit of time, not by \"\(place.query.by.joined(separator: ","))\"",
        at: place.slot.location, remedy: "write by=month, or leave it out"))
  }

  /// The line of the periods up to the one that the card shows. Nil for a measure without time, and where there
  /// are too few numbers.
  private func shape(
    of item: BoundQuery.Item, _ unit: Period.Unit?, _ place: Place
  ) throws(AnswerFailure) -> Chart? {
    guard let period = item.period else { return nil }
    let candidates = unit.map { [$0] } ?? [period.shapeUnit, .year]
    for unit in candidates {
      guard let run = period.shape(by: unit), let chart = try shape(of: item, run, unit, place) else { continue }
      return chart
    }
    return nil
  }

  private func shape(
    of item: BoundQuery.Item, _ period: Period, _ unit: Period.Unit, _ place: Place
  ) throws(AnswerFailure) -> Chart? {
    var query = FigureQuery(scheme: .chart)
    query.items = [FigureQuery.Item(measure: item.measure.name)]
    query.filters = place.query.filters
    query.by = [unit.rawValue]
    query.period = period
    query.decimals = place.query.decimals
    // A measure that is known by years has no months.
    guard let bound = try? place.data.evaluator.bind(query, in: context.scope) else { return nil }
    let evaluated = try evaluate(table: bound, place.data)
    let known = evaluated.rows.drop { $0.cells.first?.number == nil }
    let count = known.count { $0.cells.first?.number != nil }
    // A few dots with gaps between them have no shape.
    guard count >= 3, count * 3 >= known.count * 2 else { return nil }
    if known.count < evaluated.rows.count, case .period(let first)? = known.first?.header,
      let rest = Period(unit, from: first.start, to: period.end)
    {
      return try shape(of: item, rest, unit, place)
    }
    return drawing(.sparkline, place, bound, evaluated, title: item.measure.label.text(in: words.language))
  }
}

extension Period {
  /// What the shape of a key figure goes by: the months of a year or of a half-year; else its own units.
  fileprivate var shapeUnit: Unit { count == 1 && unit > .quarter ? .month : unit }

  /// The periods that a shape shows: the parts of this one; when it is one itself, those before it, so that the same
  /// one of last year is the first.
  fileprivate func shape(by unit: Unit) -> Period? {
    if unit > self.unit { return nil }
    guard let parts = Period(unit, from: start, to: end) else { return nil }
    guard parts.count == 1 else { return parts }
    let number =
      switch unit {
      case .day: 31
      case .week: 53
      case .month: 13
      case .quarter: 9
      case .halfYear, .year: 6
      }
    return parts.run(of: number)
  }
}
