import ArgumentParser
import Diagnostics
import SiteBuild

/// `bulletin due`
struct DueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Lists what the rules oblige you to publish.",
    discussion: """
      Reads content/data/rules.yaml and says for each rule where its threshold is reached and no bulletin answers yet, \
      with the records behind it, the deadline, and the command that drafts the answer. A bulletin answers with "rule", \
      "period" and the dimension in its front matter; drafts do not answer.

      Examples:
        bulletin due
        bulletin due --all --clock 2024-10-20T08:00:00+08:00
        bulletin due --format json
      """)

  @OptionGroup var options: SiteOptions

  @Flag(help: "List what has been answered, too.")
  var all = false

  func run() async throws {
    let request = try options.buildRequest()
    let printer = FindingsPrinter(options, source: request.source)
    let (obligations, diagnostics) = await Obligations.find(request)
    let isJSON = options.format == .json
    if !isJSON || obligations == nil { printer.print(diagnostics) }
    guard let obligations else { throw ExitCode(diagnostics.hasErrors ? 1 : 0) }
    if isJSON {
      print(obligations.report.json.text)
    } else if !printer.ownsStandardOutput {
      print(obligations.report.lines(includesAnswered: all).joined(separator: "\n"))
    }
    if diagnostics.hasErrors { throw ExitCode(1) }
  }
}
