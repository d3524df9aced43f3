@testable import Diagnostics

extension DiagnosticKind {
  static let unknownKey = DiagnosticKind(
    "front-matter-unknown-key", .frontMatter, .error, title: "Unknown key", explanation: "Keys are fixed; see `extra`.")
  static let missingTitle = DiagnosticKind(
    "front-matter-no-title", .frontMatter, .error, title: "No title", explanation: "Every page has a title.")
  static let brokenLink = DiagnosticKind(
    "link-broken", .site, .warning, title: "Broken link", explanation: "The target does not exist.")
  static let badConfiguration = DiagnosticKind(
    "configuration-bad", .configuration, .error, title: "Bad configuration", explanation: "See the reference.")
  static let hint = DiagnosticKind("page-hint", .markdown, .note, title: "Hint", explanation: "For your information.")
}

/// One finding of each severity, with and without a place, notes and a remedy.
enum Samples {
  static let source = SourceFile(
    path: "content/通知/a.md", bytes: Array("---\ntitel: 关于安全的通知\n---\n正文,见[附件](x.md)。\n".utf8))

  static let diagnostics = [
    Diagnostic(
      .unknownKey, "unknown key \"titel\"", at: SourceLocation(path: source.path, line: 2, column: 1, length: 5),
      remedy: "did you mean \"title\"?"),
    Diagnostic(
      .brokenLink, "100% broken: a, b", at: SourceLocation(path: source.path, line: 4, column: 5, length: 8),
      notes: [
        .init("moved here\nlong ago", at: SourceLocation(path: "content/b.md", line: 7, column: 3)),
        .init("nothing else links to it"),
      ]),
    Diagnostic(.hint, "no file is to blame", at: nil),
  ]
}
