import Characters
import Diagnostics
import Publishing
import SiteBuild

extension Check {
  /// Addresses on pages lead to pages.
  static let pageLinks = Check(.pageLinkBroken) { LinksInside($0).broken(.page, .pageLinkBroken) }
  /// Addresses on pages lead to files.
  static let pageFiles = Check(.pageFileMissing) { LinksInside($0).broken(.file, .pageFileMissing) }
  /// Fragments lead to places.
  static let pageFragments = Check(.pageFragmentMissing) { LinksInside($0).withoutPlace() }
}

/// Tells of addresses that lead nowhere.
struct LinksInside {
  private let context: CheckContext
  private var addresses: SiteAddresses { context.links.addresses }
  /// What a build tells of files that are missing: the file with the link, and the link as it is written.
  private let told: Set<[String]>

  init(_ context: CheckContext) {
    self.context = context
    told = Set(
      context.reported.filter { $0.kind == .fileMissing }.compactMap { finding in
        let quoted = finding.message.split(separator: "\"", omittingEmptySubsequences: false)
        return finding.location.flatMap { quoted.count > 2 ? [$0.path, SiteAddresses.decoded(quoted[1])] : nil }
      })
  }

  func broken(_ kind: SiteInspection.Target.Kind, _ diagnostic: DiagnosticKind) -> [Diagnostic] {
    var byPath: [String: SiteInspection.Target] = [:]
    var toldPaths = pathsOfTold
    for link in context.links.missing {
      let target = link.target
      if target.occurrences.places.contains(where: { isTold(target.address, in: $0) }) { toldPaths.insert(link.path) }
      // A feed repeats what its pages say.
      if kind == .feed, target.kind != .feed { toldPaths.insert(link.path) }
      if target.kind == kind { byPath[link.path] = byPath[link.path]?.merged(with: target) ?? target }
    }
    var findings = CappedFindings<String>(limit: 50)
    for (path, target) in byPath.sorted(by: { $0.key < $1.key }) where !toldPaths.contains(path) {
      let finding = context.finding(
        diagnostic,
        kind == .file
          ? "there is no file \"\(path)\" in the site"
          : "\"\(SiteAddresses.decoded(target.address))\" leads to no page of the site",
        remedy: remedy(path), target.occurrences, traces: traces(target.address))
      if let finding { findings.add("", finding) }
    }
    return findings.diagnostics
  }

  func withoutPlace() -> [Diagnostic] {
    var findings = CappedFindings<String>(limit: 50)
    for link in context.links.placeless {
      let address = link.target.address
      let finding = context.finding(
        .pageFragmentMissing,
        "\"\(SiteAddresses.decoded(address))\" leads to nothing on \"\(link.file)\": no element has this id",
        remedy: "see what the heading's id is now, or give the place this id", link.target.occurrences,
        traces: traces(address) + [.text("#" + SiteAddresses.decoded(link.fragment))])
      if let finding { findings.add("", finding) }
    }
    return findings.diagnostics
  }

  /// Where links lead that a build tells of: a page with a fault is not seen, and lists repeat what it says.
  private var pathsOfTold: Set<String> {
    let site = context.sources.site
    return Set(
      told.compactMap { told -> String? in
        guard let page = site.addresses[String(told[0].dropFirst("content/".count))],
          case .path(let path, _) = addresses.destination(of: told[1], on: page.outputFile)
        else { return nil }
        return path
      })
  }

  private func isTold(_ address: String, in place: SiteInspection.Place) -> Bool {
    place.origin.map { told.contains([$0, SiteAddresses.decoded(address)]) } ?? false
  }

  /// The path that an address leads to, when there is nothing in this site; nil when there is, and for all others.
  func missingFile(_ address: String, on page: String) -> String? {
    if address.hasPrefix("#") || address.lowercased().hasPrefix("data:") { return nil }
    guard case .path(let path, _) = addresses.destination(of: address, on: page), addresses.file(at: path) == nil else {
      return nil
    }
    return path
  }

  /// An address as its author may have written it: without the base path, and without the slash before it.
  private func traces(_ address: String) -> [SourceTrace] {
    let base = context.sources.site.configuration.baseURL.path
    let below = address.hasPrefix(base) ? [String(address.dropFirst(base.count - 1))] : []
    return ([address] + below).map { .text($0) }
  }

  /// A name that is nearly the same, in the same folder or with other letters.
  func remedy(_ path: String) -> String {
    let isFolder = path.isEmpty || path.hasSuffix("/")
    let trimmed = isFolder ? String(path.dropLast()) : path
    let folder = trimmed.lastIndex(of: "/").map { String(trimmed[...$0]) } ?? ""
    var names: Set<String> = []
    for file in addresses.files where file.hasPrefix(folder) {
      let rest = file.dropFirst(folder.count)
      guard let slash = rest.firstIndex(of: "/") else {
        names.insert(String(rest))
        continue
      }
      if rest[slash...] == "/index.html" { names.insert(String(rest[...slash])) }
      if names.count > 500 { break }
    }
    let candidates = names.count > 500 ? [] : names.sorted()
    let nearest = Suggestion.nearest(to: String(path.dropFirst(folder.count)), among: candidates)
    return nearest.map { "did you mean \"/\(folder)\($0)\"?" } ?? "correct the address, or put there what it names"
  }
}

extension SiteInspection.Target {
  /// Two ways to write the same address.
  fileprivate func merged(with other: SiteInspection.Target) -> SiteInspection.Target {
    var merged = self
    merged.occurrences.add(other.occurrences)
    return merged
  }
}

extension SiteInspection.Occurrences {
  mutating func add(_ other: SiteInspection.Occurrences) {
    let shared = other.places.count { places.contains($0) }
    let sum = count + other.count - shared
    for place in other.places where !places.contains(place) { add(place) }
    count = sum
  }
}
