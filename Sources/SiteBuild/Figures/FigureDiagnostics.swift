import Diagnostics

extension DiagnosticKind {
  /// Findings about figures, charts and tables in texts.
  static let ofFigures: [DiagnosticKind] = [
    .figureMismatch, .figureLiteralSource, .figureUnknownField, .figureForm, .figureWithoutRecords, .numberUnbound,
    .pagesFromData, .recordsFailed, .storedQuery,
  ]

  static let figureMismatch = DiagnosticKind(
    "figure-mismatch", .site, .error,
    title: "A figure in the text is not what the records say.",
    explanation: """
      The text of the link was compared with what its query computes. Correct the text, the query or the records; the
      finding shows both values and the rows behind the computed one. `bulletin build --fix-figures` shows how it would
      write the texts and then does so.
      """)

  static let figureLiteralSource = DiagnosticKind(
    "figure-literal-source", .site, .error,
    title: "A number without records does not say where it comes from.",
    explanation: """
      `[43起](figure:literal "省安监局通报")` marks a number that no record of this site holds. Its source stands in
      quotes after the address and is shown with the page's other sources.
      """)

  static let figureUnknownField = DiagnosticKind(
    "figure-unknown-field", .site, .error,
    title: "A text names a field that its page does not have.",
    explanation: """
      `[](field:region)` stands for a value of what the page was made from: the dimension of `each`, or a column of
      `pages-from`. Add `.code` for the code instead of its name.
      """)

  static let figureForm = DiagnosticKind(
    "figure-form", .site, .error,
    title: "A chart, table or list of records cannot be drawn as it is written.",
    explanation: """
      Charts, tables and lists of records need a caption, the text in the brackets. Only sparklines stand within a
      sentence; all else has a paragraph of its own, and titles hold no figures at all. Tables, columns and stored
      queries are those of `content/data/`.
      """)

  static let figureWithoutRecords = DiagnosticKind(
    "figure-without-records", .site, .error,
    title: "A text asks for figures, but the site has no records.",
    explanation: """
      Figures come from `content/data/`: `datapackage.yaml` describes the tables there and `measures.yaml` says what can
      be asked of them. A number that has no records is written `[43起](figure:literal "source")`.
      """)

  static let numberUnbound = DiagnosticKind(
    "number-unbound", .markdown, .warning,
    title: "A number with a statistical unit is not bound to the records.",
    explanation: """
      In bulletins of the kinds `statistics` and `enforcement` a reader takes every number for an official figure. Bind
      it, `[32起](figure:accidents)`, or say where it comes from, `[32起](figure:literal "source")`. With `--strict` this
      is an error. Kinds of your own are checked with `bindsNumbers: true` in `site.yaml`.
      """)

  static let recordsFailed = DiagnosticKind(
    "records-failed", .output, .error,
    title: "The records cannot be stored or read.",
    explanation: """
      While a site is built, its tables lie in `.bulletin/records/`, or in the system's folder for temporary files when
      the source cannot be written to. The disk may be full, or rights may be missing. The folder may be deleted at any
      time.
      """)

  static let storedQuery = DiagnosticKind(
    "stored-query", .site, .error,
    title: "A stored query cannot be run.",
    explanation: """
      `table:sql/NAME` runs `content/data/queries/NAME.sql` on the tables of the data package, by their names. It may only
      read, gives the same at every run (no current time, no random numbers), and has five seconds. `:name` in the SQL is
      the value of `name` in the address.
      """)

  static let pagesFromData = DiagnosticKind(
    "pages-from-data", .site, .error,
    title: "Pages cannot be made from the data as the front matter says.",
    explanation: """
      `each` names a dimension of `measures.yaml`, `pages-from` a resource of `datapackage.yaml`; names in braces are the
      dimension, or columns of the resource. No two records may come to one address.
      """)
}
