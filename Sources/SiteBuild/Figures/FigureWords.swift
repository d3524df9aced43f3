import Charts
import Chronology
import Figures
import Records

/// The words of one language for figures, charts and tables.
struct FigureWords {
  private let texts: [String: String]
  let language: String

  init(texts: [String: String], language: String) {
    self.texts = texts
    self.language = language
  }

  /// A text of the theme; its key where the theme has none.
  func text(_ key: String) -> String { texts[key] ?? key }

  var isChinese: Bool { language.hasPrefix("zh") }

  var chart: ChartWords {
    ChartWords(
      noData: text("chart-no-data"), provisional: text("chart-provisional"), total: text("chart-total"),
      dataTable: text("chart-data"), download: text("chart-download"), rise: text("chart-rise"),
      fall: text("chart-fall"), unchanged: text("chart-unchanged"), better: text("chart-better"),
      worse: text("chart-worse"), comma: text("comma"))
  }

  var numbers: NumberStyle {
    NumberStyle(separator: ",", largeUnits: isChinese ? NumberStyle.chineseUnits : [])
  }

  // MARK: Measures

  func unit(of measure: Measure) -> String {
    measure.isPercent ? "%" : measure.unit?.text(in: language) ?? ""
  }

  /// `事故起数（起）`
  func title(of measure: Measure) -> String {
    withUnit(measure.label.text(in: language), unit(of: measure))
  }

  /// A label with its unit in parentheses; without a unit the label alone.
  func withUnit(_ label: String, _ unit: String) -> String {
    if unit.isEmpty { return label }
    return isChinese ? "\(label)（\(unit)）" : "\(label) (\(unit))"
  }

  /// What heads a column of a view: 同比, of percentages 同比（百分点）.
  func title(of view: FigureView, versus: FigureQuery.Versus, in unit: ComputedFigure.Unit) -> String {
    withUnit(title(of: view, versus: versus), unit == .percentagePoints ? text("unit-points") : "")
  }

  /// What a view is called: 同比, 占比.
  func title(of view: FigureView, versus: FigureQuery.Versus) -> String {
    switch view {
    case .change:
      switch versus {
      case .lastYear: text("view-change-last-year")
      case .lastPeriod: text("view-change-last-period")
      case .period: text("view-change")
      }
    case .previous:
      switch versus {
      case .lastYear: text("chart-last-year")
      case .lastPeriod: text("chart-last-period")
      case .period(let period): self.period(period).label
      }
    default: text("view-\(view.rawValue)")
    }
  }

  func label(_ items: [BoundQuery.Item], versus: FigureQuery.Versus) -> String {
    items.map { item in
      let label = item.measure.label.text(in: language)
      return item.view == .value ? label : label + (isChinese ? "" : ", ") + title(of: item.view, versus: versus)
    }.joined(separator: text("list-separator"))
  }

  // MARK: Outcomes

  /// Why there is no number, or what the number lacks.
  func note(on figure: ComputedFigure) -> String? {
    if case .none(let absence) = figure.outcome { return text("absence-\(absence.rawValue)") }
    return figure.isPartial ? text("figure-partial") : nil
  }

  // MARK: Queries

  /// The query as it was evaluated: as written, and what the page's front matter added.
  func query(_ query: FigureQuery, _ bound: BoundQuery, _ store: CubeStore, destination: String) -> String {
    var added: [String] = []
    if query.period == nil, let period = bound.items.lazy.compactMap(\.period).first {
      added.append("period=\(period.text)")
    }
    let filters = bound.items.flatMap(\.filters).filter { query.filters[name(of: $0, store)] == nil }
    added += filters.map { "\(name(of: $0, store))=\(codes(of: $0, store))" }.unique
    if added.isEmpty { return destination }
    return destination + (destination.contains("?") ? "&" : "?") + added.joined(separator: "&")
  }

  /// The values that narrow a query, in words.
  func conditions(_ bound: BoundQuery, _ store: CubeStore) -> String {
    bound.items.flatMap(\.filters).map { filter in
      filter.included.map { store.members[filter.dimension][$0].names.text(in: language) }
        .joined(separator: text("list-separator"))
    }.unique.joined(separator: text("comma"))
  }

  private func name(of filter: DimensionFilter, _ store: CubeStore) -> String {
    store.measures.dimensions[filter.dimension].name
  }

  private func codes(of filter: DimensionFilter, _ store: CubeStore) -> String {
    filter.included.map { store.members[filter.dimension][$0].code }.joined(separator: ",")
  }

  // MARK: Headers

  /// The words for a row, a column or a bar.
  func category(_ header: EvaluatedTable.Header) -> Chart.Category {
    switch header {
    case .period(let period): self.period(period)
    case .member(dimension: _, let member): Chart.Category(member.names.text(in: language))
    case .rest: Chart.Category(text("table-rest"))
    case .total: Chart.Category(text("chart-total"))
    }
  }

  /// What heads the rows: 月份, 地区.
  func title(of axis: BoundQuery.Axis?, _ store: CubeStore) -> String {
    switch axis {
    case .time(let unit): text("unit-\(unit.rawValue)")
    case .dimension(let number, depth: _): store.measures.dimensions[number].label.text(in: language)
    case nil: ""
    }
  }

  /// A period in words: `2024年8月`, short `8月`, below `2024年`.
  func period(_ period: Period) -> Chart.Category {
    if period.count > 1 {
      return Chart.Category(range(period.firstUnit, period.lastUnit))
    }
    let (year, month) = (period.start.year, period.start.month)
    let group = isChinese ? "\(year)年" : "\(year)"
    let short: String
    var part: String?
    switch period.unit {
    case .year: return Chart.Category(group)
    case .halfYear: short = isChinese ? (month == 1 ? "上半年" : "下半年") : "H\(month == 1 ? 1 : 2)"
    case .quarter:
      let number = (month - 1) / 3
      short = isChinese ? ["一", "二", "三", "四"][number] + "季度" : "Q\(number + 1)"
      // In full with 第; without it below a bar, where four names have to fit into a year.
      part = isChinese ? "第" + short : nil
    case .month: short = isChinese ? "\(month)月" : text("month-\(month)")
    case .week, .day: return Chart.Category(period.text)
    }
    return Chart.Category(isChinese ? group + (part ?? short) : "\(short) \(group)", short: short, group: group)
  }

  private func range(_ first: Period, _ last: Period) -> String {
    let (start, end) = (period(first), period(last))
    guard isChinese else { return "\(start.label) – \(end.label)" }
    if start.group == end.group, let group = start.group, let from = start.short, let to = end.short {
      return "\(group)\(from)至\(to)"
    }
    return "\(start.label)至\(end.label)"
  }
}
