import Markup

/// A Markdown body as HTML, with what other stages want to know of it.
package struct MarkdownDocument: Sendable {
  package let body: Fragment
  /// The headings in document order, without those inside block quotes and footnotes, for a table of contents.
  package let headings: [Heading]
  /// What stands before `<!--more-->`, else the first paragraphs; nil when there is no text to take.
  package let summary: Excerpt?
  package let counts: TextCounts
  /// The text block by block, when it was asked for.
  package let prose: [Prose]
  /// Addresses without a scheme in raw HTML, which may name files beside the document.
  package let rawAddresses: [String]

  package init(
    body: Fragment, headings: [Heading], summary: Excerpt?, counts: TextCounts, prose: [Prose] = [],
    rawAddresses: [String] = []
  ) {
    self.body = body
    self.headings = headings
    self.summary = summary
    self.counts = counts
    self.prose = prose
    self.rawAddresses = rawAddresses
  }
}

/// A heading, for a table of contents.
package struct Heading: Sendable, Hashable {
  /// From 1 to 6, after the offset was added.
  package let level: Int
  package let id: String
  /// Inline HTML without links, images, raw HTML and footnote references.
  package let html: Bytes
  /// Open places in the HTML: figures that the author left empty.
  package let slots: [Slot]
  /// The text alone.
  package let text: String

  package init(level: Int, id: String, html: Bytes, slots: [Slot] = [], text: String) {
    self.level = level
    self.id = id
    self.html = html
    self.slots = slots
    self.text = text
  }

  /// The heading with its open places filled in.
  package func filled(_ fill: (Slot) -> Slot.Filling?) -> Heading {
    if slots.isEmpty { return self }
    var html = Bytes()
    Fragment(bytes: self.html, slots: slots).append(to: &html, fill: fill)
    return Heading(level: level, id: id, html: html, text: text)
  }
}

/// A piece of a document that stands elsewhere, such as in a list of bulletins.
package struct Excerpt: Sendable {
  package let fragment: Fragment
  /// Nil when the fragment's bytes are the text.
  private let plain: String?

  init(fragment: Fragment, plain: Bytes) {
    self.fragment = fragment
    self.plain = fragment.bytes == plain ? nil : plain.text
  }

  package init(fragment: Fragment, text: String) { self.init(fragment: fragment, plain: Bytes(text.utf8)) }

  /// The text without markup, on one line, with a mark where a figure is open: what makes an equal excerpt.
  package var textWithGaps: String { plain ?? fragment.bytes.text }

  /// The text without markup, on one line. Figures that the author left open are missing.
  package var text: String { text { _ in "" } }

  /// The text without markup, on one line, with the figures that the author left open.
  ///
  /// - Parameter fill: the text for a destination such as `figure:deaths`.
  package func text(fill: (String) -> String) -> String {
    let text = textWithGaps
    guard fragment.slots.contains(where: { $0.kind == .figureText }) else { return text }
    return PlainGaps.fill(text, with: fill)
  }
}

/// How much text a document has. Counted is what a reader sees as text: code too, but no URL, no alternative text of
/// images and no number of a footnote.
package struct TextCounts: Sendable, Hashable {
  /// Ideographs and kana, one each, and runs of letters and digits of all other scripts, one each. `1,234.5` and
  /// `don't` are one; Korean counts by runs, as it is written with spaces.
  package let words: Int
  /// All Unicode scalars that are not white space.
  package let characters: Int

  package init(words: Int, characters: Int) {
    self.words = words
    self.characters = characters
  }
}
