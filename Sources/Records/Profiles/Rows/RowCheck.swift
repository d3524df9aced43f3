import Diagnostics

/// Looks at the rows of one table, one after the other, and reports what a rule forbids.
///
/// A check is prepared once, for one layout of one table; after `RecordSink.restart` a new one takes its place.
package protocol RowCheck: Sendable {
  /// - Parameter place: where a cell stands, by the index of its column; called only for a finding.
  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings)
  /// Reports what only the whole table tells.
  mutating func finish(into findings: inout RowFindings)
  /// The days on which the findings would be the same as today's, so that stored ones may be used again.
  var sameFindings: ClosedRange<Int> { get }
}

extension RowCheck {
  package mutating func finish(into findings: inout RowFindings) {}
  package var sameFindings: ClosedRange<Int> { Today.always }
}

/// The findings of a table's checks, the first few of each rule and column.
package struct RowFindings: Sendable {
  private struct Key: Hashable {
    let kind: String
    let column: Int
  }

  private var capped: CappedFindings<Key>

  /// - Parameter limit: how many findings of one rule in one column are kept.
  package init(limit: Int = 20) { capped = CappedFindings(limit: limit) }

  /// Counts a finding, and makes it only while there are few of its kind in the column.
  package mutating func add(column: Int, _ kind: DiagnosticKind, _ finding: @autoclosure () -> Diagnostic) {
    capped.add(Key(kind: kind.id, column: column), finding())
  }

  package var diagnostics: [Diagnostic] { capped.diagnostics }
}

/// All checks of one table.
package struct RowChecks: Sendable {
  private var checks: [any RowCheck]
  private var findings: RowFindings
  /// What is wrong with the description of the table.
  private let description: [Diagnostic]

  package init(_ checks: [any RowCheck], description: [Diagnostic] = [], limit: Int = 20) {
    self.checks = checks
    self.description = description
    findings = RowFindings(limit: limit)
  }

  /// Whether there is nothing to check.
  package var isEmpty: Bool { checks.isEmpty && description.isEmpty }

  package mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation) {
    for index in checks.indices { checks[index].check(row, place: place, into: &findings) }
  }

  /// After the last row: everything that was found.
  package mutating func finish() -> [Diagnostic] {
    for index in checks.indices { checks[index].finish(into: &findings) }
    return description + findings.diagnostics
  }

  /// The days (since 1970) on which a run over the same rows finds the same. Whoever stores the findings of a table
  /// stores this with them, and checks again on any other day.
  package var sameFindings: ClosedRange<Int> {
    checks.reduce(Today.always) { $0.clamped(to: $1.sameFindings) }
  }
}
