import Diagnostics

/// All kinds of findings that this room reports, for the reference.
package enum MarkdownDiagnostics {
  package static let all: [DiagnosticKind] = [
    .markdownTooLarge, .markdownTooDeep, .markdownTableTooLarge, .markdownUnsafeLink, .markdownRawHTML,
    .markdownActiveHTML, .markdownTableCells, .markdownImageAlt, .markdownFootnoteUnused, .markdownDataForm,
  ]
}

package extension DiagnosticKind {
  static let markdownDataForm = DiagnosticKind(
    "markdown-data-form", .markdown, .error,
    title: "A figure, chart or table is written in a form that Markdown has for something else.",
    explanation: """
      Figures are links, since they are part of a sentence: `[32起](figure:accidents)`. Charts, tables and lists of
      records are images in paragraphs of their own, since that is what they become:
      `![各月事故起数](chart:accidents?by=month)`.
      """)

  static let markdownTooLarge = DiagnosticKind(
    "markdown-too-large", .markdown, .error,
    title: "A Markdown body is longer than the limit.",
    explanation: """
      A very long body makes a page that nobody reads, and some texts take far longer to parse the longer they are.
      Split it into several bulletins, put long lists into `data/`, or raise `limits: documentBytes` in `site.yaml`.
      """)

  static let markdownTooDeep = DiagnosticKind(
    "markdown-too-deep", .markdown, .error,
    title: "Block quotes, lists or footnotes stand too deep inside each other.",
    explanation: """
      Nesting as deep as this is almost always a slip, such as a line of `>` signs that was meant as text: put it into
      a code block, or a backslash before the first sign. `limits: nesting` in `site.yaml` raises the limit.
      """)

  static let markdownTableTooLarge = DiagnosticKind(
    "markdown-table-too-large", .markdown, .error,
    title: "A table has too many cells.",
    explanation: """
      A row of more than 1,000 cells is no table that anyone reads. And a row with fewer cells than the header is filled
      up with empty ones, which could exhaust the machine's memory when the header is very wide. Put such records into
      a file in `data/`, or give the header as many cells as the rows have.
      """)

  static let markdownUnsafeLink = DiagnosticKind(
    "markdown-unsafe-link", .markdown, .warning,
    title: "A link has a destination that could run code or read local files.",
    explanation: """
      Destinations with a scheme such as `javascript:`, `data:` or `file:` are left out of the page; the text of the
      link, or the alternative text of the image, stays. Pictures may be `data:` URLs of the types PNG, GIF, JPEG, WebP
      and AVIF.
      """)

  static let markdownRawHTML = DiagnosticKind(
    "markdown-raw-html", .markdown, .warning,
    title: "Raw HTML is shown as text.",
    explanation: """
      Raw HTML in Markdown is off unless the site allows it, since it can break the page or run code. It is shown as it
      was written, so that nothing is lost. Write Markdown instead, put a backslash before `<` where the sign itself is
      meant, or set `markdown: {html: true}` in `site.yaml`.
      """)

  static let markdownActiveHTML = DiagnosticKind(
    "markdown-active-html", .markdown, .warning,
    title: "Raw HTML holds code and is shown as text.",
    explanation: """
      Even where raw HTML is allowed, event handlers (`onclick=` and the like), `srcdoc` and URLs with a scheme such as
      `javascript:` are not, nor is a tag whose quotation mark is never closed. The piece that holds them is shown as
      text.
      """)

  static let markdownTableCells = DiagnosticKind(
    "markdown-table-cells", .markdown, .warning,
    title: "A row of a table has more cells than the table has columns.",
    explanation: """
      GitHub Flavored Markdown leaves the cells at the end of such a row out, and with them a figure. Give the header and
      the line below it as many cells as the longest row, or write `\\|` where a bar belongs to the text of a cell.
      """)

  static let markdownImageAlt = DiagnosticKind(
    "markdown-image-alt", .markdown, .warning,
    title: "An image has no alternative text.",
    explanation: """
      Who cannot see the image learns nothing of it. Say between the square brackets what it shows:
      `![各月事故起数](chart.png)`.
      """)

  static let markdownFootnoteUnused = DiagnosticKind(
    "markdown-footnote-unused", .markdown, .warning,
    title: "A footnote is left out because nothing refers to it.",
    explanation: """
      A note appears on the page only when the text refers to it by `[^label]`. Check the label for a slip, add the
      reference, or remove the note. A second note of the same label is left out too.
      """)
}
