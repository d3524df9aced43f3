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
    abstract: "Shows what differs between two outputs, figures first.",
    discussion: """
      Compares two output folders as a reviewer must see them before a publication is approved: changed figures first \
      (bound figures, numbers in texts and titles, cells of tables and data files), then texts word by word, dates, links \
      and metadata, pages added, removed and moved, feeds, and all other files. What is the same on many pages is told \
      once. The folders need not have been written by bulletin.

      Exit codes, as diff(1) has them: 0 no differences; 1 differences; 2 something could not be compared.

      Examples:
        bulletin diff /var/www/html site
        bulletin diff old new --html review.html
        bulletin diff old new --format json > changes.json
      """)

  @Argument(help: ArgumentHelp("The output folder as it is, such as what is published.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The output folder as it is to be.", valueName: "new"))
  var new: String

  @Option(help: ArgumentHelp("How the differences are printed: text, json or html.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("Also write them as one HTML page, which needs no other file.", valueName: "file"))
  var html: String?

  @Flag(name: .shortAndLong, help: "Print nothing; only the exit code tells.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Print without colours.")
  var noColor = false

  func run() async throws {
    let difference: SiteDifference
    do {
      difference = try await ProgressLine(isQuiet: quiet).during { [old, new] in
        try await SiteComparison.compare(old: old, new: new)
      }
      if let html { try File.replace(html, with: Array(HTMLReport.text(difference).utf8)) }
    } catch {
      throw ValidationError("\(error)")
    }
    if !quiet { Console.write(text(of: difference), to: STDOUT_FILENO) }
    if !difference.problems.isEmpty { throw ExitCode(2) }
    if !difference.isSame { throw ExitCode(1) }
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
