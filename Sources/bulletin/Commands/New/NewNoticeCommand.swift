import ArgumentParser
import Characters
import Chronology
import Diagnostics
import Records
import SiteBuild

/// `bulletin new notice TITLE` and `bulletin new notice --rule ID`
struct NewNoticeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Drafts a notice, of your own or one that a rule asks for.",
    discussion: """
      With a title: a Markdown file with the front matter of a notice, each key with what goes in. With --rule: the notice \
      that the rule asks for, whose figures are bound to the records; "bulletin due" prints the command for everything \
      that is due. Both are marked as drafts, and the path is printed. A second one of the same name ends with exit code 2.

      Examples:
        bulletin new notice 关于开展安全生产检查的通知
        bulletin new notice --rule two-in-a-month --period 2024-10 --region 320402
        bulletin new notice --rule quota-nearly-used
      """)

  @OptionGroup var draft: DraftOptions

  @Option(help: "The rule, by its name in content/data/rules.yaml.")
  var rule: String?

  @Option(help: "The period in which the threshold was reached, such as 2024-10.")
  var period: String?

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "The title; or values of dimensions, such as --industry 建筑业.", valueName: "title or --dimension value"))
  var rest: [String] = []

  func run() async throws {
    let given = try arguments()
    if let period, Period(period) == nil { throw ValidationError("\"\(period)\" is no period; write 2024-10 or 2024") }
    if let rule { return try await draft(rule, given) }
    if let name = given.values.keys.sorted().first { throw ValidationError("--\(name) goes with --rule") }
    guard let title = given.title else { throw ValidationError("say what the notice is about: its title, or --rule") }
    try await draft.draft(title, kind: "notice") { $0.period = period.flatMap { Period($0) } }
  }

  /// The title, and `--industry 41` or `--industry=41`.
  private func arguments() throws -> (title: String?, values: [String: String]) {
    var result: (title: String?, values: [String: String]) = (nil, [:])
    var rest = rest[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--"), argument.count > 2 else {
        if argument == "--" { continue }
        if result.title != nil || rule != nil { throw ValidationError("unexpected \"\(argument)\"") }
        result.title = argument
        continue
      }
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
        throw ValidationError("\"\(argument)\" has no value")
      }
      result.values[name] = value
    }
    if let region = draft.region, rule != nil { result.values["region"] = region }
    return result
  }
}

extension NewNoticeCommand {
  /// The notice that a rule asks for.
  private func draft(_ rule: String, _ given: (title: String?, values: [String: String])) async throws {
    if draft.section != nil { throw ValidationError("the rule says the section: leave --section out") }
    let request = try draft.options.buildRequest()
    let printer = FindingsPrinter(draft.options, source: request.source)
    let (obligations, diagnostics) = await Obligations.find(request)
    printer.printBesideResult(diagnostics.filter { $0.severity == .error })
    guard let obligations else { throw ExitCode(1) }
    guard obligations.rules.contains(rule) else {
      let names = obligations.rules
      let nearest = Suggestion.nearest(to: rule, among: names).map { "did you mean \"\($0)\"?" }
      let known = names.isEmpty ? "content/data/rules.yaml has none" : "there are \(names.joined(separator: ", "))"
      throw ValidationError("there is no rule \"\(rule)\"; \(nearest ?? known)")
    }
    let dimensions = obligations.dimensions(ofRule: rule)
    if let unknown = given.values.keys.sorted().first(where: { !dimensions.contains($0) }) {
      let nearest = Suggestion.nearest(to: unknown, among: dimensions).map { "did you mean --\($0)?" }
      let known = dimensions.map { "--" + $0 }.joined(separator: ", ")
      let advice = nearest ?? (known.isEmpty ? "it has none" : "it has \(known)")
      throw ValidationError("the rule \"\(rule)\" has no --\(unknown); \(advice)")
    }
    let found = obligations.instances(rule: rule, period: period.flatMap { Period($0) }, values: given.values)
    let (path, text) = obligations.draft(of: try one(of: found, rule))
    if draft.printsText { return print(text, terminator: "") }
    try NewFile.write(text, to: path, in: request.source)
    print(NewFile.shown(path, source: draft.options.source))
    if !draft.options.quiet { Console.printError("A draft: complete it, and remove \"draft: true\".") }
  }

  /// What was asked for, or the only one that is due.
  private func one(of found: [RuleInstance], _ rule: String) throws -> RuleInstance {
    let due = found.filter(\.isDue)
    if found.count == 1 { return found[0] }
    if due.count == 1 { return due[0] }
    if found.isEmpty {
      throw ValidationError("the rule \"\(rule)\" asks for nothing there; \"bulletin due\" lists what it asks for")
    }
    let commands = (due.isEmpty ? found : due).prefix(10).map { "  " + $0.command }
    throw ValidationError("say which one is meant:\n" + commands.joined(separator: "\n"))
  }
}
