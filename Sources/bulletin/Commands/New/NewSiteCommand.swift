import ArgumentParser
import Files
import SiteModel
import Starting

extension StarterSite.Language: ExpressibleByArgument {}

/// `bulletin new site DIR`
struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Makes a small, complete site to begin with.",
    discussion: """
      Writes content/ with settings, sections and an example of each kind of bulletin, whose figures are bound to a small \
      table of made-up records, and a README.md that tells the daily work. It can be built at once. The examples are of \
      today and of last month; each page says that it is made up.

      The folder is made, or must be empty but for .git. After an interruption the same command can be given again.

      Examples:
        bulletin new site safety
        bulletin new site safety --title 某市安全生产公报 --authority 某市应急管理局 --base-url https://aqsc.example.org/
        bulletin new site safety --language en --time-zone Europe/London
      """)

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var folder: String

  @Option(help: "The language of the examples, of comments and of README.md: zh-Hans or en.")
  var language = StarterSite.Language.chinese

  @Option(help: "The name of the site (default: one that is to be changed in content/site.yaml).")
  var title: String?

  @Option(help: "Who publishes (default: a made-up office).")
  var authority: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Public address of the site (default: one that nobody can have).", valueName: "url"))
  var baseURL: String?

  @Option(
    name: .customLong("time-zone"),
    help: ArgumentHelp("The zone of dates (default: Asia/Shanghai, in English UTC).", valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "The moment that counts as now (default: SOURCE_DATE_EPOCH, else the clock).", valueName: "time"))
  var clock: String?

  @Flag(name: .shortAndLong, help: "Print nothing.")
  var quiet = false

  func run() throws {
    let site = try starter()
    if folder.isEmpty { throw ValidationError("a folder name is empty") }
    let place = try SiteOptions.absolute(folder)
    do throws(SiteStart.Fault) {
      try SiteStart(site.files, in: place).write()
    } catch {
      throw ValidationError(message(error))
    }
    if !quiet { print(nextSteps(site)) }
  }

  private func starter() throws -> StarterSite {
    var site = StarterSite(language, now: try SiteOptions.moment(clock))
    site.title = try Self.line(title, "--title") ?? site.title
    site.authority = try Self.line(authority, "--authority") ?? site.authority
    if let baseURL {
      guard let url = BaseURL(baseURL) else {
        throw ValidationError("--base-url must be an absolute http or https URL, not \"\(baseURL)\"")
      }
      site.baseURL = url.text
    }
    if let timeZone {
      guard let zone = TimeZoneName(timeZone) else {
        let nearest = TimeZoneName.nearest(to: timeZone).map { "; did you mean \"\($0)\"?" } ?? ""
        throw ValidationError("there is no time zone \"\(timeZone)\"\(nearest)")
      }
      site.timeZone = zone
    }
    return site
  }

  /// A name is one line.
  private static func line(_ text: String?, _ flag: String) throws -> String? {
    guard let text else { return nil }
    let line = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    if line.isEmpty { throw ValidationError("\(flag) is empty") }
    return line
  }

  private func message(_ fault: SiteStart.Fault) -> String {
    switch fault {
    case .notAFolder: return "\(folder) is there and is no folder; give another name"
    case .failed(let error): return "\(error)"
    case .occupied(let paths):
      let shown = paths.prefix(20).map { "  \($0)" } + (paths.count > 20 ? ["  and \(paths.count - 20) more"] : [])
      return "nothing was written, since \(folder) is not empty; there are\n\(shown.joined(separator: "\n"))"
    }
  }

  private func nextSteps(_ site: StarterSite) -> String {
    """
    Made a site of \(site.files.count) files. Put your own title, authority and address into \(folder)/content/site.yaml.
    Look at it: bulletin serve --source \(folder) --open
    Then read \(folder)/README.md, which tells the daily work.
    """
  }
}
