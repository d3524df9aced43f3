import Diagnostics
import Privacy
import SiteModel

/// Judges what the scan of the output found: what may be published, and where the rest is written.
struct PersonalDataCheck {
  private let tree: SourceTree
  private let contents: [ContentPage]
  private var exceptions: Exceptions
  private var search: PlaceSearch
  private var findings = CappedFindings<PersonalDataKind>()
  private var reported: Set<Place> = []

  private struct Place: Hashable {
    let kind: PersonalDataKind
    let location: SourceLocation
  }

  init(_ site: Site, tree: SourceTree, source: String) {
    self.tree = tree
    contents = site.pages.map(\.content) + site.sections.compactMap(\.content)
    exceptions = Exceptions(site.configuration, contents)
    search = PlaceSearch(root: source)
  }

  /// Texts of one kind whose places are looked for; the rest is counted.
  private static let limit = 40

  mutating func run(_ scan: OutputScan) -> [Diagnostic] {
    var counts: [PersonalDataKind: Int] = [:]
    for hit in scan.hits {
      if exceptions.coverSite(hit) { continue }
      let isCovered = hit.origins.sorted().map { exceptions.cover(hit, in: $0) }
      if !isCovered.isEmpty, isCovered.allSatisfy(\.self) { continue }
      counts[hit.finding.kind, default: 0] += 1
      if counts[hit.finding.kind, default: 0] <= Self.limit {
        judge(hit)
      } else {
        report(hit, at: hit.origins.min().map { SourceLocation(path: $0) })
      }
    }
    return findings.diagnostics + unused()
  }

  // MARK: Places

  private mutating func judge(_ hit: OutputScan.Hit) {
    if hit.finding.kind.isOfFile { return report(hit, at: hit.origins.min().map { SourceLocation(path: $0) }) }
    let origins = hit.origins.sorted().prefix(200)
    var (isFound, isMissing) = (false, origins.isEmpty)
    for path in origins {
      let places = places(of: hit, in: path)
      if places.isEmpty { isMissing = true } else { isFound = true }
      report(hit, at: places, in: path)
    }
    if isMissing || hit.outputs.contains(where: { $0.hasPrefix(SiteData.home.text) }) {
      isFound = search(hit, in: common) || isFound
    }
    // Lists, feeds and neighbours show traces of bulletins.
    if !isFound { isFound = search(hit, in: contents.map(\.location.path)) }
    if !isFound { report(hit, at: origins.first.map { SourceLocation(path: $0) }) }
  }

  /// What all pages may show: records, settings, templates.
  private var common: [String] {
    tree.data.map { "content/" + $0.path } + ["content/site.yaml"] + tree.theme.map { "templates/" + $0.path }
  }

  private mutating func search(_ hit: OutputScan.Hit, in paths: [String]) -> Bool {
    var isFound = false
    for path in Set(paths).sorted() {
      let places = places(of: hit, in: path)
      if places.isEmpty { continue }
      isFound = true
      report(hit, at: places, in: path)
    }
    return isFound
  }

  private mutating func places(of hit: OutputScan.Hit, in path: String) -> [SourceLocation] {
    search.places(of: hit.finding.key, in: path, passing: exceptions.lines(in: path))
  }

  private mutating func report(_ hit: OutputScan.Hit, at places: [SourceLocation], in path: String) {
    if places.isEmpty || exceptions.cover(hit, in: path) { return }
    // A number of a record may pass the check by chance, as others in its column do not.
    let isNumber = hit.finding.kind == .identityNumber || hit.finding.kind == .bankCard
    if isNumber, path.hasPrefix("content/data/"), !search.isFinding(hit.finding, in: path) { return }
    for place in places { report(hit, at: place) }
  }

  private mutating func report(_ hit: OutputScan.Hit, at place: SourceLocation?) {
    let kind = hit.finding.kind
    if let place, !kind.isOfFile, place.length > 0, !reported.insert(Place(kind: kind, location: place)).inserted {
      return
    }
    let outputs = hit.outputs.sorted()
    let more = outputs.count > 1 ? " and \(outputs.count - 1) more" : ""
    let subject = kind.isOfFile ? "the file would publish" : "\"\(hit.finding.masked)\" would be published:"
    findings.add(
      kind,
      Diagnostic(
        DiagnosticKind(kind), "\(subject) \(kind.name)", at: place,
        notes: outputs.first.map { [.init("it stands in \($0)\(more) of the output")] } ?? [], remedy: kind.remedy))
  }

  // MARK: Exceptions

  /// Exceptions for texts that are not there any more. One for a text that is there but needs none does no harm.
  private mutating func unused() -> [Diagnostic] {
    exceptions.unused.compactMap { exception, bulletin in
      let key = PersonalDataFinding.key(of: exception.text.text)
      let paths = bulletin.map { [$0] } ?? common + contents.map(\.location.path)
      let isThere = paths.contains { path in
        !search.places(of: key, in: path, passing: exceptions.lines(in: path)).isEmpty
      }
      if isThere { return nil }
      return Diagnostic(
        .exceptionUnused, "this text stands nowhere in \(bulletin == nil ? "the site" : "the bulletin")",
        at: exception.text.location, remedy: "remove the exception")
    }
  }
}
