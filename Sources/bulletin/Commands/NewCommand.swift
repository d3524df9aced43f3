import ArgumentParser
import Characters
import Chronology
import DataFormats
import Diagnostics
import Files
import Records
import SiteBuild

/// `bulletin new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Starts something new: a notice that a rule asks for, the description of a table.",
    subcommands: [NewNoticeCommand.self, NewSchemaCommand.self])
}

/// `bulletin new notice --rule ID`
struct NewNoticeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Drafts the notice that a rule asks for.",
    discussion: """
      Writes a Markdown file with the right front matter and with figures that are bound to the records, marked as a \
      draft. "bulletin due" prints the command for everything that is due. A file that exists is never overwritten.

      Examples:
        bulletin new notice --rule two-in-a-month --period 2024-10 --region 320402
        bulletin new notice --rule quota-nearly-used
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: "The rule, by its name in content/data/rules.yaml.")
  var rule: String

  @Option(help: "The period in which the threshold was reached, such as 2024-10.")
  var period: String?

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Values of dimensions, such as --region 320402.", valueName: "--dimension value"))
  var values: [String] = []

  func run() async throws {
    let request = try options.buildRequest()
    let wanted = try dimensions()
    if let period, Period(period) == nil { throw ValidationError("\"\(period)\" is no period; write 2024-10 or 2024") }
    let printer = FindingsPrinter(options, source: request.source)
    let (obligations, diagnostics) = await Obligations.find(request)
    printer.print(diagnostics.filter { $0.severity == .error })
    guard let obligations else { throw ExitCode(1) }
    guard obligations.rules.contains(rule) else {
      let names = obligations.rules
      let nearest = Suggestion.nearest(to: rule, among: names).map { "did you mean \"\($0)\"?" }
      let known = names.isEmpty ? "content/data/rules.yaml has none" : "there are \(names.joined(separator: ", "))"
      throw ValidationError("there is no rule \"\(rule)\"; \(nearest ?? known)")
    }
    let dimensions = obligations.dimensions(ofRule: rule)
    if let unknown = wanted.keys.sorted().first(where: { !dimensions.contains($0) }) {
      let nearest = Suggestion.nearest(to: unknown, among: dimensions).map { "did you mean --\($0)?" }
      let known = dimensions.map { "--" + $0 }.joined(separator: ", ")
      let advice = nearest ?? (known.isEmpty ? "it has none" : "it has \(known)")
      throw ValidationError("the rule \"\(rule)\" has no --\(unknown); \(advice)")
    }
    let found = obligations.instances(rule: rule, period: period.flatMap { Period($0) }, values: wanted)
    let (path, text) = obligations.draft(of: try one(of: found))
    try Self.write(text, to: path, in: request.source)
    print("Wrote \(path), a draft: complete it, and remove \"draft: true\".")
  }

  /// What was asked for, or the only one that is due.
  private func one(of found: [RuleInstance]) throws -> RuleInstance {
    let due = found.filter(\.isDue)
    if found.count == 1 { return found[0] }
    if due.count == 1 { return due[0] }
    if found.isEmpty {
      throw ValidationError("the rule \"\(rule)\" asks for nothing there; \"bulletin due\" lists what it asks for")
    }
    let commands = (due.isEmpty ? found : due).prefix(10).map { "  " + $0.command }
    throw ValidationError("say which one is meant:\n" + commands.joined(separator: "\n"))
  }

  /// `--region 320402` and `--region=320402`.
  private func dimensions() throws -> [String: String] {
    var result: [String: String] = [:]
    var rest = values[...]
    while let option = rest.popFirst() {
      guard option.hasPrefix("--") else { throw ValidationError("unexpected \"\(option)\"") }
      let parts = option.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
        throw ValidationError("\"\(option)\" has no value")
      }
      result[name] = value
    }
    return result
  }

  private static func write(_ text: String, to path: String, in source: String) throws {
    let whole = source + "/" + path
    if File.status(whole) != nil { throw ValidationError("\(path) exists; it is not overwritten") }
    do {
      try File.makeFolder(String(whole[..<(whole.lastIndex(of: "/") ?? whole.endIndex)]))
      try File.replace(whole, with: Array(text.utf8))
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

/// `bulletin new schema FILE`
struct NewSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a description of a table, guessed from its values.",
    discussion: """
      The text is an entry for "resources:" in content/data/datapackage.yaml: complete it with titles, units and \
      constraints. Nothing is written.

      Example, for the first table of a site:
        bulletin new schema content/data/accidents.csv > content/data/datapackage.yaml
      """)

  @Argument(help: "The table: a CSV, JSON or YAML file.")
  var file: String

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let yaml = SchemaDraft.yaml(of: file, into: &diagnostics)
    if !diagnostics.isEmpty {
      let reporter = TextReporter(colour: false) { path in
        guard let bytes = try? File.read(path) else { return nil }
        var reportedElsewhere: [Diagnostic] = []
        let file = SourceFile(path: path, bytes: bytes)
        return TextDecoding.decode(file, as: nil, into: &reportedElsewhere) ?? file
      }
      Console.printError(reporter.report(diagnostics))
    }
    guard let yaml else { throw ExitCode(1) }
    print(yaml)
  }
}
