/// The rules of a site, as `content/data/rules.yaml` has them.
package struct RuleSet: Sendable {
  /// In the order of the file.
  package let rules: [NoticeRule]
  /// Rules that are written but have faults: to say that they are unknown would lead astray.
  package let faulty: Set<String>

  package init(_ rules: [NoticeRule] = [], faulty: Set<String> = []) {
    self.rules = rules
    self.faulty = faulty
  }

  package func rule(_ name: String) -> NoticeRule? { rules.first { $0.name == name } }
}
