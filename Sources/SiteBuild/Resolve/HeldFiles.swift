import DataFormats
import SiteModel

/// The files that belong to documents which are held back or withdrawn: an attachment tells what its bulletin must not
/// tell. What a shown document refers to belongs to that, too, and stays, unless it lies in the folder of a bundle.
struct HeldFiles {
  private let bundles: HeldBundles
  /// Files that only documents which are held back refer to.
  private let attachments: Set<String>
  /// Files that a shown document refers to, as far as it may matter.
  private let used: Set<String>
  /// Paths without `.md` of bulletins that are held back: `annual.pdf` lies beside `annual.md`.
  private let heldNames: Set<Substring>
  /// The bulletins of each folder, those in the folders below it counted too.
  private var folders: [Substring: Folder] = [:]

  private struct Folder {
    var own = 0
    var ownHeld = 0
    var all = 0
    var allHeld = 0
  }

  /// - Parameter pages: all documents that were loaded, shown or not.
  init(site: Site, pages: [ContentPage]) {
    bundles = HeldBundles(site.holds)
    // Most sites hold little back, and large ones should not pay for it.
    let (held, shown) = site.holds.isEmpty ? ([], []) : Self.parted(pages, site)
    used = Set(shown.flatMap(Self.files))
    attachments = Set(held.flatMap(Self.files)).subtracting(used)
    heldNames = Set(held.map { Self.name($0.path) }).subtracting(shown.map { Self.name($0.path) })
    for page in held where page.role == .bulletin { count(page, isHeld: true) }
    for page in shown where page.role == .bulletin && !held.isEmpty { count(page, isHeld: false) }
  }

  /// Whether a file below `content/` is held back.
  func contains(_ path: String) -> Bool {
    if attachments.contains(path) || bundles.hold(on: path) != nil { return true }
    if heldNames.isEmpty || used.contains(path) { return false }
    let name = path.lastIndex(of: ".").map { path[..<$0] } ?? path[...]
    return heldNames.contains(name) || liesAmongHeld(path)
  }

  /// Whether all bulletins of its folder are held back; where there are none, those of the folders below or else of the
  /// nearest folder above that has any. What lies at the top of `content/` is the site's.
  private func liesAmongHeld(_ path: String) -> Bool {
    var folder = Self.parent(of: path[...])
    while !folder.isEmpty {
      if let bulletins = folders[folder] {
        if bulletins.own > 0, bulletins.own == bulletins.ownHeld { return true }
        return bulletins.own == 0 && bulletins.all == bulletins.allHeld
      }
      folder = Self.parent(of: folder)
    }
    return false
  }

  private mutating func count(_ page: ContentPage, isHeld: Bool) {
    var folder = Self.parent(of: page.path[...])
    folders[folder, default: Folder()].own += 1
    if isHeld { folders[folder, default: Folder()].ownHeld += 1 }
    while !folder.isEmpty {
      folders[folder, default: Folder()].all += 1
      if isHeld { folders[folder, default: Folder()].allHeld += 1 }
      folder = Self.parent(of: folder)
    }
  }

  private static func parted(_ pages: [ContentPage], _ site: Site) -> (held: [ContentPage], shown: [ContentPage]) {
    (pages.filter { site.holds[$0.path] != nil }, pages.filter { site.holds[$0.path] == nil })
  }

  /// What a document may mean by the destinations and other texts in it.
  private static func files(_ page: ContentPage) -> [String] {
    (page.linkedFiles + page.matter.fileNames).flatMap { LinkResolver.candidates($0, from: page.path) }
  }

  /// `a/b.md` and `a/b.md?region=320400` → `a/b`.
  private static func name(_ path: String) -> Substring {
    let file = path.prefix { $0 != "?" }
    return file.hasSuffix(".md") ? file.dropLast(3) : file
  }

  /// `a/b/c` → `a/b`; the top is empty.
  private static func parent(of path: Substring) -> Substring {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return path[..<slash]
  }
}

extension FrontMatter {
  /// Texts of fields and of facts of the publisher's own that may name files: those with a dot in them.
  fileprivate var fileNames: [String] {
    var texts = extra.map(Self.texts) ?? []
    for field in fields {
      switch field.value {
      case .text(let text): texts.append(text)
      case .list(let items): texts += items
      case .mapping(let data): texts += Self.texts(data)
      case .date, .integer, .boolean: break
      }
    }
    texts += warning?.files.values.map(\.text) ?? []
    return texts.filter { $0.utf8.contains(UInt8(ascii: ".")) && !$0.contains("\n") }
  }

  private static func texts(_ data: DataValue) -> [String] {
    if let text = data.text { return [text] }
    return (data.elements ?? []).flatMap(texts) + (data.members ?? []).flatMap { texts($0.value) }
  }
}
