import Concurrency
import DataFormats
import Diagnostics
import Files
import SiteModel

/// What is known of a site before a bulletin is added to it: its settings, and what lies where.
package struct SiteFacts: Sendable {
  package let configuration: SiteConfiguration
  /// Keys of front matter by which bulletins are sorted or figures asked for: taxonomies and dimensions.
  let keys: Set<String>
  package var hasRegions: Bool { keys.contains("region") }
  private let source: String
  /// Markdown files, below `content/`.
  private let pages: [String]

  /// Nil after an error of `site.yaml`. Throws when that, or `content/`, cannot be read.
  ///
  /// - Parameter source: the folder with `content/`; absolute.
  package static func read(
    _ source: String, into diagnostics: inout [Diagnostic]
  ) throws(FileError) -> SiteFacts? {
    let path = "content/site.yaml"
    let file = SourceFile(path: path, bytes: try File.read(source + "/" + path))
    guard let configuration = ConfigurationReader.read(file, into: &diagnostics), !diagnostics.hasErrors else {
      return nil
    }
    let entries = try FileTree.scan(source + "/content") { !($0.split(separator: "/").last ?? "").hasPrefix(".") }
    return SiteFacts(
      configuration: configuration,
      keys: Set(configuration.taxonomies.map(\.name)).union(dimensions(in: source)), source: source,
      pages: entries.filter { $0.kind == .file && $0.hasReadableName && $0.path.hasSuffix(".md") }.map(\.path))
  }

  /// The names of the dimensions, as far as they can be read: a build tells what is wrong with them.
  private static func dimensions(in source: String) -> [String] {
    let path = "content/data/measures.yaml"
    guard let bytes = try? File.read(source + "/" + path) else { return [] }
    var ignored: [Diagnostic] = []
    let value = YAMLReader.read(String(decoding: bytes, as: UTF8.self), path: path, into: &ignored)
    let members = value?.members?.first { $0.key == "dimensions" }?.value.members
    return members?.map(\.key) ?? []
  }

  // MARK: Sections

  /// Folders below `content/` that have bulletins or a page of their own.
  package var sections: [String] { Set(pages.map(section)).subtracting([""]).sorted() }

  /// The section of a file: the nearest folder that is no bulletin's own (`name/index.md`).
  private func section(of path: String) -> String {
    var names = path.split(separator: "/").dropLast()
    if path.hasSuffix("/index.md") { names = names.dropLast() }
    return names.joined(separator: "/")
  }

  /// The section with the latest bulletin of a kind, else the one with its name; nil when there is none.
  package func section(for kind: String) async -> String? {
    let found = await concurrentMap(pages) { path in (path: path, date: date(of: path, ifKind: kind)) }
    let latest = found.compactMap { page in page.date.map { ($0, page.path) } }.max { $0 < $1 }
    if let latest { return section(of: latest.1) }
    let names = [kind, kind + "s", kind + "es"]
    return sections.first { section in names.contains { section == $0 || section.hasSuffix("/" + $0) } }
  }

  /// The kind of most bulletins of a section; nil for one that is empty.
  package func kind(ofSection section: String) async -> String? {
    let own = pages.filter { self.section(of: $0) == section }
    let kinds = await concurrentMap(own) { path in matter(of: path)?.members?.text("kind") }.compactMap(\.self)
    let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The date of a bulletin, as it is written; nil for one of another kind.
  private func date(of path: String, ifKind kind: String) -> String? {
    guard let members = matter(of: path, holding: kind)?.members, members.text("kind") == kind else { return nil }
    return members.text("date") ?? ""
  }

  /// - Parameter word: what the front matter must hold to be worth reading.
  private func matter(of path: String, holding word: String = "") -> DataValue? {
    let place = "content/" + path
    guard let bytes = try? File.read(source + "/" + place) else { return nil }
    var ignored: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: SourceFile(path: place, bytes: bytes), into: &ignored)
    guard let yaml = block.yaml else { return nil }
    let text = String(decoding: bytes[yaml], as: UTF8.self)
    if !word.isEmpty, !text.contains(word) { return nil }
    return YAMLReader.read(text, path: place, into: &ignored)
  }

  /// Whether something has the name of a new file already, or the address that it would get.
  package func isTaken(_ path: String) -> Bool {
    let whole = source + "/" + path
    return File.status(whole) != nil || File.status(String(whole.dropLast(3)) + "/index.md") != nil
  }

  /// Whether the folder is there, below `content/`.
  package func hasFolder(_ section: String) -> Bool { File.status(source + "/content/" + section)?.kind == .folder }
}

extension [DataValue.Member] {
  fileprivate func text(_ key: String) -> String? { first { $0.key == key }?.value.text }
}
