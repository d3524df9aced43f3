import ArgumentParser
import Diagnostics
import Publishing
import SiteBuild

/// `bulletin publish`
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Builds the site, records what it says, and brings it to where it is read.",
    discussion: """
      Builds as "bulletin build" does. When the site is written, the addresses, dates, figures and hashes of the texts \
      of all bulletins are recorded in content/published.json, the ledger, which is to be committed. From then on a \
      build in which one of them has changed without a correction fails, and so does one in which a bulletin has \
      vanished without a tombstone.

      With --to the site is then copied into a folder, such as a mounted web root: only files that have changed, each \
      whole, in an order in which no page leads to what is not there yet. Files of others there are never touched. \
      Afterwards the folder is verified. A folder that holds another site or that bulletin never published into is \
      refused before anything is built, unless --take-over says that it is meant. With --run a command line takes the site elsewhere. Both may be repeated at \
      any time, also after they were cut short, and with nothing changed.

      The command line is run by the shell (sh -c) in the present folder, after all copies, with these variables: \
      BULLETIN_SITE (the folder with the site), BULLETIN_BASE_URL, and BULLETIN_CHANGED and BULLETIN_REMOVED, which \
      name files: the paths, one a line, that are new or changed, and that are gone, since this very command line last \
      ended with 0. Its exit code is passed on.

      Examples:
        bulletin publish
        bulletin publish --dry-run --to /var/www/html
        bulletin publish --to /var/www/html && git commit -m "Publish" content/published.json
        bulletin publish --run 'rsync -az --delete-after "$BULLETIN_SITE/" www.example.org:/var/www/html/'
      """)

  @OptionGroup var flags: BuildFlags

  @Option(
    name: .customLong("to"), parsing: .singleValue,
    help: ArgumentHelp("Copy the site into this folder and verify it; may be given more than once.", valueName: "dir"))
  var targets: [String] = []

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Then run a command line that takes the site elsewhere.", valueName: "command"))
  var command: String?

  @Flag(
    name: .customLong("take-over"),
    help: "Let a folder of --to hold another site, which is replaced, or files of others, which stay.")
  var takesOver = false

  @Flag(name: .customLong("dry-run"), help: "Write nothing; say what would be recorded, copied and removed.")
  var dryRun = false

  func validate() throws {
    guard !flags.options.drafts, !flags.options.future else {
      throw ValidationError("what is published is public: publish without --drafts and --future")
    }
    if dryRun, flags.fixFigures { throw ValidationError("--dry-run writes nothing: give it without --fix-figures") }
    if takesOver, targets.isEmpty { throw ValidationError("--take-over is about the folder of --to; give that, too") }
    if let command, command.allSatisfy(\.isWhitespace) { throw ValidationError("--run is empty") }
  }

  func run() async throws {
    let folders = try targets.map {
      try flags.options.copyTarget($0, takesOver: takesOver, isDryRun: dryRun)
    }
    let site = PlannedSite()
    let inspect: (@Sendable (RenderedFile) -> Void)? = dryRun && !folders.isEmpty ? { @Sendable in site.add($0) } : nil
    try await flags.build(dryRun ? .rehearsal : .publish, inspect: inspect) { report, request in
      if report.outcome == .refused { return BuildFlags.Aftermath() }
      let ledger = LedgerSummary(report.ledger, isDryRun: dryRun).lines
      // Not recorded: then it is not published either.
      guard !report.diagnostics.hasErrors else { return BuildFlags.Aftermath(lines: ledger) }
      var aftermath = dryRun ? forecast(site.manifest, to: folders) : await copy(request.output, to: folders)
      aftermath.lines = ledger + aftermath.lines
      return aftermath
    }
    if let command, !dryRun { try deliver(with: command) }
  }

  /// Every folder gets its copy, whatever became of those before it.
  private func copy(_ site: String, to folders: [CopyTargetFolder]) async -> BuildFlags.Aftermath {
    var aftermath = BuildFlags.Aftermath()
    for folder in folders {
      do throws(SiteCopy.Fault) {
        let summary = try await SiteCopy(of: site, to: folder.path).run()
        aftermath.diagnostics += summary.diagnostics(to: folder.name)
        aftermath.lines.append(summary.line(to: folder.name))
      } catch {
        aftermath.diagnostics += error.diagnostics(to: folder.name)
        aftermath.lines.append("Not published to \(folder.name).")
      }
    }
    return aftermath
  }

  /// What would be done to every folder.
  private func forecast(_ site: Manifest, to folders: [CopyTargetFolder]) -> BuildFlags.Aftermath {
    var aftermath = BuildFlags.Aftermath()
    for folder in folders {
      do throws(SiteCopy.Fault) {
        aftermath.lines += try CopyForecast(of: site, to: folder.path).lines(to: folder.name)
      } catch {
        aftermath.diagnostics += error.diagnostics(to: folder.name)
        aftermath.lines.append("Could not be published to \(folder.name).")
      }
    }
    return aftermath
  }

  private func deliver(with command: String) throws {
    let request = try flags.options.buildRequest()
    let delivery = Delivery(request, command: command, baseURL: flags.options.publicAddress(of: request))
    let isQuiet = FindingsPrinter(flags.options, source: request.source).ownsStandardOutput
    let status = try delivery.run(keepsStandardOutput: isQuiet)
    guard status == 0 else {
      Console.printError("The command of --run ended with \(status). Publish again to repeat it.")
      throw ExitCode(status)
    }
  }
}
