import Diagnostics

extension DiagnosticKind {
  package static let pageLinkBroken = DiagnosticKind(
    "page-link-broken", .output, .error, title: "A link leads to a page of this site that does not exist.",
    explanation: """
      Every address on every page that leads into the site, whether it is written from the root, from the page or with \
      the site's own address, must lead to a file of the output, as a web host finds it: a folder has an `index.html`. \
      The names of folders and files are compared letter by letter, percent-encoded ones decoded. Each target is told \
      once, with some of the pages that lead there. What a build says of links in Markdown is not said again.
      """)
  package static let pageFileMissing = DiagnosticKind(
    "page-file-missing", .output, .error, title: "A page loads a file of this site that does not exist.",
    explanation: """
      An image, a style sheet, a script or another file that a page or a style sheet names is not in the output, so \
      that readers see a gap. Correct the name (large and small letters differ), or put the file there.
      """)
  package static let pageFragmentMissing = DiagnosticKind(
    "page-fragment-missing", .output, .warning, title: "A link leads to a place of a page that is not there.",
    explanation: """
      What follows `#` in an address must be an `id` on the page that it leads to; readers come to the top of the page \
      otherwise. The id of a heading is made from its text and changes with it.
      """)
  package static let pageReferenceMissing = DiagnosticKind(
    "page-reference-missing", .output, .warning, title: "An attribute names an id that is not on the page.",
    explanation: """
      `aria-labelledby`, `aria-describedby`, `aria-controls`, `for`, `headers`, `list` and `form` name another element \
      of the same page by its id. Without it a screen reader has no name for the element.
      """)
  package static let pageMainHeading = DiagnosticKind(
    "page-main-heading", .output, .warning, title: "A page has not exactly one heading of level 1.",
    explanation: """
      Readers who listen find the beginning of the content, and what it is about, by the heading of level 1. Templates \
      show the title of a page as `<h1>`; the headings of a text begin at level 2.
      """)
  package static let pageHeadingOrder = DiagnosticKind(
    "page-heading-order", .output, .warning, title: "A heading skips a level.",
    explanation: """
      A heading stands one level below the one that it belongs to: after `##` comes `###`, not `####` (WCAG 2.2, \
      technique G141). The level says how parts belong together, not how large their headings look.
      """)
  package static let pageImageAlternative = DiagnosticKind(
    "page-image-alternative", .output, .warning, title: "An image has no alternative text.",
    explanation: """
      Who cannot see the image hears this text in its place (WCAG 2.2, 1.1.1). In Markdown it stands between the \
      brackets: `![The flooded crossing](flood.jpg)`. A template may write `alt=""` for mere decoration.
      """)
  package static let pageTableHeaders = DiagnosticKind(
    "page-table-headers", .output, .warning, title: "A table has no header cells.",
    explanation: """
      Screen readers read with each cell the head of its column (WCAG 2.2, 1.3.1). The first row of a table in Markdown \
      names its columns. A table that is mere layout says `role="presentation"`.
      """)
  package static let pageHeaderScope = DiagnosticKind(
    "page-header-scope", .output, .warning, title: "Header cells of a table do not say what they are the head of.",
    explanation: """
      Where a table has heads of rows and of columns, or heads over several columns, each `<th>` needs \
      `scope="col"`, `"row"`, `"colgroup"` or `"rowgroup"` (WCAG 2.2, technique H63), or an id that cells name in \
      `headers`.
      """)
  package static let pageDuplicateID = DiagnosticKind(
    "page-duplicate-id", .output, .warning, title: "An id is on a page more than once.",
    explanation: """
      A link or a label that names the id reaches the first element only. The ids of headings are made unique; a second \
      one comes from a template that is used twice on a page, or from raw HTML.
      """)
  package static let pageLanguage = DiagnosticKind(
    "page-language", .output, .warning, title: "A page does not say its language, or in no valid form.",
    explanation: """
      `lang` of `<html>` chooses the voice of screen readers, the shapes of Chinese characters and hyphenation (WCAG \
      2.2, 3.1.1). Its value is a language tag after BCP 47, such as `zh-Hans`. The same goes for `lang` and `hreflang` \
      of parts and links.
      """)
  package static let pageTitle = DiagnosticKind(
    "page-title", .output, .warning, title: "A page has no title.",
    explanation: """
      The `<title>` is what tabs, bookmarks and lists of search results show (WCAG 2.2, 2.4.2).
      """)
  package static let pageFrameTitle = DiagnosticKind(
    "page-frame-title", .output, .warning, title: "A frame has no title.",
    explanation: """
      Readers who listen decide by the `title` of an `<iframe>` whether they enter it (WCAG 2.2, 4.1.2).
      """)
  package static let pageMisnested = DiagnosticKind(
    "page-misnested", .output, .warning, title: "Elements of a page are not closed, or in the wrong order.",
    explanation: """
      Browsers guess where such an element ends, and not all guess alike: a style, a link or a list may reach over the \
      rest of the page. Elements whose end tag may be left out (such as `</p>` and `</li>`) are not meant. The first \
      fault of a page is told, since others follow from it.
      """)

  static let ofPages: [DiagnosticKind] = [
    .pageLinkBroken, .pageFileMissing, .pageFragmentMissing, .pageReferenceMissing, .pageMainHeading, .pageHeadingOrder,
    .pageImageAlternative, .pageTableHeaders, .pageHeaderScope, .pageDuplicateID, .pageLanguage, .pageTitle,
    .pageFrameTitle, .pageMisnested,
  ]
}
