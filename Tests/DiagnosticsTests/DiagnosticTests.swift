import Testing

@testable import Diagnostics

struct DiagnosticTests {
  @Test("severities are ordered from error to note")
  func ordersSeverities() {
    #expect([Severity.note, .error, .warning].sorted() == [.error, .warning, .note])
  }

  @Test("stages are ordered as the pipeline runs")
  func ordersStages() {
    #expect(DiagnosticKind.Stage.allCases.reversed().sorted() == DiagnosticKind.Stage.allCases)
    #expect(DiagnosticKind.Stage.configuration < .output)
  }

  @Test("a finding has the severity of its kind unless it says otherwise")
  func inheritsSeverity() {
    #expect(Diagnostic(.unknownKey, "m", at: nil).severity == .error)
    #expect(Diagnostic(.unknownKey, "m", at: nil, severity: .warning).severity == .warning)
  }

  @Test("kinds are equal by their id")
  func comparesKinds() {
    let same = DiagnosticKind("front-matter-unknown-key", .site, .note, title: "", explanation: "")
    #expect(same == .unknownKey)
    #expect(Set([same, .unknownKey, .brokenLink]).count == 2)
  }

  @Test("errors come first, then root causes, then places, then names")
  func ordersFindings() {
    let place = SourceLocation(path: "a.md", line: 3)
    let ordered = [
      Diagnostic(.badConfiguration, "late file", at: SourceLocation(path: "z.yaml")),
      Diagnostic(.unknownKey, "no place", at: nil),
      Diagnostic(.unknownKey, "m", at: SourceLocation(path: "a.md", line: 2)),
      Diagnostic(.missingTitle, "m", at: place),
      Diagnostic(.unknownKey, "a", at: place),
      Diagnostic(.unknownKey, "b", at: place),
      Diagnostic(.unknownKey, "m", at: SourceLocation(path: "b.md")),
      Diagnostic(.brokenLink, "m", at: place, severity: .error),
      Diagnostic(.badConfiguration, "m", at: nil, severity: .warning),
      Diagnostic(.brokenLink, "m", at: place),
    ]
    #expect(ordered.reversed().inReportingOrder() == ordered)
    #expect((ordered + ordered).shuffled().inReportingOrder() == ordered)
  }

  @Test("equal findings are reported once, others that only differ in a note each")
  func removesDuplicates() {
    let place = SourceLocation(path: "a.md")
    let finding = Diagnostic(.unknownKey, "m", at: place)
    let noted = Diagnostic(.unknownKey, "m", at: place, notes: [.init("first here", at: place)])
    #expect([finding, noted, finding, noted].inReportingOrder() == [finding, noted])
    #expect([Diagnostic]().inReportingOrder().isEmpty)
  }

  @Test("only an error forbids publishing")
  func knowsErrors() {
    #expect(![Diagnostic(.brokenLink, "m", at: nil)].hasErrors)
    #expect([Diagnostic(.brokenLink, "m", at: nil), Diagnostic(.unknownKey, "m", at: nil)].hasErrors)
    #expect(![Diagnostic]().hasErrors)
  }
}
