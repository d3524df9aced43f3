import Chronology
import Diagnostics

/// Matches bulletins that name a rule with the instances that they answer.
struct RuleAnswering {
  let source: any RuleSource
  let today: CivilDate

  func answer(
    _ instances: inout [RuleInstance], _ answers: [RuleAnswer], _ rules: RuleSet, into diagnostics: inout [Diagnostic]
  ) {
    for answer in answers {
      guard let rule = rules.rule(answer.rule) else {
        if !rules.faulty.contains(answer.rule) { diagnostics.append(unknown(answer, rules)) }
        continue
      }
      let codes = codes(answer, rule)
      let matches = instances.indices.filter { index in
        instances[index].rule.name == rule.name && isSame(instances[index], answer.period, codes)
      }
      if matches.isEmpty { diagnostics.append(unmatched(answer, rule, instances)) }
      for index in matches { take(answer, for: &instances[index]) }
    }
    for index in instances.indices { setState(&instances[index]) }
  }

  /// The codes of each dimension that a bulletin names.
  private func codes(_ answer: RuleAnswer, _ rule: NoticeRule) -> [String: Set<String>] {
    answer.dimensions.reduce(into: [:]) { codes, dimension in
      codes[dimension.key] = Set(
        dimension.value.split(separator: ",").map { text in
          let name = String(text.drop { $0 == " " })
          return source.value(name, ofDimension: dimension.key)?.code ?? name
        })
    }
  }

  private func isSame(_ instance: RuleInstance, _ period: Period?, _ codes: [String: Set<String>]) -> Bool {
    guard let period, period.start == instance.period.start, period.end == instance.period.end else { return false }
    return instance.coordinates.allSatisfy { codes[$0.dimension]?.contains($0.value.code) ?? false }
  }

  /// Of several answers the earliest counts; one without a date comes last.
  private func take(_ answer: RuleAnswer, for instance: inout RuleInstance) {
    if let known = instance.answerDate, answer.date.map({ $0 >= known }) ?? true { return }
    if instance.answer != nil, answer.date == nil { return }
    instance.answer = answer.path
    instance.answerDate = answer.date
  }

  private func setState(_ instance: inout RuleInstance) {
    if instance.answer != nil {
      let isLate = instance.deadline.flatMap { deadline in instance.answerDate.map { $0 > deadline } } ?? false
      instance.state = isLate ? .answeredLate : .answered
    } else {
      instance.state = instance.deadline.map { $0 < today } ?? false ? .overdue : .open
    }
  }

  // MARK: Findings

  private func unknown(_ answer: RuleAnswer, _ rules: RuleSet) -> Diagnostic {
    Diagnostic(
      .ruleUnknown, "there is no rule \"\(answer.rule)\"", at: answer.location,
      remedy: NameAdvice.remedy(answer.rule, rules.rules.map(\.name)))
  }

  private func unmatched(_ answer: RuleAnswer, _ rule: NoticeRule, _ instances: [RuleInstance]) -> Diagnostic {
    let missing = rule.each.dimensions.map(\.name).filter { answer.dimensions[$0] == nil }
    let unsaid = (answer.period == nil ? ["period"] : []) + missing
    let message =
      unsaid.isEmpty
      ? "the rule \"\(rule.name)\" does not hold for \(words(answer))"
      : "the bulletin answers the rule \"\(rule.name)\", but its front matter lacks "
        + unsaid.joined(separator: " and ")
    let due = instances.filter { $0.rule.name == rule.name }.prefix(3).map { instance in
      ([instance.period.text] + instance.coordinates.map { "\($0.dimension) \($0.value.code)" })
        .joined(separator: ", ")
    }
    return Diagnostic(
      .ruleUnmatched, message, at: answer.location,
      remedy: due.isEmpty ? nil : "it holds for \(due.joined(separator: "; "))")
  }

  private func words(_ answer: RuleAnswer) -> String {
    ([answer.period?.text ?? ""] + answer.dimensions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
      .joined(separator: ", ")
  }
}
