import ArgumentParser
import Comparison
import Files
import Glibc

/// `bulletin diff OLD NEW`
struct DiffCommand: AsyncParsableCommand {
  /// How a comparison is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what differs between two outputs, or since something was published; figures first.",
    discussion: """
      Compares two output folders as a reviewer must see them before a publication is approved: changed figures first \
      (bound figures, numbers in texts and titles, cells of tables and data files), then texts word by word, dates, links \
      and metadata, pages added, removed and moved, feeds, and all other files. What is the same on many pages is told \
      once. The folders need not have been written by bulletin.

      With --since PUBLISHED it compares what the content gives now, which need not be built, with what was published: a \
      ledger (content/published.json, "-" for one on standard input), another checkout, a branch, tag or commit of git or \
      a day, whose ledger is taken then; or the folder of a published site. Of a ledger it tells figures with both values, \
      dates, addresses, and bulletins published, gone and withdrawn; and texts word by word where they can still be had \
      from git or the other checkout.

      Exit codes, as diff(1) has them: 0 no differences; 1 differences; 2 something could not be compared.

      Examples:
        bulletin diff /var/www/html site
        bulletin diff old new --html review.html
        bulletin diff --since main
        bulletin diff --since content/published.json --format json
        bulletin diff --since 2024-08-01 --html august.html
        bulletin diff --since /var/www/html
      """)

  @Argument(help: ArgumentHelp("The output folder as it is, such as what is published.", valueName: "old"))
  var old: String?

  @Argument(help: ArgumentHelp("The output folder as it is to be.", valueName: "new"))
  var new: String?

  @Option(
    help: ArgumentHelp(
      "Compare what the content gives now with this: a ledger, a checkout, a name of git, a day, a published site.",
      valueName: "published"))
  var since: String?

  @Option(help: ArgumentHelp("With --since: the folder with content/ and templates/.", valueName: "dir"))
  var source = "."

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("With --since: public address of the site, instead of the one in site.yaml.", valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "With --since: the moment that counts as now (default: SOURCE_DATE_EPOCH, else the clock).", valueName: "time"))
  var clock: String?

  @Option(help: ArgumentHelp("How the differences are printed: text, json or html.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("Also write them as one HTML page, which needs no other file.", valueName: "file"))
  var html: String?

  @Flag(name: .shortAndLong, help: "Print nothing; only the exit code tells.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Print without colours.")
  var noColor = false

  func validate() throws {
    if since != nil, old != nil {
      throw ValidationError("give either two folders, or --since with what was published")
    }
    if since == nil, new == nil {
      throw ValidationError("give two folders, or --since with what was published; see \"bulletin help diff\"")
    }
    if since == nil, source != "." || baseURL != nil || clock != nil {
      throw ValidationError("--source, --base-url and --clock go with --since")
    }
  }

  func run() async throws {
    let difference: SiteDifference
    do {
      difference = try await ProgressLine(isQuiet: quiet).during { try await compare() }
      if let html { try File.replace(html, with: Array(HTMLReport.text(difference).utf8)) }
    } catch let error as FileError {
      throw ValidationError("\(error)")
    }
    if !quiet { Console.write(text(of: difference), to: STDOUT_FILENO) }
    if !difference.problems.isEmpty { throw ExitCode(2) }
    if !difference.isSame { throw ExitCode(1) }
  }

  private func compare() async throws -> SiteDifference {
    if let old, let new { return try await SiteComparison.compare(old: old, new: new) }
    guard let since else { throw ValidationError("give two folders, or --since with what was published") }
    var arguments = ["--source", source]
    if let baseURL { arguments += ["--base-url", baseURL] }
    if let clock { arguments += ["--clock", clock] }
    if noColor { arguments.append("--no-color") }
    let options = try SiteOptions.parse(arguments)
    let request = try options.buildRequest()
    let published = try PublishedState.find(since, source: request.source, zone: options.timeZone(of: request))
    do {
      return try await PublishedComparisonRun(request: request, name: since).run(published)
    } catch let refusal as PublishedComparisonRun.Refusal {
      FindingsPrinter(options, source: request.source).printBesideResult(refusal.diagnostics)
      Console.printError("Nothing was compared: the content has to be without errors first.")
      throw ExitCode(2)
    }
  }

  private func text(of difference: SiteDifference) -> String {
    switch format {
    case .text: TextReport.text(difference, isColoured: usesColour)
    case .json: JSONReport.text(difference)
    case .html: HTMLReport.text(difference)
    }
  }

  /// Standard output may be a terminal where standard error is none.
  private var usesColour: Bool {
    !noColor && isatty(STDOUT_FILENO) == 1 && Console.environment("NO_COLOR") == nil
      && Console.environment("TERM") != "dumb"
  }
}
