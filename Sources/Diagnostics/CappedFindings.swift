/// Gathers findings and keeps only the first few of each sort: a column of the wrong type has one fault, not a hundred
/// thousand.
package struct CappedFindings<Key: Hashable & Sendable>: Sendable {
  private struct Group {
    var kept: [Diagnostic] = []
    /// How many came after those that are kept.
    var rest = 0
    /// The first of the rest: it lends place and words to the finding that stands for them.
    var firstOfRest: Diagnostic?
  }

  /// How many findings of a sort are kept.
  package let limit: Int
  private var indices: [Key: Int] = [:]
  /// In the order in which each sort was found first.
  private var groups: [Group] = []

  package init(limit: Int = 20) { self.limit = limit }

  package var isEmpty: Bool { groups.isEmpty }

  /// Adds a finding.
  ///
  /// - Parameters:
  ///   - key: what makes findings "like each other", such as field and rule.
  ///   - finding: made only if it will be shown; counting costs a look-up.
  package mutating func add(_ key: Key, _ finding: @autoclosure () -> Diagnostic) {
    let index = indices[key] ?? newGroup(key)
    if groups[index].kept.count < limit {
      groups[index].kept.append(finding())
    } else {
      if groups[index].rest == 0 { groups[index].firstOfRest = finding() }
      groups[index].rest += 1
    }
  }

  private mutating func newGroup(_ key: Key) -> Int {
    indices[key] = groups.count
    groups.append(Group())
    return groups.count - 1
  }

  /// How many findings of a sort there were, kept or not.
  package func count(_ key: Key) -> Int {
    indices[key].map { groups[$0].kept.count + groups[$0].rest } ?? 0
  }

  /// What was kept, sort by sort in the order of their first finding, each followed by one finding that says how many
  /// more there were. That one stands at the place of the first of them, so that it sorts after those before it.
  package var diagnostics: [Diagnostic] { groups.flatMap { $0.kept + [Self.summary($0)].compactMap { $0 } } }

  private static func summary(_ group: Group) -> Diagnostic? {
    guard let first = group.firstOfRest, group.rest > 1 else { return group.firstOfRest }
    return Diagnostic(
      first.kind, "… and \(grouped(group.rest)) more like it: \(first.message)", at: first.location,
      notes: first.notes, remedy: first.remedy, severity: first.severity)
  }

  /// A count with commas between thousands.
  private static func grouped(_ count: Int) -> String {
    var digits = Array(String(count).utf8)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(UInt8(ascii: ","), at: index)
      index -= 3
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
