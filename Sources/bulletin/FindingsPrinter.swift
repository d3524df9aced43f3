import Diagnostics
import Files
import Glibc

/// Prints findings in the format that was asked for.
struct FindingsPrinter: Sendable {
  private let format: ReportFormat
  private let colour: Bool
  private let source: String

  init(_ options: SiteOptions, source: String) {
    format = options.format ?? (Console.environment("GITHUB_ACTIONS") == "true" ? .github : .text)
    colour = Console.usesColour(unless: options.noColor)
    self.source = source
  }

  /// JSON and SARIF are results and go to standard output, also when there is nothing to report. The others go to
  /// standard error, but for GitHub, which reads standard output.
  func print(_ diagnostics: [Diagnostic]) {
    Console.write(reporter.report(diagnostics), to: format == .text ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Whether standard output is taken by a report.
  var ownsStandardOutput: Bool { format == .json || format == .sarif }

  private var reporter: any Reporter {
    switch format {
    case .text:
      let source = source
      return TextReporter(colour: colour) { path in
        (try? File.read(source + "/" + path)).map { SourceFile(path: path, bytes: $0) }
      }
    case .json: return JSONReporter()
    case .github: return GitHubReporter()
    case .sarif: return SARIFReporter(version: Version.text)
    }
  }
}
