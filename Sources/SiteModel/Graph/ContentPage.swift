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
  package let matter: FrontMatter
  /// From front matter, `<!--more-->` or the first paragraphs; nil when there is no text at all.
  package let summary: Excerpt?
  package let counts: TextCounts
  /// Where the rendered body is kept, for the stage that writes pages.
  package let body: BodyReference?
  package let location: SourceLocation

  package init(
    path: String, role: FrontMatterReader.Role, matter: FrontMatter, summary: Excerpt?, counts: TextCounts,
    body: BodyReference?, location: SourceLocation
  ) {
    self.path = path
    self.role = role
    self.matter = matter
    self.summary = summary
    self.counts = counts
    self.body = body
    self.location = location
  }

  /// The folders that hold it, outermost first.
  package var folders: [Substring] { path.split(separator: "/").dropLast() }

  /// `index.md` makes its folder the page (a leaf bundle); any other name is a page within its folder.
  package var isBundle: Bool { path == "index.md" || path.hasSuffix("/index.md") }
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
