import ArgumentParser
import Checks
import Diagnostics
import Glibc
import SiteBuild

/// `bulletin check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks for faults without publishing anything.",
    discussion: """
      Builds the site without writing it and reports all that a build would. Meanwhile it examines every page and feed: \
      links inside the site, structure, names and languages, sizes, the contrast of the theme's colours. Then it \
      examines the output folder as it \
      stands: warnings that are shown as in force and no longer are, texts and files of drafts, of held-back and of \
      withdrawn bulletins, files that bulletin did not write. Of the content it tells what is left of copies, \
      conversions and drafts in the texts, columns with nothing new for too long, and with --external links to pages of \
      other sites that are gone. Ends with 1 after an error.

      Examples:
        bulletin check
        bulletin check --external
        bulletin check --output /var/www/html --format github
        bulletin check --clock 2024-09-05T08:00:00+08:00
      """)

  @OptionGroup var options: SiteOptions

  @Flag(help: "Let every warning count as an error.")
  var strict = false

  @Flag(help: "Ask other sites whether the pages that links lead to are there. Nothing is sent without this flag.")
  var external = false

  @Option(help: ArgumentHelp("Seconds that another site may take to answer.", valueName: "seconds"))
  var timeout = 10

  func validate() throws {
    guard (1...600).contains(timeout) else {
      throw ValidationError("--timeout must be a number of seconds from 1 to 600, not \(timeout)")
    }
  }

  func run() async throws {
    var request = try options.buildRequest()
    request.isStrict = strict
    let printer = FindingsPrinter(options, source: request.source)
    let progress = ProgressLine(isQuiet: options.quiet)
    request.onHang = { diagnostic in
      progress.clear()
      printer.print([diagnostic])
      _exit(1)
    }
    let start = ContinuousClock.now
    let links = ExternalLinkSettings(timeout: timeout, cache: request.source + "/.bulletin/links")
    let external = external ? links : nil
    let examination = await progress.during { [request] in await Examination.run(request, external: external) }
    printer.print(examination.diagnostics)
    if !options.quiet {
      let text = summary(examination, seconds: (ContinuousClock.now - start).inSeconds)
      printer.ownsStandardOutput ? Console.printError(text) : Swift.print(text)
    }
    if examination.diagnostics.hasErrors { throw ExitCode(examination.diagnostics.exitCode) }
  }

  private func summary(_ examination: Examination, seconds: Double) -> String {
    let output =
      examination.fileCount.map { "\($0) file\($0 == 1 ? "" : "s") of the output folder" }
      ?? "no output, since there is no such folder yet"
    let counts = Severity.allCases.compactMap { severity in
      let count = examination.diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let found = counts.isEmpty ? "Found nothing." : "Found \(counts.joined(separator: ", "))."
    return "Checked the content and \(output). (\(Int((seconds * 1000).rounded())) ms)\n\(found)"
  }
}
