/// Workflow commands of GitHub Actions: `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`.
///
/// Source: GitHub Docs, "Workflow commands for GitHub Actions": `%`, CR and LF are escaped everywhere, `:` and `,` in
/// properties too. Columns are shown only where the finding ends on the line that it begins on.
package struct GitHubReporter: Reporter {
  private let root: String

  /// - Parameter root: what leads from the repository to the source folder, such as `sites/city/`; empty where they are
  ///   the same.
  package init(root: String = "") { self.root = root }

  package func report(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(command).joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let location = diagnostic.location {
      properties += [
        "file=\(escapedProperty(root + location.path))", "line=\(location.line)", "endLine=\(location.line)",
        "col=\(location.column)",
      ]
      if location.length > 1 { properties.append("endColumn=\(location.column + location.length)") }
    }
    properties.append("title=\(escapedProperty(diagnostic.kind.id))")
    var message = diagnostic.message
    for note in diagnostic.notes {
      message += "\n\(note.message)"
      if let place = note.location { message += " (\(root)\(place.path):\(place.line):\(place.column))" }
    }
    if let remedy = diagnostic.remedy { message += "\nhelp: \(remedy)" }
    return "::\(diagnostic.severity.command) \(properties.joined(separator: ","))::\(escaped(message))\n"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func escapedProperty(_ text: String) -> String {
    var result = ""
    for scalar in escaped(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
