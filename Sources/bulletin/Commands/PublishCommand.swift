import ArgumentParser
import SiteBuild

/// `bulletin publish`
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Builds the site and records what it says.",
    discussion: """
      Builds as "bulletin build" does. When the site is written, the addresses, dates, figures and hashes of the texts \
      of all bulletins are recorded in content/published.json, the ledger, which is to be committed. From then on a \
      build in which one of them has changed without a correction fails, and so does one in which a bulletin has \
      vanished without a tombstone.

      Examples:
        bulletin publish
        bulletin publish --dry-run
        bulletin publish --output /var/www/html && git commit -m "Publish" content/published.json
      """)

  @OptionGroup var flags: BuildFlags

  @Flag(name: .customLong("dry-run"), help: "Write nothing; say what would be recorded.")
  var dryRun = false

  func validate() throws {
    guard !flags.options.drafts, !flags.options.future else {
      throw ValidationError("what is published is public: publish without --drafts and --future")
    }
    if dryRun, flags.fixFigures { throw ValidationError("--dry-run writes nothing: give it without --fix-figures") }
  }

  func run() async throws {
    try await flags.build(dryRun ? .rehearsal : .publish) { report in
      report.outcome == .refused ? [] : LedgerSummary(report.ledger, isDryRun: dryRun).lines
    }
  }
}
