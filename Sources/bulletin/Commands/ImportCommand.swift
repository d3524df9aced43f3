import Alerts
import ArgumentParser
import Diagnostics
import Files
import Glibc
import Importing
import SiteBuild
import SiteModel

extension WarningColour: ExpressibleByArgument {}

/// `bulletin import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes bulletins of files from elsewhere.", subcommands: [ImportAlertCommand.self])
}

/// `bulletin import cap FILE…`
struct ImportAlertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cap",
    abstract: "Makes warning bulletins of CAP alerts.",
    discussion: """
      Reads alerts of CAP 1.2 (1.1 and 1.0 too) and writes each as a bulletin of kind "warning": \
      content/warnings/<time>-<event>/index.md, with everything that the alert says in its front matter and the \
      description as its text. The alert that a build makes of it says the same, under the same identifier; what cannot \
      be kept, such as a signature, is reported. A restricted or private alert and a draft become drafts.

      A file that exists is never overwritten. After an error in one of the files nothing is written.

      Examples:
        bulletin import cap alert.xml
        bulletin import cap inbox/*.xml --to content/warnings/2025
        bulletin import cap alert.xml --colour orange
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: ArgumentHelp("The section that takes the bulletins.", valueName: "folder"))
  var to = "content/warnings"

  @Option(
    help: ArgumentHelp(
      "The level of the warning: red, orange, yellow or blue (default: by the alert's colour parameter, else by its severity).",
      valueName: "colour"))
  var colour: WarningColour?

  @Argument(help: ArgumentHelp("CAP alerts in XML.", valueName: "file"))
  var files: [String]

  func run() throws {
    let request = try options.buildRequest()
    let section = try self.section()
    var diagnostics: [Diagnostic] = []
    let configuration = try Self.configuration(in: request.source, into: &diagnostics)
    var sources: [String: SourceFile] = [:]
    var bulletins: [AlertImport.Bulletin] = []
    if let configuration {
      let work = AlertImport(configuration: configuration, section: section, colour: colour)
      for path in files {
        guard let bytes = Self.bytes(of: path, into: &diagnostics) else { continue }
        let file = SourceFile(path: path, bytes: bytes)
        sources[path] = file
        let drafted = Dictionary(bulletins.map { ($0.path, Array($0.markdown.utf8)) }) { first, _ in first }
        let bulletin = work.bulletin(of: file, into: &diagnostics) { place in
          drafted[place] ?? Self.existing(request.source + "/" + place)
        }
        if let bulletin { bulletins.append(bulletin) }
      }
    }
    let printer = FindingsPrinter(options, source: request.source, files: sources)
    printer.print(diagnostics.inReportingOrder())
    if diagnostics.hasErrors { throw ExitCode(1) }
    for bulletin in bulletins {
      try write(bulletin, in: request.source)
      if !options.quiet, !printer.ownsStandardOutput { print(Self.line(bulletin)) }
    }
  }

  /// The section as a path below the source folder.
  private func section() throws -> String {
    let parts = to.split(separator: "/").filter { $0 != "." }.map(String.init)
    let isSafe = !parts.isEmpty && !to.hasPrefix("/") && parts.allSatisfy { PathSegment.fault(in: $0) == nil }
    guard isSafe, parts[0] == "content" else {
      throw ValidationError("--to must be a folder below content/, such as content/warnings, not \"\(to)\"")
    }
    return parts.joined(separator: "/")
  }

  /// Nil after an error.
  private static func configuration(in source: String, into diagnostics: inout [Diagnostic]) throws
    -> SiteConfiguration?
  {
    let path = "content/site.yaml"
    guard File.status(source + "/" + path) != nil else {
      throw ValidationError(
        "there is no content/site.yaml in \(source); give the folder of the site with --source, or begin one with "
          + "\"bulletin new site DIR\"")
    }
    guard let bytes = bytes(of: source + "/" + path, into: &diagnostics) else { return nil }
    return ConfigurationReader.read(SourceFile(path: path, bytes: bytes), into: &diagnostics)
  }

  private static func bytes(of path: String, into diagnostics: inout [Diagnostic]) -> [UInt8]? {
    do throws(FileError) {
      if let size = File.status(path)?.stamp.size, size > AlertReader.maximumBytes {
        throw FileError("read", path, code: EFBIG)
      }
      return try File.read(path)
    } catch {
      diagnostics.append(Diagnostic(.alertInvalid, error.description, at: SourceLocation(path: path)))
      return nil
    }
  }

  /// What stands at a path: nothing, or some bytes, even where they cannot be read.
  private static func existing(_ path: String) -> [UInt8]? {
    if File.status(path) == nil { return nil }
    return (try? File.read(path)) ?? []
  }

  private func write(_ bulletin: AlertImport.Bulletin, in source: String) throws {
    let whole = source + "/" + bulletin.path
    do throws(FileError) {
      try File.makeFolder(File.parent(of: whole) ?? whole)
      try File.replace(whole, with: Array(bulletin.markdown.utf8))
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(1)
    }
  }

  private static func line(_ bulletin: AlertImport.Bulletin) -> String {
    let draft = bulletin.reasonToHold.map { ", a draft, since \($0)" } ?? ""
    return "Wrote \(bulletin.path)\(draft)."
  }
}
