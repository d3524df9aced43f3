import Chronology
import DataFormats
import Diagnostics

/// Reads `content/data/rules.yaml` and checks it against the measures and the tables.
///
/// ```yaml
/// rules:
///   two-in-a-month:
///     title: 警示通报                       # text, or a text for each language
///     description: 一个月内发生2起以上工矿商贸事故的县区
///     source: 市安委会2013年工作要点
///     when: {measure: accidents, filters: {industry: [工矿商贸]}, each: [region, month], atLeast: 2}
///     since: 2024-01
///     obligation: {kind: notice, deadline: 10wd, from: record}
///     draft: {section: notices, title: "{region}{period}警示通报", body: "{region}{period}发生{figure}。"}
/// ```
package struct RulesReader {
  private let conditions: RuleConditionReader

  package init(measures: MeasureSet, layouts: [TableLayout]) {
    conditions = RuleConditionReader(measures: measures, layouts: layouts)
  }

  /// All that is without fault; nothing for an empty file.
  package func read(_ value: DataValue?, path: String, into diagnostics: inout [Diagnostic]) -> RuleSet {
    var reader = MappingReader(value, name: path, at: SourceLocation(path: path))
    var rules: [NoticeRule] = []
    var faulty: Set<String> = []
    for member in members(&reader) {
      var entry = MappingReader(member.value, name: "the rule \"\(member.key)\"", at: member.keyLocation)
      let rule = read(member, &entry)
      entry.reportUnknownKeys()
      let isSound = !entry.diagnostics.hasErrors
      for finding in entry.diagnostics { reader.report(finding) }
      if let rule, isSound { rules.append(rule) } else { faulty.insert(member.key) }
    }
    reader.reportUnknownKeys()
    diagnostics += reader.diagnostics
    return RuleSet(rules, faulty: faulty)
  }

  private func members(_ reader: inout MappingReader) -> [DataValue.Member] {
    guard let value = reader.value("rules") else { return [] }
    return value.members
      ?? reader.reject(value, "rules", "a mapping of names to rules, such as \"two-in-a-month: {when: …}\"") ?? []
  }

  private func read(_ member: DataValue.Member, _ entry: inout MappingReader) -> NoticeRule? {
    // The name becomes part of a file's name.
    if !QueryNames.isName(member.key) {
      entry.report(
        Diagnostic(
          .rulesDefinition, "\"\(member.key)\" cannot be the name of a rule", at: member.keyLocation,
          remedy: "use letters, digits, - and _"))
    }
    let condition = conditions.read(&entry)
    var rule = NoticeRule(
      name: member.key,
      condition: condition
        ?? .rows(RowCondition(table: "", time: "", columns: [:], each: RuleGrid([], .day))))
    rule.location = member.keyLocation
    rule.title = LocalizedText.read("title", &entry) ?? rule.title
    rule.description = LocalizedText.read("description", &entry)
    rule.source = LocalizedText.read("source", &entry)
    rule.since = period("since", &entry)
    rule.until = period("until", &entry)
    rule.obligation = obligation(&entry)
    rule.draft = draft(condition == nil ? nil : rule, &entry)
    return condition == nil ? nil : rule
  }

  private func period(_ key: String, _ entry: inout MappingReader) -> Period? {
    guard let value = entry.value(key) else { return nil }
    return value.text.flatMap { Period($0) } ?? entry.reject(value, key, "a period such as 2024 or 2024-08")
  }

  private func obligation(_ entry: inout MappingReader) -> RuleObligation {
    var obligation = RuleObligation()
    guard var nested = entry.nested("obligation") else { return obligation }
    obligation.kind = nested.text("kind") ?? obligation.kind
    if let value = nested.value("deadline") {
      obligation.deadline =
        value.text.flatMap { RuleTerm($0) }
        ?? nested.reject(value, "deadline", "a number of days (10d) or of working days (10wd)")
    }
    obligation.start =
      nested.choice("from", of: RuleObligation.Start.allCases.map(\.rawValue)).flatMap(RuleObligation.Start.init)
    entry.finish(nested)
    return obligation
  }

  /// - Parameter rule: nil after a fault of its condition, from which faults of placeholders would only follow.
  private func draft(_ rule: NoticeRule?, _ entry: inout MappingReader) -> DraftTemplate {
    var draft = DraftTemplate()
    guard var nested = entry.nested("draft") else { return draft }
    if let section = nested.text("section") {
      if section.split(separator: "/", omittingEmptySubsequences: false).contains(where: {
        $0.isEmpty || $0.first == "."
      }) {
        let _: Int? = nested.value("section").flatMap {
          nested.reject($0, "section", "a folder below content/, such as notices")
        }
      } else {
        draft.section = section
      }
    }
    draft.title = LocalizedText.read("title", &nested)
    draft.body = LocalizedText.read("body", &nested)
    if let rule { check(draft, of: rule, &nested) }
    entry.finish(nested)
    return draft
  }

  /// Reports `{…}` that stand for nothing.
  private func check(_ draft: DraftTemplate, of rule: NoticeRule, _ nested: inout MappingReader) {
    for (key, text) in [("title", draft.title), ("body", draft.body)] {
      for entry in text?.entries ?? [] {
        for unknown in RuleDraft.unknownPlaceholders(in: entry.text, of: rule, measures: conditions.measures) {
          nested.report(
            Diagnostic(
              .rulesDefinition, "\"{\(unknown)}\" stands for nothing", at: nested.value(key)?.location,
              remedy: NameAdvice.remedy(unknown, RuleDraft.placeholders(of: rule))))
        }
      }
    }
  }
}
