import Publishing
import SiteBuild

/// Where the addresses of a site lead: those that lead nowhere.
struct SiteLinks: Sendable {
  /// An address of this site without a file.
  struct Missing: Sendable {
    let target: SiteInspection.Target
    /// Decoded, below the output folder.
    let path: String
  }

  /// An address whose page has no such place.
  struct Placeless: Sendable {
    let target: SiteInspection.Target
    let file: String
    let fragment: String
  }

  let addresses: SiteAddresses
  /// In an order that no hash decides.
  let missing: [Missing]
  let placeless: [Placeless]

  /// - Parameter files: those of the output folder.
  init(_ inspected: SiteInspection.Findings, _ sources: Rehearsal.Sources, files: [OutputFile]) {
    let foreign = files.filter { !$0.isOurs }.map(\.path)
    let addresses = SiteAddresses(
      base: sources.site.configuration.baseURL,
      files: inspected.files.union(sources.plannedFiles).union(foreign))
    var missing: [Missing] = []
    var placeless: [Placeless] = []
    for target in inspected.targets.values {
      guard case .path(let path, let fragment) = addresses.destination(of: target.address, on: target.page) else {
        continue
      }
      guard let file = addresses.file(at: path) else {
        missing.append(Missing(target: target, path: path))
        continue
      }
      if let fragment, let anchors = inspected.anchors[file], !anchors.isOpen, !Self.isPlace(fragment, anchors) {
        placeless.append(Placeless(target: target, file: file, fragment: fragment))
      }
    }
    self.addresses = addresses
    self.missing = missing.sorted { ($0.target.address, $0.target.page) < ($1.target.address, $1.target.page) }
    self.placeless = placeless.sorted { ($0.target.address, $0.target.page) < ($1.target.address, $1.target.page) }
  }

  /// A fragment may be percent-encoded; `#top` is the beginning of every page (WHATWG HTML, section 7.4.6.3). What
  /// follows `:~:` are directions to the browser.
  private static func isPlace(_ fragment: String, _ anchors: SiteInspection.Anchors) -> Bool {
    let name = fragment.firstRange(of: ":~:").map { String(fragment[..<$0.lowerBound]) } ?? fragment
    if name.isEmpty || name.lowercased() == "top" { return true }
    return [name, SiteAddresses.decoded(name)].contains { anchors.names.containsSorted(ByteHash.of($0)) }
  }
}
