import ArgumentParser
import Chronology
import Diagnostics
import SiteBuild

/// `bulletin due`
struct DueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Lists when the site must be built again, and what the rules oblige you to publish.",
    discussion: """
      The moments to come at which the output changes though nobody edits anything: a bulletin or record that was held \
      back appears, one expires or is withdrawn, a correction that is dated ahead counts, a warning takes effect or \
      expires, checks that depend on the day find something else, a deadline passes. Each with its time in the zone of \
      the site, the place where it is written, and what it is about.

      Of content/data/rules.yaml it says where a threshold is reached and no bulletin answers yet, with the records \
      behind it, the deadline, and the command that drafts the answer. A bulletin answers with "rule", "period" and the \
      dimension in its front matter; drafts do not answer.

      With --next it prints the next moment alone, as 2025-01-21T20:00:00+08:00, and nothing when there is none; either \
      way it ends with 0. So a timer builds exactly then:
        next=$(bulletin due --next) && [ -n "$next" ] &&
          systemd-run --user --on-calendar="$(date -u -d "$next" '+%F %T UTC')" \
            --working-directory="$PWD" bulletin build
      Where there is only at: at -t "$(date -d "$next + 1 minute" +%Y%m%d%H%M)". Where there is only cron: build every \
      few minutes; a build that has nothing to do takes a blink.

      Examples:
        bulletin due
        bulletin due --until 2025-02-01
        bulletin due --all --clock 2024-10-20T08:00:00+08:00
        bulletin due --format json
      """)

  @OptionGroup var options: SiteOptions

  @Flag(help: "List what has been answered, too.")
  var all = false

  @Flag(help: "Print the next moment only; nothing when there is none.")
  var next = false

  @Option(
    help: ArgumentHelp(
      "Leave out moments from this time on, a day or a time such as 2025-02-01T08:00, in the zone of the site.",
      valueName: "time"))
  var until: String?

  @Option(help: ArgumentHelp("List so many moments (default: 20 as text, all of them as JSON).", valueName: "number"))
  var limit: Int?

  func validate() throws {
    if let until, DateText(until) == nil {
      throw ValidationError("--until must be a day or a time, such as 2025-02-01, not \"\(until)\"")
    }
    if let limit, limit < 0 { throw ValidationError("--limit must be a number, 0 or more") }
  }

  func run() async throws {
    let request = try options.buildRequest()
    let printer = FindingsPrinter(options, source: request.source)
    let (found, diagnostics) = await ProgressLine(isQuiet: options.quiet).during { await DueReport.find(request) }
    let isJSON = options.format == .json
    if isJSON || next { printer.printBesideResult(diagnostics) } else { printer.print(diagnostics) }
    guard let found else { throw ExitCode(diagnostics.exitCode) }
    let report = until.flatMap(DateText.init).map(found.until) ?? found
    if next {
      if let moment = report.next { print(moment.rfc3339) }
    } else if isJSON {
      print(report.json(limit: limit ?? .max).text)
    } else if !printer.ownsStandardOutput {
      print(text(report))
    }
    if diagnostics.hasErrors { throw ExitCode(1) }
  }

  private func text(_ report: DueReport) -> String {
    let rules = report.obligations?.report.lines(includesAnswered: all) ?? []
    let moments = report.lines(limit: limit ?? 20)
    return (rules + (rules.isEmpty ? [] : [""]) + moments).joined(separator: "\n")
  }
}
