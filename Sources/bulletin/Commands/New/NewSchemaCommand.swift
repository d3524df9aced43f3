import ArgumentParser
import DataFormats
import Diagnostics
import Files
import SiteBuild

/// `bulletin new schema FILE`
struct NewSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a description of a table, guessed from its values.",
    discussion: """
      The text is an entry for "resources:" in content/data/datapackage.yaml: complete it with titles, units and \
      constraints. Nothing is written. The table is not published as long as "publish: false" stands there.

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
