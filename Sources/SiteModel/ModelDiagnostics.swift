import Diagnostics

extension DiagnosticKind {
  package static let foreignFrontMatter = DiagnosticKind(
    "front-matter-format", .frontMatter, .error, title: "The front matter is not YAML.",
    explanation: """
      Hugo also knows TOML between `+++` lines and JSON in braces. Here front matter is YAML between two `---` lines: \
      `title = "…"` becomes `title: "…"`.
      """)
  package static let unclosedFrontMatter = DiagnosticKind(
    "front-matter-unclosed", .frontMatter, .error, title: "The front matter has no end.",
    explanation: "Front matter begins with a line `---` at the very top and ends with another line `---`.")
  package static let permalinkCollision = DiagnosticKind(
    "permalink-collision", .site, .error, title: "Two pages or files want the same address.",
    explanation: """
      One would overwrite the other. Both places are named. Rename one file, or give one of the bulletins another \
      `slug`. A taxonomy's folder, `404.html`, feeds and the sitemap have addresses too.
      """)
  package static let invalidSlug = DiagnosticKind(
    "slug-invalid", .site, .error, title: "A slug, alias or file name cannot become an address.",
    explanation: """
      An address part must not be empty, begin with a dot, hold a slash or a control character, or be longer than 255 \
      bytes. An alias is a path below the site's root, such as `/old/page/`; `..` is refused.
      """)
  package static let menuTarget = DiagnosticKind(
    "menu-target", .site, .error, title: "A menu entry leads to a page that does not exist.",
    explanation: "`page` is a path of the site such as `/notices/`, or a Markdown file below `content/`.")
  package static let lookContrast = DiagnosticKind(
    "look-contrast", .site, .error, title: "A colour of `look` cannot be read well.",
    explanation: """
      Text needs a contrast of 4.5 : 1 with its ground (WCAG 2.2, success criterion 1.4.3): `accent` and `link` stand on \
      the theme's grounds, in `colours` on light, in `dark` on dark ones. `brand` may be any colour: its text is white or \
      black, whichever can be read better.
      """)
  package static let lookLogo = DiagnosticKind(
    "look-logo", .site, .error, title: "The logo is no file of the theme.",
    explanation: "`logo` of `look` names a file in `templates/assets/`, such as `logo.svg`.")
  package static let lookToken = DiagnosticKind(
    "look-token", .site, .error, title: "The style sheet has no such token.",
    explanation: """
      `tokens` of `look` sets custom properties of the theme's style sheet, named without the two dashes. The page \
      about the theme lists them; a style sheet of your own has those that it declares.
      """)
  package static let datesOutOfOrder = DiagnosticKind(
    "dates-out-of-order", .site, .warning, title: "Dates of a page contradict each other.",
    explanation: """
      With `expiryDate` at or before `publishDate` (or `date`) the page would never be seen. A `lastmod` or correction \
      before `date` does not count. What is withdrawn before it was published, or after it has expired, leaves no \
      tombstone that anybody sees; nor does anybody see a correction after the withdrawal.
      """)
  package static let correctionAhead = DiagnosticKind(
    "correction-ahead", .site, .warning, title: "A correction is dated in the future, and the text is public.",
    explanation: """
      Readers see the corrected text at once, but are told of the correction only from its date on. Write the day on \
      which the text was corrected.
      """)
  package static let announcementOver = DiagnosticKind(
    "announcement-over", .site, .warning, title: "An entry of `upcoming` is for a day that is over.",
    explanation: """
      Lists show what a section announces to the end of its day, by the clock of the build, and then no longer. Take the \
      entry out when its bulletin is there; if it is late, give the entry its new date.
      """)
  package static let withdrawnSection = DiagnosticKind(
    "withdrawn-section", .site, .error, title: "A section or the home page is marked as withdrawn.",
    explanation: """
      Withdrawal leaves a page with the reason at the address of one bulletin. A section is the list of its bulletins: \
      withdraw them one by one, and take the section's own text out of its `_index.md`.
      """)
}

/// The findings of this room, for the reference.
package enum ModelDiagnostics {
  package static let all: [DiagnosticKind] =
    [
      .foreignFrontMatter, .unclosedFrontMatter, .placeLeftOpen, .permalinkCollision, .invalidSlug, .menuTarget,
      .lookContrast,
      .lookLogo, .lookToken,
      .datesOutOfOrder,
      .warningInvalid, .correctionAhead, .announcementOver, .withdrawnSection,
    ] + ofDocuments + DiagnosticKind.ofTranslations
}
