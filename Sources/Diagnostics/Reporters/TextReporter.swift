/// For people: each finding with its place, an excerpt with a caret, its notes and what to do.
///
///     error: unknown key "titel" [front-matter-unknown-key]
///       --> content/notices/a.md:2:1
///        2 | titel: 关于……的通知
///          | ^^^^^
///        = help: did you mean "title"?
package struct TextReporter: Reporter {
  /// Gives the bytes of a source file for the excerpt, or nil when it cannot be read.
  private let source: (String) -> SourceFile?
  private let colour: Bool

  package init(colour: Bool, source: @escaping (String) -> SourceFile?) {
    self.colour = colour
    self.source = source
  }

  package func report(_ diagnostics: [Diagnostic]) -> String {
    var files: [String: SourceFile?] = [:]
    func file(_ path: String) -> SourceFile? {
      if let known = files[path] { return known }
      let file = source(path)
      files[path] = file
      return file
    }
    return diagnostics.map { text(of: $0, file: file) }.joined(separator: "\n")
  }

  private func text(of diagnostic: Diagnostic, file: (String) -> SourceFile?) -> String {
    var lines = [
      "\(styled(diagnostic.severity.rawValue, diagnostic.severity.style)): "
        + "\(styled(TerminalText.printable(diagnostic.message), "1")) \(styled("[\(diagnostic.kind.id)]", "2"))"
    ]
    let isShown = !diagnostic.kind.isConfidential
    if let location = diagnostic.location { lines += excerpt(at: location, in: isShown ? file(location.path) : nil) }
    for note in diagnostic.notes {
      lines.append("  = note: \(TerminalText.printable(note.message))")
      if let location = note.location { lines += excerpt(at: location, in: isShown ? file(location.path) : nil) }
    }
    if let remedy = diagnostic.remedy {
      lines.append("  = \(styled("help", "36")): \(TerminalText.printable(remedy))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(at location: SourceLocation, in file: SourceFile?) -> [String] {
    var lines = ["  --> \(TerminalText.printable(location.path)):\(location.line):\(location.column)"]
    guard let line = file?.line(location.line), !line.isEmpty else { return lines }
    let window = ExcerptWindow(line: line, column: location.column, length: location.length)
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.count)
    lines.append("   \(styled("\(number) |", "2")) \(window.text)")
    lines.append("   \(styled("\(margin) |", "2")) \(window.indent)\(styled(window.carets, "1;31"))")
    return lines
  }

  private func styled(_ text: String, _ code: String) -> String { colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}

extension Severity {
  fileprivate var style: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }
}
