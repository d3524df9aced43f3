import DataFormats
import Diagnostics
import Files
import Glibc

/// Prints findings in the format that was asked for.
struct FindingsPrinter: Sendable {
  private let format: ReportFormat
  private let colour: Bool
  private let source: String
  private let files: [String: SourceFile]

  /// - Parameter files: files outside of the source folder, as they were read, by the path that findings name.
  init(_ options: SiteOptions, source: String, files: [String: SourceFile] = [:]) {
    format = options.format ?? (Console.environment("GITHUB_ACTIONS") == "true" ? .github : .text)
    colour = Console.usesColour(unless: options.noColor)
    self.source = source
    self.files = files
  }

  /// JSON, SARIF and Code Quality reports are results and go to standard output, also when there is nothing to report. The others go to
  /// standard error, but for GitHub, which reads standard output.
  func print(_ diagnostics: [Diagnostic]) {
    Console.write(reporter.report(diagnostics), to: format == .text ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// For a verb whose own result is JSON: findings as text on standard error, whatever the format.
  func printBesideResult(_ diagnostics: [Diagnostic]) {
    let source = source
    let reporter = TextReporter(colour: colour) { Self.excerptSource($0, in: source) }
    Console.write(reporter.report(diagnostics), to: STDERR_FILENO)
  }

  /// Whether standard output is taken by a report.
  var ownsStandardOutput: Bool { [.json, .sarif, .gitlab].contains(format) }

  /// A file that an excerpt may show, by the path that findings name.
  @Sendable func file(_ path: String) -> SourceFile? { files[path] ?? Self.excerptSource(path, in: source) }

  /// A file that an excerpt may show: not one that a link brings in from elsewhere, nor one too large to be read for a
  /// line of it.
  private static func excerptSource(_ path: String, in source: String) -> SourceFile? {
    let whole = source + "/" + path
    guard let place = File.realPath(whole), place.hasPrefix(source + "/"),
      let size = File.status(place)?.stamp.size, size <= maximumExcerptSource
    else { return nil }
    guard let bytes = try? File.read(place) else { return nil }
    let file = SourceFile(path: path, bytes: bytes)
    // Places in data files are those of their text, whatever their encoding.
    var reportedElsewhere: [Diagnostic] = []
    return path.hasPrefix("content/data/")
      ? TextDecoding.decode(file, as: nil, into: &reportedElsewhere) ?? file : file
  }

  private static let maximumExcerptSource = 64 << 20

  private var reporter: any Reporter {
    switch format {
    case .text: return TextReporter(colour: colour, source: file)
    case .json: return JSONReporter()
    case .github: return GitHubReporter(root: rootOfServices)
    case .gitlab: return GitLabReporter(root: rootOfServices)
    case .sarif: return SARIFReporter(version: Version.text, root: rootOfServices)
    }
  }

  /// What leads from the repository, the nearest folder around the source that holds `.git`, to the source: services
  /// want all paths from there.
  private var rootOfServices: String {
    var folder = source
    while File.status(folder + "/.git") == nil {
      guard let parent = File.parent(of: folder), parent != "/" else { return "" }
      folder = parent
    }
    return folder == source ? "" : source.dropFirst(folder.count + 1) + "/"
  }
}
