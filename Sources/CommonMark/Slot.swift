import Diagnostics
import Markup

/// An open place in a fragment, which a later stage fills.
package struct Slot: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable {
    /// A URL inside the quotes of an `href` or a `src`.
    case link, image
    /// The `href` of a figure: it leads to where the figure is explained.
    case figure
    /// The text of a figure that the author left empty.
    case figureText
    /// A chart, table or list of records in a paragraph of its own: block content.
    case block
    /// The same among text, where only inline content may stand.
    case inline

    /// Whether it names a page or file of the site.
    package var isAddress: Bool { self == .link || self == .image }
  }

  package enum Filling {
    /// Escaped here, for text and attributes alike. A URL is percent-encoded already.
    case text(String)
    case html(Bytes)

    package var text: String? {
      if case .text(let text) = self { text } else { nil }
    }
  }

  /// Where in the fragment's bytes the filling belongs.
  package let offset: Int
  /// The destination as the author wrote it, with Markdown's escapes and entities resolved. What is percent-encoded
  /// stays so.
  package let destination: String
  package let kind: Kind
  package let location: SourceLocation
  /// Of a figure the text as written, of a chart or table the alternative text: its caption. Empty for addresses.
  package let text: String
  /// The title of a figure, chart or table: what stands in quotes after the destination. Empty for addresses.
  package let title: String
  /// Of a figure the few characters of text before it: a word such as 下降 there belongs to what the figure says.
  package let lead: String

  package init(
    offset: Int, destination: String, kind: Kind, location: SourceLocation, text: String = "", title: String = "",
    lead: String = ""
  ) {
    self.offset = offset
    self.destination = destination
    self.kind = kind
    self.location = location
    self.text = text
    self.title = title
    self.lead = lead
  }

  func moved(to offset: Int) -> Slot {
    Slot(offset: offset, destination: destination, kind: kind, location: location, text: text, title: title, lead: lead)
  }

  func with(text: String) -> Slot {
    Slot(offset: offset, destination: destination, kind: kind, location: location, text: text, title: title, lead: lead)
  }
}
