import Chronology
import Markup
import Numbers

/// The text of a new bulletin that answers an instance of a rule: front matter that names rule, period and values, and
/// a body whose figures are links to the records already. It is marked as a draft, for a person to complete.
package struct RuleDraft {
  private let instance: RuleInstance
  private let measures: MeasureSet
  private let source: any RuleSource
  private let language: String
  private let date: CivilDate

  /// - Parameters:
  ///   - language: that of the site, such as `zh-Hans`.
  ///   - date: the date of the bulletin.
  package init(
    _ instance: RuleInstance, measures: MeasureSet, source: any RuleSource, language: String, date: CivilDate
  ) {
    self.instance = instance
    self.measures = measures
    self.source = source
    self.language = language
    self.date = date
  }

  /// Below `content/`: `notices/two-in-a-month-2024-08-320402.md`.
  package var path: String {
    let parts = [instance.rule.name, instance.period.text] + instance.coordinates.map(\.value.code)
    let name = parts.joined(separator: "-").map { $0 == "/" || $0.isWhitespace ? "-" : $0 }
    return instance.rule.draft.section + "/" + String(name) + ".md"
  }

  /// The whole file.
  package var text: String {
    var lines = [
      "---", "title: \(quoted(title))", "date: \(date.iso)", "kind: \(quoted(instance.rule.obligation.kind))",
    ]
    lines += ["draft: true", "rule: \(quoted(instance.rule.name))", "period: \(quoted(instance.period.text))"]
    lines += instance.coordinates.map { "\($0.dimension): \(quoted($0.value.code))" }
    return lines.joined(separator: "\n") + "\n---\n\n" + filled(body) + (body.hasSuffix("\n") ? "" : "\n")
  }

  package var title: String { filled(template(instance.rule.draft.title) ?? defaultTitle, isPlain: true) }

  // MARK: Templates

  private var isChinese: Bool { LanguageChoice.isChinese(language) }

  private func template(_ text: LocalizedText?) -> String? { text?.text(in: language) }

  private var body: String { template(instance.rule.draft.body) ?? defaultBody }

  private var defaultTitle: String {
    let names = instance.coordinates.map { "{\($0.dimension)}" }
    return isChinese
      ? names.joined() + "{period}{title}" : "{title}: " + (names + ["{period}"]).joined(separator: ", ")
  }

  private var defaultBody: String {
    let names = instance.coordinates.map { "{\($0.dimension)}" }
    let basis = instance.rule.source == nil ? "" : isChinese ? "（依据：{source}）" : " ({source})"
    var what = isChinese ? "{measure}{figure}" : "{measure}: {figure}"
    if case .rows = instance.rule.condition { what = isChinese ? "有{value}" : "{value}" }
    let sentence =
      isChinese
      ? "{period}，\(names.joined())\(what)，达到“{title}”的条件\(basis)。"
      : (names + ["{period}", what]).joined(separator: ", ") + ". This meets the condition \"{title}\"\(basis)."
    return sentence + "\n\n{records}\n"
  }

  /// Puts what they stand for in the place of `{…}`; unknown ones stay, though the reader of rules refuses them.
  ///
  /// - Parameter isPlain: for a title, where figures are numbers and not links.
  private func filled(_ template: String, isPlain: Bool = false) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}") else { break }
      let name = String(inside[..<close])
      text += value(of: name, isPlain: isPlain) ?? "{\(name)}"
      rest = inside[inside.index(after: close)...]
    }
    return text + rest
  }

  private func value(of name: String, isPlain: Bool) -> String? {
    let rule = instance.rule
    switch name {
    case "period": return PeriodWording.text(instance.period, language: language)
    case "title": return rule.title.text(in: language)
    case "source": return rule.source?.text(in: language) ?? ""
    case "description": return rule.description?.text(in: language) ?? ""
    case "count": return String(instance.records.count)
    case "value": return instance.valueText(measures, language: language)
    case "bound": return instance.boundText(measures, language: language)
    case "measure": return measureLabel
    case "triggered": return day(instance.triggered)
    case "deadline": return instance.deadline.map(day) ?? "—"
    case "records": return isPlain ? "" : records
    case "figure": return figure(nil, isPlain: isPlain)
    default:
      if name.hasPrefix("figure:") { return figure(String(name.dropFirst(7)), isPlain: isPlain) }
      for coordinate in instance.coordinates {
        if name == coordinate.dimension { return coordinate.value.label }
        if name == coordinate.dimension + ".code" { return coordinate.value.code }
      }
      return nil
    }
  }

  private func day(_ date: CivilDate) -> String {
    PeriodWording.text(Period(.day, containing: date), language: language)
  }

  private var measureLabel: String {
    switch instance.rule.condition {
    case .measure(let condition): measures.measure(condition.measure)?.label.text(in: language) ?? condition.measure
    case .rows: isChinese ? "记录" : "records"
    }
  }

  // MARK: Figures

  /// A link with the number as its text, so that the build checks it; empty where there is no number, to be filled in.
  private func figure(_ item: String?, isPlain: Bool) -> String {
    guard let name = item ?? ruleFigure else { return String(instance.records.count) }
    let parts = name.split(separator: ".", maxSplits: 1)
    let view = parts.count > 1 ? FigureView(rawValue: String(parts[1])) ?? .value : .value
    guard let measure = parts.first.flatMap({ measures.measure(String($0)) }) else { return "" }
    let filters = filters(measure)
    let values = Dictionary(instance.coordinates.map { ($0.dimension, $0.value.code) }) { first, _ in first }
    let query = RuleQuery(measure.name, view, period: instance.period, values: values, filters: filters)
    var words = ""
    // A number that cannot be had is filled in by the build, which says why.
    if let figure = try? source.figure(query), case .number(let number) = figure.outcome {
      words = FigureWords.text(number, figure.unit, measure, direction: figure.direction, language: language)
    }
    return isPlain ? words : "[\(words)](figure:\(name)\(FigureAddress.query(filters)))"
  }

  private var ruleFigure: String? {
    guard case .measure(let condition) = instance.rule.condition else { return nil }
    guard case .view(let view) = condition.quantity, view != .value else { return condition.measure }
    return "\(condition.measure).\(view.rawValue)"
  }

  /// What the rule filters by besides the values of the instance, as far as a measure knows it.
  private func filters(_ measure: Measure) -> [String: [String]] {
    guard case .measure(let condition) = instance.rule.condition else { return [:] }
    let named = Set(instance.coordinates.map(\.dimension))
    return condition.filters.filter { !named.contains($0.key) && measures.has($0.key, measure) }
  }

  private var records: String {
    guard let address = RecordsAddress.text(instance, measures, filters: filters) else { return "" }
    return "![\(instance.rule.title.text(in: language))](\(address))"
  }

  /// A string of JSON is one of YAML.
  private func quoted(_ text: String) -> String {
    var json = JSONText()
    json.value(text)
    return json.text
  }
}
