/// How one document is read and written. The defaults are those of a new site.
package struct MarkdownOptions: Sendable, Hashable {
  /// Whether raw HTML is passed through (filtered) rather than shown as text.
  package var allowsRawHTML = false
  package var headingOffset: HeadingOffset = .automatic
  /// Whether a line break between two CJK characters, which a browser would show as a space, is dropped.
  package var joinsCJKLines = true
  /// Whether emphasis follows the CJK-friendly amendment to CommonMark.
  package var usesCJKEmphasis = true
  package var extensions: MarkdownExtensions = .all
  /// Characters (white space not counted) after which the automatic summary takes no further paragraph.
  package var summaryLength = 120
  /// The longest body that is parsed, in bytes.
  package var maximumBytes = 2 << 20
  /// How many block quotes, list items and footnotes may stand inside each other.
  package var maximumNesting = 100
  /// Ids that the page's templates use; headings avoid them.
  package var reservedIDs: Set<String> = ["main", "site-menu", "large-text"]

  package init() {}
}

/// What is added to the level of every heading of a document.
package enum HeadingOffset: Sendable, Hashable {
  /// One, when the document has a heading of level 1, since the page's title is the only `h1`; else nothing.
  case automatic
  case fixed(Int)
}

/// The extensions of GitHub Flavored Markdown that a site uses.
package struct MarkdownExtensions: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let table = MarkdownExtensions(rawValue: 1 << 0)
  /// `~~text~~`. A single tilde is text, since Chinese writes ranges with it (`5~10度`).
  package static let strikethrough = MarkdownExtensions(rawValue: 1 << 1)
  package static let autolink = MarkdownExtensions(rawValue: 1 << 2)
  /// Defuses `<script>` and its kin in raw HTML.
  package static let tagfilter = MarkdownExtensions(rawValue: 1 << 3)
  package static let tasklist = MarkdownExtensions(rawValue: 1 << 4)
  package static let footnotes = MarkdownExtensions(rawValue: 1 << 5)

  package static let all: MarkdownExtensions = [.table, .strikethrough, .autolink, .tagfilter, .tasklist, .footnotes]
}
