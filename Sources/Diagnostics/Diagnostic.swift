/// How much a finding matters.
package enum Severity: String, Comparable, Sendable, CaseIterable {
  /// Nothing is published.
  case error
  case warning
  case note

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// A kind of finding: what stays the same each time it is reported. The reference of diagnostics is made of these.
package struct DiagnosticKind: Hashable, Sendable {
  /// Where in the pipeline the cause lies. Earlier causes are reported first, since later faults often follow from
  /// them.
  package enum Stage: Int, Comparable, Sendable, CaseIterable {
    case configuration, file, frontMatter, markdown, template, site, output

    package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// Stable name in kebab case, such as `front-matter-unknown-key`.
  package let id: String
  package let stage: Stage
  package let severity: Severity
  /// One sentence: what is wrong.
  package let title: String
  /// Why it matters and how to mend it, in Markdown, for the reference.
  package let explanation: String
  /// What stands at the place is not to be shown: reports end in logs that many read.
  package let isConfidential: Bool

  package init(
    _ id: String, _ stage: Stage, _ severity: Severity, title: String, explanation: String, isConfidential: Bool = false
  ) {
    self.id = id
    self.stage = stage
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.isConfidential = isConfidential
  }

  package static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool { left.id == right.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A finding: what is wrong, where, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// A further place that belongs to the finding, such as the other of two equal permalinks.
  package struct Note: Hashable, Sendable {
    package let message: String
    package let location: SourceLocation?

    package init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// A change to a source file that takes the cause away.
  package struct Fix: Hashable, Sendable {
    /// The text that goes: its place with its length.
    package let location: SourceLocation
    /// What comes in its stead.
    package let replacement: String
    /// Further changes of the same file that go with it. They do not overlap.
    package let more: [Fix]

    package init(at location: SourceLocation, replacement: String, more: [Fix] = []) {
      self.location = location
      self.replacement = replacement
      self.more = more
    }
  }

  package let kind: DiagnosticKind
  package let severity: Severity
  /// What is wrong, in one sentence without a final full stop.
  package let message: String
  /// Nil only where no file is to blame.
  package let location: SourceLocation?
  package let notes: [Note]
  /// What to do, in one sentence without a final full stop.
  package let remedy: String?
  /// A change that would mend it, when there is exactly one.
  package let fix: Fix?

  package init(
    _ kind: DiagnosticKind, _ message: String, at location: SourceLocation?, notes: [Note] = [], remedy: String? = nil,
    fix: Fix? = nil, severity: Severity? = nil
  ) {
    self.kind = kind
    self.severity = severity ?? kind.severity
    self.message = message
    self.location = location
    self.notes = notes
    self.remedy = remedy
    self.fix = fix
  }

  /// The same finding as an error.
  package var asError: Diagnostic {
    Diagnostic(kind, message, at: location, notes: notes, remedy: remedy, fix: fix, severity: .error)
  }
}

extension Sequence<Diagnostic> {
  /// Errors first, and root causes first among equals, then by file and place; each finding once.
  package func inReportingOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted { left, right in
      if left.severity != right.severity { return left.severity < right.severity }
      if left.kind.stage != right.kind.stage { return left.kind.stage < right.kind.stage }
      if left.location != right.location {
        guard let place = left.location else { return true }
        guard let other = right.location else { return false }
        return place < other
      }
      return (left.kind.id, left.message) < (right.kind.id, right.message)
    }
  }

  /// Whether anything forbids publishing.
  package var hasErrors: Bool { contains { $0.severity == .error } }
}
