import ArgumentParser
import Diagnostics
import Glibc
import SiteBuild

/// `bulletin build`
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads content/ and templates/ and writes the site into site/. After an error nothing is published: the output \
      folder stays as it was. Files in it that bulletin did not write are never touched.

      Examples:
        bulletin build
        bulletin build --source /srv/safety --output /var/www/html --base-url https://safety.example.org/
        bulletin build --drafts --future --output /tmp/preview
        bulletin build --format sarif > findings.sarif
      """)

  @OptionGroup var options: SiteOptions

  @Flag(help: "Let every warning count as an error, such as a number that is not bound to the records.")
  var strict = false

  func run() async throws {
    var request = try options.buildRequest()
    request.isStrict = strict
    let printer = FindingsPrinter(options, source: request.source)
    let progress = ProgressLine(isShown: !options.quiet && Console.errorIsTerminal)
    request.progress = { progress.show($0) }
    request.onHang = { diagnostic in
      progress.clear()
      printer.print([diagnostic])
      _exit(1)
    }
    let start = ContinuousClock.now
    let report = await Build.run(request)
    progress.clear()
    printer.print(report.diagnostics)
    if !options.quiet {
      let summary = BuildSummary(report, seconds: (ContinuousClock.now - start).inSeconds, isVerbose: options.verbose)
      printer.ownsStandardOutput ? Console.printError(summary.text) : Swift.print(summary.text)
    }
    if report.outcome == .refused { throw ExitCode(report.exitCode) }
  }
}

extension BuildReport {
  /// 2 for what is wrong with the configuration, 3 when the machine failed, else 1.
  fileprivate var exitCode: Int32 {
    let errors = diagnostics.filter { $0.severity == .error }
    let isConfiguration = { (error: Diagnostic) in
      error.kind.stage == .configuration || error.location?.path == "content/site.yaml"
    }
    if errors.contains(where: isConfiguration) { return 2 }
    return errors.contains { $0.kind == .outputFailed } ? 3 : 1
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
