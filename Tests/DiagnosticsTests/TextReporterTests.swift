import Testing

@testable import Diagnostics

struct TextReporterTests {
  private func report(_ diagnostics: [Diagnostic], colour: Bool = false) -> String {
    TextReporter(colour: colour) { $0 == Samples.source.path ? Samples.source : nil }.report(diagnostics)
  }

  @Test("a finding has its place, excerpt, carets, notes and help")
  func printsFindings() {
    #expect(
      report(Samples.diagnostics) == """
        error: unknown key "titel" [front-matter-unknown-key]
          --> content/通知/a.md:2:1
           2 | titel: 关于安全的通知
             | ^^^^^
          = help: did you mean "title"?

        warning: 100% broken: a, b [link-broken]
          --> content/通知/a.md:4:5
           4 | 正文,见[附件](x.md)。
             |        ^^^^^^^^^^
          = note: moved here\u{FFFD}long ago
          --> content/b.md:7:3
          = note: nothing else links to it

        note: no file is to blame [page-hint]

        """)
  }

  @Test("no findings, no text")
  func printsNothing() {
    #expect(report([]).isEmpty)
  }

  @Test("colours go around severity, message, id, margin, carets and help")
  func colours() {
    #expect(
      report([Samples.diagnostics[0]], colour: true) == """
        \u{1B}[1;31merror\u{1B}[0m: \u{1B}[1munknown key "titel"\u{1B}[0m \u{1B}[2m[front-matter-unknown-key]\u{1B}[0m
          --> content/通知/a.md:2:1
           \u{1B}[2m2 |\u{1B}[0m titel: 关于安全的通知
           \u{1B}[2m  |\u{1B}[0m \u{1B}[1;31m^^^^^\u{1B}[0m
          = \u{1B}[36mhelp\u{1B}[0m: did you mean "title"?

        """)
  }

  @Test("the margin is as wide as the line number")
  func alignsMargin() {
    let file = SourceFile(path: "a.md", bytes: Array((String(repeating: "\n", count: 119) + "全x").utf8))
    let text = TextReporter(colour: false) { _ in file }
      .report([Diagnostic(.hint, "m", at: SourceLocation(path: "a.md", line: 120, column: 2))])
    #expect(text == "note: m [page-hint]\n  --> a.md:120:2\n   120 | 全x\n       |   ^\n")
  }

  @Test("a line that is empty or does not exist has no excerpt", arguments: [1, 3])
  func leavesOutEmptyExcerpt(line: Int) {
    let text = TextReporter(colour: false) { SourceFile(path: $0, bytes: Array("\nx".utf8)) }
      .report([Diagnostic(.hint, "m", at: SourceLocation(path: "a.md", line: line))])
    #expect(text == "note: m [page-hint]\n  --> a.md:\(line):1\n")
  }

  @Test("text from a file can neither steer the terminal nor forge a line")
  func defusesControls() {
    let text = report([
      Diagnostic(
        .hint, "a\u{1B}[31m\nerror: forged", at: SourceLocation(path: "x\u{1B}\n.md"), notes: [.init("n\r")],
        remedy: "r\u{202E}")
    ])
    #expect(
      text == """
        note: a\u{FFFD}[31m\u{FFFD}error: forged [page-hint]
          --> x\u{FFFD}\u{FFFD}.md:1:1
          = note: n\u{FFFD}
          = help: r\u{FFFD}

        """)
  }

  @Test("each file is asked for once")
  func readsFilesOnce() {
    final class Count { var value = 0 }
    let count = Count()
    let reporter = TextReporter(colour: false) { path in
      count.value += 1
      return path == Samples.source.path ? Samples.source : nil
    }
    _ = reporter.report(Samples.diagnostics + Samples.diagnostics)
    #expect(count.value == 2)
  }
}

@Suite("What is confidential") struct ConfidentialExcerptTests {
  @Test("is not shown in an excerpt")
  func noExcerpt() {
    let file = SourceFile(path: "a.csv", bytes: Array("secret\n".utf8))
    for isConfidential in [true, false] {
      let kind = DiagnosticKind("k", .file, .error, title: "", explanation: "", isConfidential: isConfidential)
      let place = SourceLocation(path: "a.csv", line: 1, column: 1, length: 6)
      let finding = Diagnostic(kind, "found", at: place, notes: [.init("here", at: place)])
      let text = TextReporter(colour: false) { _ in file }.report([finding])
      #expect(text.contains("secret") != isConfidential && text.contains("a.csv:1:1"))
    }
  }
}
