import CommonMark
import Diagnostics
import Files

/// One Markdown file as it was read, before it has a place in the site.
///
/// A class, since it is moved and sorted more often than it is read: a copy of its front matter alone would retain two
/// dozen objects. Nothing in it ever changes.
package final class ContentPage: Sendable {
  /// Path below `content/`, such as `notices/2024/a.md`.
  package let path: String
  package let role: FrontMatterReader.Role
  /// The folder whose section it belongs to: the one that holds it, or for a bundle the one above, since the bundle's
  /// own folder is the page. Empty at the top.
  package let folder: String
  /// The name that its address ends with unless it has a slug: of the file, or of a bundle's folder. Nil for an
  /// `index.md` at the top, which can only be the home page.
  package let name: String?
  package let matter: FrontMatter
  /// From front matter, `<!--more-->` or the first paragraphs; nil when there is no text at all.
  package let summary: Excerpt?
  package let counts: TextCounts
  /// Where the rendered body is kept, for the stage that writes pages.
  package let body: BodyReference?
  package let location: SourceLocation
  /// Destinations in its text and summary that may name pages or files of the site, as they were written.
  package let addresses: [String]
  /// Those that may name files beside it.
  package var linkedFiles: [String] { addresses.filter { !$0.hasSuffix(".md") } }
  /// What its text and its written summary want from the records, in their order.
  package let dataSlots: [Slot]
  /// What in the data it was made from; nil for a page that a file is.
  package let origin: PageOrigin?
  /// What it says in another language; nil for an original.
  package let translation: Translation?
  /// Whether its front matter is free of errors.
  package let isMatterSound: Bool
  /// The hash of the file's text, to tell a changed text from the published one; nil when nobody wants to know.
  package let textHash: String?
  /// What it was read from, to tell whether anything that is made of it has to be made anew.
  package let version: ContentVersion

  package init(
    path: String, role: FrontMatterReader.Role, matter: FrontMatter, summary: Excerpt?, counts: TextCounts,
    body: BodyReference?, location: SourceLocation, addresses: [String] = [], dataSlots: [Slot] = [],
    origin: PageOrigin? = nil, translation: Translation? = nil, isMatterSound: Bool = true, textHash: String? = nil,
    version: ContentVersion = .unknown
  ) {
    self.path = path
    self.role = role
    // A translation has the name of its original.
    let (folder, file) = Self.split((translation?.original ?? path)[...])
    let isBundle = role == .bulletin && file == "index.md"
    let (parent, own) = isBundle ? Self.split(folder) : (folder, file.dropLast(".md".count))
    self.folder = String(parent)
    name = own.isEmpty ? nil : String(own)
    self.matter = matter
    self.summary = summary
    self.counts = counts
    self.body = body
    self.location = location
    self.addresses = addresses
    self.dataSlots = dataSlots
    self.origin = origin
    self.translation = translation
    self.isMatterSound = isMatterSound
    self.textHash = textHash
    self.version = version
  }

  /// The same page with other front matter.
  package func with(_ matter: FrontMatter) -> ContentPage {
    ContentPage(
      path: path, role: role, matter: matter, summary: summary, counts: counts, body: body, location: location,
      addresses: addresses, dataSlots: dataSlots, origin: origin, translation: translation,
      isMatterSound: isMatterSound, textHash: textHash, version: version)
  }

  /// A page like this one for one value of the data.
  ///
  /// - Parameter dataSlots: what its text and its own summary want from the records.
  package func made(
    from origin: PageOrigin, matter: FrontMatter, summary: Excerpt?, dataSlots: [Slot]
  ) -> ContentPage {
    ContentPage(
      path: origin.path, role: .bulletin, matter: matter, summary: summary, counts: counts, body: body,
      location: location, addresses: addresses, dataSlots: dataSlots, origin: origin,
      translation: translation.map { Translation(of: "\($0.original)?\(origin.key)", into: $0.language) },
      isMatterSound: isMatterSound, textHash: textHash, version: version)
  }

  /// `a/b/c` → `a/b` and `c`.
  private static func split(_ path: Substring) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (path[..<slash], path[path.index(after: slash)...])
  }
}

/// Which bytes a page was read from.
package struct ContentVersion: Sendable, Hashable {
  /// The hash of the file.
  package let source: ContentHash
  /// The hash of what other pages show of it: front matter and summary.
  package let facet: ContentHash

  package init(source: ContentHash, facet: ContentHash) {
    self.source = source
    self.facet = facet
  }

  package static let unknown = ContentVersion(
    source: ContentHash(high: 0, low: 0), facet: ContentHash(high: 0, low: 0))
}

/// Where the store of bodies keeps one.
package struct BodyReference: Sendable, Hashable {
  package let offset: Int
  package let length: Int

  package init(offset: Int, length: Int) {
    self.offset = offset
    self.length = length
  }
}
