import ArgumentParser
import Characters
import Chronology
import Diagnostics
import Files
import SiteModel
import Starting

/// The flags of verbs that draft a bulletin, and how they go about it.
struct DraftOptions: ParsableArguments {
  @OptionGroup var options: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The section that takes it, such as notices (default: the one with the latest bulletin of the kind).",
      valueName: "folder"))
  var section: String?

  @Option(help: "The region that it is about, where the site has regions.")
  var region: String?

  @Flag(name: .customLong("print"), help: "Print the text instead of writing it.")
  var printsText = false

  /// Drafts a bulletin, and prints its path alone, so that an editor can be called with it.
  ///
  /// - Parameters:
  ///   - kind: by its name; nil takes that of the section.
  ///   - complete: adds what the verb knows more.
  func draft(_ title: String, kind: String?, complete: (inout BulletinDraft) throws -> Void) async throws {
    let request = try options.buildRequest()
    let facts = try facts(of: request.source)
    if title.allSatisfy({ $0.isWhitespace }) { throw ValidationError("the title is empty") }
    let own = try section.map { try folder($0, facts) }
    let kind = try await self.kind(kind, own, facts)
    let place = try await self.place(own, kind, facts)
    let moment = facts.configuration.timeZone.timestamp(at: request.now)
    var draft = BulletinDraft(title, kind: kind, in: place, at: moment, of: facts)
    if let region {
      guard facts.hasRegions else {
        throw ValidationError(
          "the site knows no regions; write \"taxonomies: {region: {title: …}}\" in content/site.yaml")
      }
      draft.region = region
    }
    try complete(&draft)
    if printsText { return print(draft.text, terminator: "") }
    try NewFile.write(draft.text, to: draft.path, in: request.source, isTaken: facts.isTaken(draft.path))
    print(NewFile.shown(draft.path, source: options.source))
    if !options.quiet { Console.printError("A draft: complete it, and remove \"draft: true\".") }
  }

  private func facts(of source: String) throws -> SiteFacts {
    var diagnostics: [Diagnostic] = []
    let facts: SiteFacts?
    do throws(FileError) {
      facts = try SiteFacts.read(source, into: &diagnostics)
    } catch {
      throw ValidationError(
        "\(error); give the folder of the site with --source, or make one with \"bulletin new site\"")
    }
    FindingsPrinter(options, source: source).printBesideResult(diagnostics.filter { $0.severity == .error })
    guard let facts else { throw ExitCode(2) }
    return facts
  }

  /// `notices`, `content/notices` and `notices/` are the same section.
  private func folder(_ text: String, _ facts: SiteFacts) throws -> String {
    var names = text.split(separator: "/").map(String.init)
    if names.first == "." { names.removeFirst() }
    if names.first == "content" { names.removeFirst() }
    let folder = names.joined(separator: "/")
    let isSafe = !names.isEmpty && !text.hasPrefix("/") && names.allSatisfy { PathSegment.fault(in: $0) == nil }
    guard isSafe, names[0] != "data" else {
      throw ValidationError("--section must be a folder below content/, such as notices, not \"\(text)\"")
    }
    if facts.hasFolder(folder) { return folder }
    let nearest = Suggestion.nearest(to: folder, among: facts.sections).map { "did you mean \"\($0)\"?" }
    throw ValidationError(
      "there is no section \"\(folder)\"; \(nearest ?? "make it with content/\(folder)/_index.md, or take \(list(facts.sections))")"
    )
  }

  private func kind(_ name: String?, _ section: String?, _ facts: SiteFacts) async throws -> KindDefinition {
    let names = facts.configuration.kinds.map(\.name)
    var wanted = name
    if wanted == nil, let section { wanted = await facts.kind(ofSection: section) }
    guard let wanted else {
      throw ValidationError("say what kind it is: --kind \(names.joined(separator: ", --kind "))")
    }
    if let kind = facts.configuration.kind(named: wanted) { return kind }
    let nearest = Suggestion.nearest(to: wanted, among: names).map { "did you mean \"\($0)\"?" }
    throw ValidationError("there is no kind \"\(wanted)\"; \(nearest ?? "there are \(list(names))")")
  }

  private func place(_ section: String?, _ kind: KindDefinition, _ facts: SiteFacts) async throws -> String {
    if let section { return section }
    if let found = await facts.section(for: kind.name) { return found }
    let known = facts.sections.isEmpty ? "make a folder below content/ first" : "there are \(list(facts.sections))"
    throw ValidationError("no section holds bulletins of kind \"\(kind.name)\" yet; say which with --section: \(known)")
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

/// A file that a verb writes where none is.
enum NewFile {
  /// - Parameters:
  ///   - path: below the source folder.
  ///   - isTaken: whether the name is known to be gone already.
  static func write(_ text: String, to path: String, in source: String, isTaken: Bool = false) throws {
    let whole = source + "/" + path
    var isNew = false
    if !isTaken {
      do throws(FileError) {
        try File.makeFolder(File.parent(of: whole) ?? whole)
        isNew = try File.create(whole, with: Array(text.utf8))
      } catch {
        throw ValidationError("\(error)")
      }
    }
    if !isNew { throw ValidationError("\(path) exists; it is not overwritten") }
  }

  /// The path as it can be given to an editor from where the command was called.
  static func shown(_ path: String, source: String) -> String {
    if source == "." || source == "./" { return path }
    return source.hasSuffix("/") ? source + path : source + "/" + path
  }
}
