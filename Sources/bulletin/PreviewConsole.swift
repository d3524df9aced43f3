import Diagnostics
import Preview
import SiteBuild
import Synchronization

/// What a preview says in the terminal: where it is, and one line for each build.
final class PreviewConsole: Sendable {
  let progress: ProgressLine
  private let options: SiteOptions
  private let printer: FindingsPrinter
  private let opens: Bool
  /// The home page's address, once it has been said.
  private let said = Mutex("")
  /// What the last build found.
  private let known = Mutex(Set<Diagnostic>())
  /// So many findings of a build are printed.
  private static let limit = 20

  init(_ options: SiteOptions, _ printer: FindingsPrinter, opens: Bool) {
    self.options = options
    self.printer = printer
    self.opens = opens
    progress = ProgressLine(isQuiet: options.quiet)
  }

  func show(_ event: Preview.Event) {
    switch event {
    case .listening: break
    case .built(let report, let changes, let duration, let address):
      progress.clear()
      print(report.diagnostics)
      if !options.quiet { say(line(report, changes, duration)) }
      if report.outcome != .refused || said.withLock({ $0.isEmpty }) { announce(address) }
    case .examined(let report):
      progress.clear()
      print(report.diagnostics)
      let errors = report.diagnostics.count { $0.severity == .error }
      if errors > 0, !options.quiet {
        say("Other pages have \(errors) error\(errors == 1 ? "" : "s"); nothing could be published like this.")
      }
    }
  }

  /// Prints all errors, and of the rest what the build before did not find: a site may have thousands of warnings, and
  /// an edit is about one.
  private func print(_ diagnostics: [Diagnostic]) {
    let new = known.withLock { known in
      defer { known = Set(diagnostics) }
      return diagnostics.filter { $0.severity == .error || !known.contains($0) }
    }
    guard !new.isEmpty || printer.ownsStandardOutput else { return }
    printer.print(Array(new.prefix(Self.limit)))
    if new.count > Self.limit {
      Console.printError("… and \(new.count - Self.limit) more; \"bulletin check\" has all of them.")
    }
  }

  private func announce(_ address: String) {
    let isNew = said.withLock { said in
      defer { said = address }
      return said != address
    }
    guard isNew else { return }
    say("Serving the site at \(address) (Ctrl-C ends it)")
    if opens { Browser.open(address) }
  }

  private func line(_ report: BuildReport, _ changes: FileChanges, _ duration: Duration) -> String {
    let cause = Self.cause(changes)
    let time = "(\(Int((duration.inSeconds * 1000).rounded())) ms)"
    let errors = report.diagnostics.count { $0.severity == .error }
    switch report.outcome {
    case .refused:
      let rest = said.withLock { $0.isEmpty } ? "waiting for you to mend them" : "the last good pages stay"
      return "\(cause)Not built: \(errors) error\(errors == 1 ? "" : "s"); \(rest). \(time)"
    case .upToDate, .rehearsed, .published: return "\(cause)\(report.contents.pages) pages. \(time)"
    }
  }

  /// The first changed file and how many others there were.
  private static func cause(_ changes: FileChanges) -> String {
    guard let first = changes.paths.min() else { return "" }
    return changes.paths.count == 1 ? "\(first): " : "\(first) and \(changes.paths.count - 1) more: "
  }

  private func say(_ text: String) {
    printer.ownsStandardOutput ? Console.printError(text) : Console.write(text + "\n", to: 1)
  }
}
