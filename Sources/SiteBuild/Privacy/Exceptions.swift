import Files
import Privacy
import SiteModel

/// The texts that may be published though they look like personal data: of the whole site, and of single bulletins.
struct Exceptions {
  private struct Entry {
    let exception: PrivacyException
    let key: String
    /// The file that it is written in.
    var path: String { exception.text.location.path }
    var isUsed = false
  }

  private var site: [Entry]
  /// By the source file of the bulletin.
  private var bulletins: [String: [Entry]] = [:]
  /// Public by their purpose, without anybody saying so.
  private let purposes: Set<String>

  init(_ configuration: SiteConfiguration, _ contents: [ContentPage]) {
    site = configuration.privacyExceptions.map(Self.entry)
    for content in contents where !content.privacyExceptions.isEmpty {
      bulletins[content.location.path] = content.privacyExceptions.map(Self.entry)
    }
    let addresses = [configuration.authority.email, configuration.warnings.sender]
    let warnings = contents.compactMap(\.warning)
    let senders = warnings.compactMap(\.sender?.text) + warnings.flatMap(\.references).map(\.sender)
    purposes = Set((addresses + senders).compactMap { $0.map(PersonalDataFinding.key) })
  }

  private static func entry(_ exception: PrivacyException) -> Entry {
    Entry(exception: exception, key: PersonalDataFinding.key(of: exception.text.text))
  }

  /// Whether the whole site may show a text.
  mutating func coverSite(_ hit: OutputScan.Hit) -> Bool {
    purposes.contains(hit.finding.key) || Self.cover(hit, &site) || coverFile(hit)
  }

  /// Whether a bulletin names a file that may be published as it is.
  private mutating func coverFile(_ hit: OutputScan.Hit) -> Bool {
    guard hit.finding.kind.isOfFile else { return false }
    let folders = Set(hit.origins.compactMap { File.parent(of: $0) })
    return bulletins.keys.sorted().contains { path in
      File.parent(of: path).map(folders.contains) ?? false && cover(hit, in: path)
    }
  }

  /// Whether a bulletin may show a text.
  mutating func cover(_ hit: OutputScan.Hit, in path: String) -> Bool {
    guard var entries = bulletins[path] else { return false }
    defer { bulletins[path] = entries }
    return Self.cover(hit, &entries)
  }

  private static func cover(_ hit: OutputScan.Hit, _ entries: inout [Entry]) -> Bool {
    var isCovered = false
    for index in entries.indices where matches(entries[index], hit) {
      entries[index].isUsed = true
      isCovered = true
    }
    return isCovered
  }

  private static func matches(_ entry: Entry, _ hit: OutputScan.Hit) -> Bool {
    let key = hit.finding.key
    if hit.finding.kind.isOfFile {
      let name = entry.exception.text.text
      let isFile = (hit.origins.union(hit.outputs)).contains { $0 == name || $0.hasSuffix("/" + name) }
      return isFile || (hit.finding.kind == .imageOwner && entry.key == key)
    }
    // With the number of a country or an extension, or with the name beside it.
    return entry.key == key || entry.key.contains(key)
      || (hit.finding.kind == .phone && entry.key.utf8.count >= 7 && key.contains(entry.key))
  }

  /// Lines of a file that exceptions are written on: their texts are no findings themselves.
  func lines(in path: String) -> Set<Int> {
    Set((site + (bulletins[path] ?? [])).filter { $0.path == path }.map(\.exception.text.location.line))
  }

  /// Exceptions that no finding needed, with the file that they are for; nil for the whole site.
  var unused: [(exception: PrivacyException, bulletin: String?)] {
    site.filter { !$0.isUsed }.map { ($0.exception, nil) }
      + bulletins.sorted { $0.key < $1.key }.flatMap { path, entries in
        entries.filter { !$0.isUsed }.map { ($0.exception, path) }
      }
  }
}
