/// What `{…}` stands for in the texts of a draft.
extension RuleDraft {
  private static let always = [
    "period", "title", "source", "description", "count", "value", "bound", "measure", "triggered", "deadline",
    "records", "figure",
  ]

  /// The names that a rule's texts may hold; besides, `figure:MEASURE[.VIEW]`.
  package static func placeholders(of rule: NoticeRule) -> [String] {
    always + rule.each.dimensions.flatMap { [$0.name, $0.name + ".code"] }
  }

  /// The names that stand for nothing.
  static func unknownPlaceholders(in text: String, of rule: NoticeRule, measures: MeasureSet) -> [String] {
    let known = Set(placeholders(of: rule))
    return names(in: text).filter { name in
      guard name.hasPrefix("figure:") else { return !known.contains(name) }
      let parts = name.dropFirst(7).split(separator: ".", omittingEmptySubsequences: false)
      guard let measure = parts.first, measures.measure(String(measure)) != nil else { return true }
      return parts.count > 2 || (parts.count == 2 && FigureView(rawValue: String(parts[1])) == nil)
    }
  }

  private static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}") else { break }
      names.append(String(inside[..<close]))
      rest = inside[inside.index(after: close)...]
    }
    return names
  }
}
