import Diagnostics

/// What one pass over a page has found out: what it may be linked to by, what it links to, and what is wrong with it.
struct PageFacts: Sendable {
  /// An address in the page, each once.
  struct Reference: Sendable {
    /// What tells it from other addresses of the site.
    let key: UInt64
    /// Of the page's bytes: the value of the attribute, references not resolved.
    let value: Range<Int>
    let isFile: Bool
  }

  /// The hashes of what fragments may name, sorted.
  var anchors: [UInt64] = []
  var references: [Reference] = []
  var faults: [PageFault] = []
  /// Elements with what their colours may depend on.
  var elements: [StyledElement] = []
  /// Whether it only sends its readers on.
  var isRedirect = false
  /// Whether its addresses count from elsewhere (`base`).
  var hasBase = false
}

/// Something that is wrong with a page. The same fault of many pages is told once.
struct PageFault: Hashable, Sendable {
  let kind: DiagnosticKind
  /// Without the name of the page.
  let message: String
  var remedy: String?
  /// What to look for in the Markdown of the page.
  var trace: SourceTrace?
}

/// What a fault of a page may be found by in the Markdown that the page shows.
enum SourceTrace: Hashable, Sendable {
  /// A heading, by its text.
  case heading(String)
  /// A tag as it is written.
  case tag(String)
  /// Any text, such as a destination or an id.
  case text(String)
}

/// An element as style sheets see it: what it is, and what it stands in.
struct StyledElement: Sendable {
  /// Of the path from the root, so that equal paths are looked at once.
  let key: UInt64
  /// Of the element around it; zero for the root.
  let parent: UInt64
  /// Of the page's bytes: the name of the tag and its attributes.
  let tag: Range<Int>
  var hasText = false
}
