import Chronology
import CommonMark
import DataFormats
import Diagnostics

@testable import SiteModel

/// Makes configurations, front matter, pages and sites from text, as the build does.
enum Samples {
  /// A configuration of title, base URL, and the lines given, which must be without fault.
  static func configuration(_ yaml: String = "") -> SiteConfiguration {
    let (configuration, faults) = readConfiguration("title: 站\nbaseURL: https://example.org/base/\n\(yaml)")
    precondition(faults.isEmpty, "\(faults.map(\.message))")
    return configuration ?? SiteConfiguration()
  }

  static func readConfiguration(_ yaml: String) -> (SiteConfiguration?, [Diagnostic]) {
    var faults: [Diagnostic] = []
    let file = SourceFile(path: "content/site.yaml", bytes: Array(yaml.utf8))
    return (ConfigurationReader.read(file, into: &faults), faults)
  }

  /// The front matter of `content/n/a.md`.
  static func matter(
    _ yaml: String, role: FrontMatterReader.Role = .bulletin, in configuration: SiteConfiguration = configuration(),
    path: String = "n/a.md"
  ) -> (matter: FrontMatter, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let value = YAMLReader.read(yaml, path: "content/" + path, firstLine: 2, into: &faults)
    precondition(faults.isEmpty, "\(faults.map(\.message))")
    let matter = FrontMatterReader(configuration: configuration).read(
      value, role: role, path: "content/" + path, fallbackTitle: "fallback", into: &faults)
    return (matter, faults)
  }

  /// A page whose title is its path unless the lines say otherwise.
  static func page(
    _ path: String, _ yaml: String = "", in configuration: SiteConfiguration = configuration()
  ) -> ContentPage {
    let role: FrontMatterReader.Role =
      path == "_index.md" ? .home : path.hasSuffix("/_index.md") ? .section : .bulletin
    let title = yaml.contains("title:") ? "" : "title: \(path)\n"
    let (matter, _) = matter(title + yaml, role: role, in: configuration, path: path)
    return ContentPage(
      path: path, role: role, matter: matter, summary: nil, counts: TextCounts(words: 0, characters: 0), body: nil,
      location: SourceLocation(path: "content/" + path))
  }

  static func site(
    _ pages: [ContentPage], in configuration: SiteConfiguration = configuration(), now: String = "2024-10-01",
    drafts: Bool = false, future: Bool = false
  ) -> (site: Site, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let site = SiteAssembly.assemble(
      pages, configuration: configuration,
      visibility: visibility(now: now, drafts: drafts, future: future, zone: configuration.timeZone), into: &faults)
    return (site, faults)
  }

  static func visibility(
    now: String, drafts: Bool = false, future: Bool = false, zone: TimeZoneName = .utc
  ) -> Visibility {
    Visibility(now: moment(now, zone), showsDrafts: drafts, showsFuture: future, zone: zone)
  }

  static func moment(_ text: String, _ zone: TimeZoneName = .utc) -> Timestamp {
    DateText(text).map(zone.timestamp) ?? Timestamp(secondsSinceEpoch: 0, offset: 0)
  }
}

extension Diagnostic {
  /// `id line:column+length`, without the line where no file is to blame.
  var short: String {
    guard let place = location else { return kind.id }
    return "\(kind.id) \(place.line):\(place.column)\(place.length > 0 ? "+\(place.length)" : "")"
  }
}

extension Site {
  /// Paths of the pages of a section or term, by rank.
  func paths(_ ranks: some Sequence<Int>) -> [String] { ranks.map { pages[$0].content.path } }

  func section(_ folder: String) -> Section? { sections.first { $0.folder == folder } }

  func page(_ path: String) -> Page? { pages.first { $0.content.path == path } }
}
