import Diagnostics
import Markup
import SiteBuild
import Synchronization

/// Looks at every file of the site as it is made, from many tasks at once, and keeps what checks ask for: not the
/// pages, but what may be linked to in them, where their links lead, and what is wrong.
final class SiteInspection: Sendable {
  /// A file of the site that has something.
  struct Place: Comparable, Hashable, Sendable {
    /// Below the output folder.
    let path: String
    /// The source file that it shows, if it shows one.
    let origin: String?

    /// Places that somebody has written go first.
    static func < (left: Place, right: Place) -> Bool {
      if (left.origin == nil) != (right.origin == nil) { return right.origin == nil }
      return left.path < right.path
    }
  }

  /// How often something was seen, and where: a few places, the same ones whatever the order in which they come.
  struct Occurrences: Sendable {
    var count = 0
    /// In their order.
    private(set) var places: [Place] = []
    private static let limit = 4

    mutating func add(_ place: Place) {
      count += 1
      if places.count == Self.limit, let last = places.last {
        if place > last { return }
        places.removeLast()
      }
      places.insert(place, at: places.firstIndex { $0 > place } ?? places.count)
    }
  }

  /// An address on pages.
  struct Target: Sendable {
    enum Kind: Sendable { case page, file, feed }

    let address: String
    let kind: Kind
    /// A page that has it; all that have it are in one folder, where that matters.
    let page: String
    var occurrences = Occurrences()
  }

  /// A page that may be linked to.
  struct Anchors: Sendable {
    /// Sorted hashes.
    let names: [UInt64]
    /// Whether nobody knows which places it has: it sends its readers on.
    let isOpen: Bool
  }

  struct Findings: Sendable {
    var files: Set<String> = []
    var anchors: [String: Anchors] = [:]
    var targets: [UInt64: Target] = [:]
    var faults: [PageFault: Occurrences] = [:]
    var style = StyleMaterial()
  }

  private let findings = Mutex(Findings())

  var result: Findings { findings.withLock { $0 } }

  func see(_ file: RenderedFile) {
    let place = Place(path: file.path, origin: file.origin)
    if file.path.hasSuffix(".html") {
      file.bytes.withUnsafeBufferPointer { see(page: file, $0, at: place) }
    } else if file.isRendered, let facts = FeedFacts.read(file.bytes, path: file.path) {
      see(feed: facts, at: place)
    }
    let heavy = file.isRendered ? nil : PageWeight.fault(ofPicture: file.path, size: file.bytes.count)
    findings.withLock { findings in
      findings.files.insert(file.path)
      if let heavy { findings.faults[heavy, default: Occurrences()].add(place) }
      if file.path.hasSuffix(".css") { findings.style.sheets[file.path] = file.bytes }
    }
  }

  private func see(page file: RenderedFile, _ bytes: UnsafeBufferPointer<UInt8>, at place: Place) {
    var facts = PageScan.read(bytes, path: file.path)
    if place.origin != nil, let fault = PageWeight.fault(ofPage: bytes, path: file.path) { facts.faults.append(fault) }
    add(facts, of: file, bytes, at: place)
  }

  private func see(feed facts: FeedFacts, at place: Place) {
    findings.withLock { findings in
      for fault in facts.faults { findings.faults[fault, default: Occurrences()].add(place) }
      for address in facts.addresses {
        var key = ByteHash(1)
        key.mix(ByteHash.of(address))
        let target = Target(address: address, kind: .feed, page: place.path)
        findings.targets[key.value, default: target].occurrences.add(place)
      }
    }
  }

  private func add(
    _ facts: PageFacts, of file: RenderedFile, _ bytes: UnsafeBufferPointer<UInt8>, at place: Place
  ) {
    findings.withLock { findings in
      findings.anchors[file.path] = Anchors(names: facts.anchors, isOpen: facts.isRedirect)
      // What is copied is its author's own.
      guard file.isRendered else { return }
      if !facts.hasBase {
        for reference in facts.references {
          findings.targets[reference.key, default: reference.target(in: bytes, of: file.path)].occurrences.add(place)
        }
      }
      for fault in facts.faults { findings.faults[fault, default: Occurrences()].add(place) }
      if !facts.isRedirect { findings.style.add(facts.elements, in: bytes) }
    }
  }
}

extension PageFacts.Reference {
  fileprivate func target(in bytes: UnsafeBufferPointer<UInt8>, of page: String) -> SiteInspection.Target {
    SiteInspection.Target(
      address: CharacterReference.decode(UnsafeBufferPointer(rebasing: bytes[value])), kind: isFile ? .file : .page,
      page: page)
  }
}
