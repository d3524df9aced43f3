import Characters
import CommonMark
import Diagnostics
import Markup
import SiteModel

/// Finds what the relative destinations of a document lead to.
struct LinkResolver: Sendable {
  private let site: Site
  /// Files below `content/` that are copied, and where to.
  private let files: [String: SitePath]
  /// Indices of withdrawn pages, by address.
  private let tombstones: [String: Int]
  /// Markdown files that are there, shown or not, readable or not, and what may have been meant by a wrong name.
  private let names: NamesOfSources

  init(site: Site, files: [String: SitePath], documents: [String]) {
    self.site = site
    self.files = files
    tombstones = Dictionary(site.tombstones.enumerated().map { ($1.path.text, $0) }) { first, _ in first }
    names = NamesOfSources(documents: documents, files: files.keys)
  }

  /// The root-relative URL of a destination.
  ///
  /// - Parameters:
  ///   - path: the document with the link, below `content/`.
  func resolve(_ slot: Slot, in path: String, into diagnostics: inout [Diagnostic]) -> String? {
    let (target, suffix) = Self.split(slot.destination)
    let isDocument = target.hasSuffix(".md")
    var meant = Self.candidates(target, from: path)
    if site.editions.count > 1 { meant = meant.map { site.versions.target($0, from: path) } }
    for name in meant {
      if isDocument, suffix.first == "?", let example = site.madePages[name] {
        return addressOfMadePage(name, suffix, slot, example, into: &diagnostics)
      }
      if isDocument, !tombstones.isEmpty, case .withdrawn = site.holds[name], let address = site.addresses[name] {
        return tombstone(address, slot, name, into: &diagnostics)
      }
      if let address = isDocument ? site.addresses[name] : files[name] { return site.url(address) + encoded(suffix) }
      if isDocument, names.hasDocument(name) {
        // A document that could not be read has been reported already; one that is held back has not.
        if let hold = site.holds[name] { diagnostics.append(heldBack(slot, name, hold)) }
        if let example = site.madePages[name] { diagnostics.append(makesPages(slot, name, example)) }
        return nil
      }
    }
    if isDocument {
      diagnostics.append(missing(slot, target, from: path))
      return nil
    }
    return other(slot, target, path, into: &diagnostics)
  }

  /// The address of a page that a document or section makes for one value of the data: `region.md?region=320400`.
  private func addressOfMadePage(
    _ name: String, _ suffix: Substring, _ slot: Slot, _ example: String, into diagnostics: inout [Diagnostic]
  ) -> String? {
    let query = suffix.prefix { $0 != "#" }
    let names = [String(query), Self.percentDecoded(String(query))].compactMap { $0.map { name + $0 } }
    if let page = names.first(where: { site.addresses[$0] != nil }), let address = site.addresses[page] {
      if site.holds[page] != nil { return tombstone(address, slot, page, into: &diagnostics) }
      return site.url(address) + encoded(suffix[query.endIndex...])
    }
    if let held = names.first(where: { site.holds[$0] != nil }), let hold = site.holds[held] {
      diagnostics.append(heldBack(slot, held, hold))
    } else {
      diagnostics.append(
        Diagnostic(
          .linkTargetMissing, "\"\(name)\" makes no page for \"\(query.dropFirst())\"", at: slot.location,
          remedy: "say which one is meant, such as \"/\(example)\""))
    }
    return nil
  }

  /// The address of a withdrawn page, where the reason stands. A part of the text that the link names is no longer
  /// there, and its name could tell what it was about.
  private func tombstone(
    _ address: SitePath, _ slot: Slot, _ name: String, into diagnostics: inout [Diagnostic]
  ) -> String {
    diagnostics.append(
      Diagnostic(
        .linkTargetWithdrawn, "the link leads to \"\(name)\", which was withdrawn", at: slot.location,
        remedy: "remove the link, or see that its text tells nothing that was withdrawn"))
    return site.url(address)
  }

  /// The tombstone at an address that is written as such: `/notices/a/`.
  private func tombstone(at target: String) -> Tombstone? {
    let texts = [target, Self.percentDecoded(target)].compactMap { $0 }.map { String($0.drop { $0 == "/" }) }
    return texts.lazy.compactMap { tombstones[$0] ?? tombstones[$0 + "/"] }.first.map { site.tombstones[$0] }
  }

  private func makesPages(_ slot: Slot, _ name: String, _ example: String) -> Diagnostic {
    Diagnostic(
      .linkTargetMissing, "\"\(name)\" makes a page for each value and is none itself", at: slot.location,
      remedy: "say which one is meant, such as \"/\(example)\"")
  }

  /// The paths below `content/` that a destination may mean, without its query and fragment: as it is written, and with
  /// what is percent-encoded decoded.
  static func candidates(_ destination: String, from path: String) -> [String] {
    let (target, _) = split(destination)
    return [target, percentDecoded(target)].compactMap { $0.flatMap { normalized($0, from: path) } }
  }

  /// A file below `content/` that is published, and where.
  func file(_ destination: String, from path: String) -> (path: String, target: SitePath)? {
    for name in Self.candidates(destination, from: path) {
      if let target = files[name] { return (name, target) }
    }
    return nil
  }

  /// An address of the site that is neither a Markdown file nor a copied file, and a finding when it looks like a file.
  private func other(_ slot: Slot, _ target: String, _ path: String, into diagnostics: inout [Diagnostic]) -> String {
    let namesFile = slot.kind == .image || target.split(separator: "/").last?.contains(".") ?? false
    if namesFile, !target.hasPrefix("/") {
      let folder = Self.normalized("x", from: path)?.dropLast() ?? ""
      let names = names.files(in: String(folder))
      diagnostics.append(
        Diagnostic(
          .fileMissing, "there is no file \"\(target)\" beside this document", at: slot.location,
          remedy: Suggestion.nearest(to: target, among: names).map { "did you mean \"\($0)\"?" }
            ?? "put the file into the folder of this document, or correct the name"))
    }
    guard slot.destination.hasPrefix("/") else { return encoded(slot.destination) }
    if !tombstones.isEmpty, let tombstone = tombstone(at: target) {
      return self.tombstone(tombstone.path, slot, tombstone.contentPath, into: &diagnostics)
    }
    return site.configuration.baseURL.path + encoded(slot.destination.drop { $0 == "/" })
  }

  private func heldBack(_ slot: Slot, _ name: String, _ hold: Visibility.Hold) -> Diagnostic {
    Diagnostic(
      .linkTargetHeldBack, "the link leads to \"\(name)\", which \(hold.reason)", at: slot.location,
      remedy: "remove the link, or publish the two together")
  }

  private func missing(_ slot: Slot, _ target: String, from path: String) -> Diagnostic {
    // The same name in another folder, else a similar one in the folder that is meant: a folder that was renamed breaks
    // thousands of links at once, so that not all names can be compared with each.
    let name = target.split(separator: "/").last.map(String.init) ?? target
    let meant = Self.normalized(target, from: path) ?? target
    let folder = String(meant.dropLast(name.count))
    let similar = names.documents(in: folder).lazy.filter { folder + $0 != path }
    let nearest =
      names.documents(named: name).first { $0 != path }
      ?? Suggestion.nearest(to: name, among: similar).map { folder + $0 }
    return Diagnostic(
      .linkTargetMissing, "there is no Markdown file \"\(target)\"", at: slot.location,
      remedy: nearest.map { "did you mean \"/\($0)\"?" })
  }

  private func encoded(_ text: some StringProtocol) -> String {
    var bytes = Bytes()
    bytes.append(urlReference: String(text))
    return bytes.text
  }

  /// A destination without its query and fragment, and those.
  private static func split(_ destination: String) -> (String, Substring) {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    return (String(destination[..<end]), destination[end...])
  }

  /// A path below `content/`; nil when it climbs out.
  private static func normalized(_ target: String, from path: String) -> String? {
    var names = target.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
    for name in target.split(separator: "/") {
      switch name {
      case ".": continue
      case "..":
        if names.popLast() == nil { return nil }
      default: names.append(String(name))
      }
    }
    return names.joined(separator: "/")
  }

  /// Nil when there is nothing to decode, or what comes out is not UTF-8.
  private static func percentDecoded(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return nil }
    let bytes = Bytes(percentDecoding: text.utf8)
    return UTF8Validation.firstInvalidOffset(in: bytes) == nil ? bytes.text : nil
  }
}
