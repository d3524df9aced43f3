import ArgumentParser
import Diagnostics
import Files
import Glibc
import Publishing
import SiteBuild

/// The flags of verbs that build, and how they go about it.
struct BuildFlags: ParsableArguments {
  @OptionGroup var options: SiteOptions
  @OptionGroup var signing: SigningOptions

  @Flag(help: "Let every warning count as an error, such as a number that is not bound to the records.")
  var strict = false

  @Flag(
    name: .customLong("fix-figures"),
    help: "Write figures in the texts anew where they differ from the records, after showing each change.")
  var fixFigures = false

  /// What is done with a site once it is built.
  struct Aftermath {
    /// Further findings.
    var diagnostics: [Diagnostic] = []
    /// Further lines of the summary.
    var lines: [String] = []
  }

  /// Builds, prints what was found and a summary, and ends with an exit code after errors.
  ///
  /// - Parameters:
  ///   - inspect: sees every file as it is made.
  ///   - after: what is done before anything is printed.
  func build(
    _ purpose: BuildRequest.Purpose, inspect: (@Sendable (RenderedFile) -> Void)? = nil,
    after: (BuildReport, BuildRequest) async -> Aftermath = { _, _ in Aftermath() }
  ) async throws {
    var request = try options.buildRequest()
    request.isStrict = strict
    request.purpose = purpose
    request.inspect = inspect
    request.signingKey = try signing.key()
    request.isLast = !fixFigures
    let printer = FindingsPrinter(options, source: request.source)
    let progress = ProgressLine(isQuiet: options.quiet)
    request.onHang = { diagnostic in
      progress.clear()
      printer.print([diagnostic])
      _exit(1)
    }
    let start = ContinuousClock.now
    var report = await progress.during { [request] in await Build.run(request) }
    if fixFigures, try applyFixes(of: report, in: request.source, printer) {
      report = await progress.during { [request] in await Build.run(request) }
    }
    let seconds = (ContinuousClock.now - start).inSeconds
    let aftermath = await progress.during { [report, request] in await after(report, request) }
    let diagnostics = report.diagnostics + aftermath.diagnostics
    printer.print(diagnostics)
    if !options.quiet {
      let summary = BuildSummary(report, seconds: seconds, isVerbose: options.verbose)
      let text = ([summary.text] + aftermath.lines).joined(separator: "\n")
      printer.ownsStandardOutput ? Console.printError(text) : Swift.print(text)
    }
    if report.outcome == .refused || diagnostics.hasErrors { throw ExitCode(diagnostics.exitCode) }
  }
}

extension BuildFlags {
  /// Shows and makes the changes that would mend figures. Returns whether there were any.
  private func applyFixes(of report: BuildReport, in source: String, _ printer: FindingsPrinter) throws -> Bool {
    let fixes = report.figureFixes
    if fixes.isEmpty { return false }
    let lines = fixes.map { fix in
      let place = fix.location
      return """
        \(place.path):\(place.line):\(place.column)
        - \(File.text(at: place, in: source) ?? "")
        + \(fix.replacement)
        """
    }
    let text = lines.joined(separator: "\n") + "\n\(fixes.count) figure\(fixes.count == 1 ? "" : "s") written anew."
    printer.ownsStandardOutput ? Console.printError(text) : Swift.print(text)
    do {
      try TextFixes.apply(fixes, in: source)
    } catch {
      throw ValidationError(error.description)
    }
    return true
  }
}

extension File {
  /// The text that a place with a length stands for.
  fileprivate static func text(at location: SourceLocation, in source: String) -> String? {
    guard let bytes = try? File.read(source + "/" + location.path) else { return nil }
    let file = SourceFile(path: location.path, bytes: bytes)
    return file.range(of: location).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

extension [Diagnostic] {
  /// 0 without errors, 2 for what is wrong with the configuration, 3 when the machine failed, else 1.
  var exitCode: Int32 {
    let errors = filter { $0.severity == .error }
    if errors.isEmpty { return 0 }
    let isConfiguration = { (error: Diagnostic) in
      error.kind.stage == .configuration || error.location?.path == "content/site.yaml"
    }
    if errors.contains(where: isConfiguration) { return 2 }
    return errors.contains { $0.kind == .outputFailed || $0.kind == .copyFailed } ? 3 : 1
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
