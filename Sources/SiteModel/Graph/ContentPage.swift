import CommonMark
import Diagnostics

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
  /// Relative destinations in its text and summary that may name files beside it, as they were written.
  package let linkedFiles: [String]
  /// What its text and its written summary want from the records, in their order.
  package let dataSlots: [Slot]
  /// What in the data it was made from; nil for a page that a file is.
  package let origin: PageOrigin?
  /// Whether its front matter is free of errors.
  package let isMatterSound: Bool
  /// The hash of the file's text, to tell a changed text from the published one; nil when nobody wants to know.
  package let textHash: String?

  package init(
    path: String, role: FrontMatterReader.Role, matter: FrontMatter, summary: Excerpt?, counts: TextCounts,
    body: BodyReference?, location: SourceLocation, linkedFiles: [String] = [], dataSlots: [Slot] = [],
    origin: PageOrigin? = nil, isMatterSound: Bool = true, textHash: String? = nil
  ) {
    self.path = path
    self.role = role
    let (folder, file) = Self.split(path[...])
    let isBundle = role == .bulletin && file == "index.md"
    let (parent, own) = isBundle ? Self.split(folder) : (folder, file.dropLast(".md".count))
    self.folder = String(parent)
    name = own.isEmpty ? nil : String(own)
    self.matter = matter
    self.summary = summary
    self.counts = counts
    self.body = body
    self.location = location
    self.linkedFiles = linkedFiles
    self.dataSlots = dataSlots
    self.origin = origin
    self.isMatterSound = isMatterSound
    self.textHash = textHash
  }

  /// The same page with other front matter.
  package func with(_ matter: FrontMatter) -> ContentPage {
    ContentPage(
      path: path, role: role, matter: matter, summary: summary, counts: counts, body: body, location: location,
      linkedFiles: linkedFiles, dataSlots: dataSlots, origin: origin, isMatterSound: isMatterSound, textHash: textHash)
  }

  /// A page like this one for one value of the data.
  ///
  /// - Parameter dataSlots: what its text and its own summary want from the records.
  package func made(
    from origin: PageOrigin, matter: FrontMatter, summary: Excerpt?, dataSlots: [Slot]
  ) -> ContentPage {
    ContentPage(
      path: origin.path, role: .bulletin, matter: matter, summary: summary, counts: counts, body: body,
      location: location, linkedFiles: linkedFiles, dataSlots: dataSlots, origin: origin, isMatterSound: isMatterSound,
      textHash: textHash)
  }

  /// `a/b/c` → `a/b` and `c`.
  private static func split(_ path: Substring) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (path[..<slash], path[path.index(after: slash)...])
  }
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
