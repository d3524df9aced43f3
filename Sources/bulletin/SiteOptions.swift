import ArgumentParser
import Chronology
import Diagnostics
import Files
import Glibc
import SiteBuild
import SiteModel

extension ReportFormat: ExpressibleByArgument {}

/// The flags that all verbs share.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with content/ and templates/.", valueName: "dir"))
  var source = "."

  @Option(help: ArgumentHelp("Where the site is written (default: site/ in the source folder).", valueName: "dir"))
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Public address of the site, instead of the one in site.yaml.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Show drafts.")
  var drafts = false

  @Flag(help: "Show bulletins and records whose publishDate or date lies in the future.")
  var future = false

  @Option(
    help: ArgumentHelp(
      "The moment that counts as now, such as 2024-09-05T08:00:00+08:00 (default: SOURCE_DATE_EPOCH, else the clock).",
      valueName: "time"))
  var clock: String?

  @Option(
    help: ArgumentHelp(
      """
      How findings are printed: text, json, github, gitlab or sarif (default: github within GitHub Actions, else text).
      """,
      valueName: "format"))
  var format: ReportFormat?

  @Flag(name: .shortAndLong, help: "Print findings only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more about what is done.")
  var verbose = false

  @Flag(name: .customLong("no-color"), help: "Print without colours.")
  var noColor = false

  /// The flags as the value that builds take.
  func buildRequest() throws -> BuildRequest {
    let source = try Self.absolute(self.source)
    guard File.status(source)?.kind == .folder || File.status(File.realPath(source) ?? "")?.kind == .folder else {
      throw ValidationError("there is no folder \(self.source)")
    }
    let root = File.realPath(source) ?? source
    let output = try Self.absolute(self.output ?? root + "/site")
    try checkOutput(output, source: root)
    if let baseURL, BaseURL(baseURL) == nil {
      throw ValidationError("--base-url must be an absolute http or https URL, not \"\(baseURL)\"")
    }
    var request = BuildRequest(
      source: root, output: output, now: try Self.moment(clock), toolVersion: try toolVersion())
    request.baseURL = baseURL
    request.showsDrafts = drafts
    request.showsFuture = future
    return request
  }

  /// The output must not swallow what the site is made of.
  func checkOutput(_ output: String, source: String, flag: String = "--output") throws {
    let place = Self.resolved(output)
    let parts = ["content", "templates", ".bulletin", ".git"].map { Self.resolved(source + "/" + $0) }
    for own in [source] + parts {
      let isInside = own != source && (place + "/").hasPrefix(own + "/")
      if place == "/" || (own + "/").hasPrefix(place + "/") || isInside {
        throw ValidationError("\(flag) \(output) would mix the site with its source; give a folder of its own")
      }
    }
    if let status = File.status(place), status.kind != .folder {
      throw ValidationError("\(flag) \(output) is not a folder")
    }
  }

  /// The public address of the site: as the flag says, else `site.yaml`. Empty where neither does.
  func publicAddress(of request: BuildRequest) -> String {
    (baseURL.flatMap(BaseURL.init) ?? configuration(of: request)?.baseURL)?.text ?? ""
  }

  /// The time zone of the site, where `site.yaml` can be read.
  func timeZone(of request: BuildRequest) -> TimeZoneName { configuration(of: request)?.timeZone ?? .utc }

  private func configuration(of request: BuildRequest) -> SiteConfiguration? {
    var ignored: [Diagnostic] = []
    guard let bytes = try? File.read(request.source + "/content/site.yaml") else { return nil }
    return ConfigurationReader.read(SourceFile(path: "content/site.yaml", bytes: bytes), into: &ignored)
  }

  /// The path with links resolved as far as it exists, so that no link hides where a new folder would be made.
  static func resolved(_ path: String) -> String {
    if let resolved = File.realPath(path) { return resolved }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return path }
    let parent = resolved(String(path[..<slash]))
    return (parent == "/" ? "" : parent) + path[slash...]
  }

  /// The path from the root on, without `.` and `..`.
  static func absolute(_ path: String) throws -> String {
    if path.isEmpty { throw ValidationError("a folder name is empty") }
    let whole = path.hasPrefix("/") ? path : (File.realPath(".") ?? "") + "/" + path
    var names: [Substring] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// What counts as now, in seconds since 1970.
  ///
  /// - Parameter clock: the flag `--clock`.
  static func moment(_ clock: String?) throws -> Int {
    if let clock {
      guard let text = DateText(clock), let offset = text.offset else {
        throw ValidationError(
          "--clock must be a time with an offset, such as 2024-09-05T08:00:00+08:00, not \"\(clock)\"")
      }
      return Timestamp(date: text.date, secondsOfDay: text.secondsOfDay ?? 0, offset: offset).secondsSinceEpoch
    }
    if let text = Console.environment("SOURCE_DATE_EPOCH") {
      guard let seconds = Int(text) else {
        throw ValidationError("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"\(text)\"")
      }
      return seconds
    }
    return Glibc.time(nil)
  }

  /// The version and the very program: a cache of another build of the tool must not be trusted.
  private func toolVersion() throws -> String {
    let program = File.realPath("/proc/self/exe").flatMap(File.status)?.stamp
    return "\(Version.text) \(program?.size ?? 0) \(program?.modified ?? 0)"
  }
}
