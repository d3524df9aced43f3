import Templates

/// Where a figure of a bulletin comes from.
package struct FigureSourceView: TemplateObject {
  let id: String
  let text: String
  let label: String
  let definition: String?
  let query: String
  let period: String?
  let conditions: String
  let dataset: LinkView?
  let modified: String?
  let rows: Int?
  let note: String?
  /// What the author says of a number that has no records.
  let literalSource: String?

  package static let shape = Shape<FigureSourceView>(
    "figureSource", "Where a figure of a bulletin comes from: its measure, its query, its records."
  ) {
    Field("id", .text, "Id of the entry, to which the figure links.") { .text($0.id) }
    Field("text", .text, "The figure as it stands in the text; for charts and tables their caption.") { .text($0.text) }
    Field("label", .text, "Name of the measures, with the view.") { .text($0.label) }
    Field("definition", .optional(.text), "What the measure counts, from `measures.yaml`.") { .optional($0.definition) }
    Field("query", .text, "The query as it was evaluated, with what the page's front matter added.") { .text($0.query) }
    Field("period", .optional(.text), "The time that the figure covers.") { .optional($0.period) }
    Field("conditions", .text, "The dimensions' values in words, such as `临河区、煤矿`; may be empty.") {
      .text($0.conditions)
    }
    Field("dataset", .optional(.object(LinkView.self)), "The records: title, and address of their page if published.") {
      $0.dataset.value
    }
    Field("modified", .optional(.text), "When the records last changed, if the data package says so.") {
      .optional($0.modified)
    }
    Field("hasRows", .bool, "Whether the number of rows is known.") { .bool($0.rows != nil) }
    Field("rows", .integer, "How many rows the figure comes from.") { .integer($0.rows ?? 0) }
    Field("note", .optional(.text), "Why there is no number, or that the period is not yet covered as a whole.") {
      .optional($0.note)
    }
    Field("literalSource", .optional(.text), "The source that the author gives for a number without records.") {
      .optional($0.literalSource)
    }
  }
}
