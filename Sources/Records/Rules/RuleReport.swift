import Chronology
import Markup
import Numbers

/// What `bulletin due` prints: which rules hold, which bulletins answer them, and what is missing.
///
/// JSON: `{"format": 1, "today", "rules": [{"name", "title", "description"?, "source"?, "bound"?, "kind", "section"}],
/// "instances": [{"rule", "state": open|overdue|answered|answered-late, "period", "values": [{"dimension", "code",
/// "label"}], "value"?, "triggered", "deadline"?, "deadlineIsApproximate", "answer"?, "recordCount", "records":
/// [{"path", "line"}]}], "summary": {"open", "overdue", "answered", "answered-late"}}`. Dates are `2024-08-31`, numbers
/// with decimals are strings; members may be added, none is taken away.
package struct RuleReport: Sendable {
  package let instances: [RuleInstance]
  private let rules: RuleSet
  private let measures: MeasureSet
  private let today: CivilDate
  private let language: String

  package init(
    _ instances: [RuleInstance], rules: RuleSet, measures: MeasureSet, today: CivilDate, language: String
  ) {
    self.instances = instances
    self.rules = rules
    self.measures = measures
    self.today = today
    self.language = language
  }

  package func count(_ state: RuleInstance.State) -> Int { instances.count { $0.state == state } }

  // MARK: Text

  /// Lines for people: what is due, with the rows behind it and the command that drafts the answer.
  ///
  /// - Parameter includesAnswered: also what has been answered.
  package func lines(includesAnswered: Bool = false) -> [String] {
    var lines: [String] = []
    for rule in rules.rules {
      let shown = instances.filter { $0.rule.name == rule.name && (includesAnswered || $0.isDue) }
      if shown.isEmpty { continue }
      lines.append("\(rule.name): \(rule.title.text(in: language))")
      for instance in shown { lines += self.lines(instance).map { "  " + $0 } }
    }
    lines.append(summary)
    return lines
  }

  private func lines(_ instance: RuleInstance) -> [String] {
    let names = instance.coordinates.map { coordinate in
      coordinate.value.label == coordinate.value.code
        ? coordinate.value.code : "\(coordinate.value.label) (\(coordinate.value.code))"
    }
    let found = [instance.valueText(measures, language: language), instance.boundText(measures, language: language)]
    var lines = [
      ([instance.period.text] + names).joined(separator: ", ") + ": " + found.joined(separator: ", ") + "; "
        + state(instance)
    ]
    lines += places(instance.records).map { "  " + $0 }
    if instance.isDue { lines.append("  " + instance.command) }
    return lines
  }

  private func state(_ instance: RuleInstance) -> String {
    let deadline = instance.deadline.map { $0.iso + (instance.isDeadlineApproximate ? " or later" : "") }
    return switch instance.state {
    case .open: deadline.map { "due by \($0)" } ?? "due"
    case .overdue: "overdue, was due by \(deadline ?? "")"
    case .answered: "answered by \(instance.answer ?? "")"
    case .answeredLate: "answered late by \(instance.answer ?? "") (due by \(deadline ?? ""))"
    }
  }

  /// One line for each file.
  private func places(_ records: RuleRecords) -> [String] {
    var files: [(path: String, lines: [Int])] = []
    for place in records.places {
      if let index = files.firstIndex(where: { $0.path == place.path }) {
        files[index].lines.append(place.line)
      } else {
        files.append((place.path, [place.line]))
      }
    }
    let rest = records.count - records.places.count
    return files.enumerated().map { index, file in
      "\(file.path):\(file.lines.map(String.init).joined(separator: ", "))"
        + (index == files.count - 1 && rest > 0 ? " and \(rest) more" : "")
    }
  }

  private var summary: String {
    let due = count(.open) + count(.overdue)
    if due == 0 { return "nothing is due" }
    return "\(due) due, \(count(.overdue)) of them overdue"
  }

  // MARK: JSON

  package var json: JSONText {
    var json = JSONText()
    json.object { report in
      report.member("format", 1)
      report.member("today", today.iso)
      write(to: &report)
    }
    return json
  }

  /// The members of the report's object, but for its format and day.
  package func write(to report: inout JSONText.Object) {
    report.array("rules", rules.rules) { json, rule in json.object { write(rule, &$0) } }
    report.array("instances", instances) { json, instance in json.object { write(instance, &$0) } }
    report.object("summary") { summary in
      for state in RuleInstance.State.allCases { summary.member(state.rawValue, count(state)) }
    }
  }

  /// Those of the instances that nobody has answered.
  package func writeObligations(to report: inout JSONText.Object) {
    report.array("obligations", instances.filter(\.isDue)) { json, instance in json.object { write(instance, &$0) } }
  }

  private func write(_ rule: NoticeRule, _ object: inout JSONText.Object) {
    object.member("name", rule.name)
    object.member("title", rule.title.text(in: language))
    object.member("description", rule.description?.text(in: language))
    object.member("source", rule.source?.text(in: language))
    object.member("kind", rule.obligation.kind)
    object.member("section", rule.draft.section)
  }

  private func write(_ instance: RuleInstance, _ object: inout JSONText.Object) {
    object.member("rule", instance.rule.name)
    object.member("state", instance.state.rawValue)
    object.member("period", instance.period.text)
    object.array("values", instance.coordinates) { json, coordinate in
      json.object { value in
        value.member("dimension", coordinate.dimension)
        value.member("code", coordinate.value.code)
        value.member("label", coordinate.value.label)
      }
    }
    object.member("value", instance.value?.text)
    object.member("bound", instance.boundText(measures, language: language))
    object.member("triggered", instance.triggered.iso)
    object.member("deadline", instance.deadline?.iso)
    object.member("deadlineIsApproximate", instance.isDeadlineApproximate)
    object.member("answer", instance.answer)
    object.member("recordCount", instance.records.count)
    object.array("records", instance.records.places) { json, place in
      json.object { record in
        record.member("path", place.path)
        record.member("line", place.line)
      }
    }
  }
}

extension RuleInstance {
  /// What was found, with its unit: `3起`, `85.5%`, `2 rows`.
  package func valueText(_ measures: MeasureSet, language: String) -> String {
    switch rule.condition {
    case .rows:
      return LanguageChoice.isChinese(language)
        ? "\(records.count)条记录" : "\(records.count) row\(records.count == 1 ? "" : "s")"
    case .measure(let condition):
      guard let value else { return LanguageChoice.isChinese(language) ? "超出为零的指标" : "over a target of 0" }
      return text(value, condition, measures, language)
    }
  }

  /// The bound with its sign: `≥ 2起`.
  package func boundText(_ measures: MeasureSet, language: String) -> String {
    switch rule.condition {
    case .rows(let condition): return "≥ \(condition.atLeast)"
    case .measure(let condition):
      return condition.bound.relation.sign + " " + text(condition.bound.value, condition, measures, language)
    }
  }

  private func text(
    _ number: FixedPoint, _ condition: MeasureCondition, _ measures: MeasureSet, _ language: String
  ) -> String {
    guard let measure = measures.measure(condition.measure) else { return number.text }
    switch condition.quantity {
    case .targetUse, .view(.share), .view(.change):
      return number.text + "%"
    default:
      return FigureWords.withUnit(number, measure, language: language)
    }
  }

  /// The command that drafts the answer.
  package var command: String {
    let values = coordinates.map { " --\($0.dimension) \(Self.shellWord($0.value.code))" }.joined()
    return "bulletin new notice --rule \(rule.name) --period \(period.text)\(values)"
  }

  private static func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
    }
    return isPlain
      ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
