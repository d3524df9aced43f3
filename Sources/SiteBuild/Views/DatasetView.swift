import Markup
import Templates

/// A table of records with its schema, a preview and its downloads.
package struct DatasetView: TemplateObject {
  let name: String
  let title: String
  let description: String?
  let rows: Int
  let coverage: String?
  let modified: String?
  let columns: [DatasetColumnView]
  let keys: String?
  let preview: Bytes
  let previewRows: Int
  let downloads: [LinkView]
  let sources: [LinkView]
  let licenses: [LinkView]
  let measures: [DatasetMeasureView]

  package static let shape = Shape<DatasetView>("dataset", "A table of records, in `dataset`.") {
    Field("name", .text, "Name of the resource in the data package.") { .text($0.name) }
    Field("title", .text, "Title.") { .text($0.title) }
    Field("description", .optional(.text), "What the records are.") { .optional($0.description) }
    Field("rows", .integer, "Number of rows.") { .integer($0.rows) }
    Field("coverage", .optional(.text), "The time that the records cover completely.") { .optional($0.coverage) }
    Field("modified", .optional(.text), "When the records last changed, if the data package says so.") {
      .optional($0.modified)
    }
    Field("columns", .list(.object(DatasetColumnView.self)), "The columns.") { $0.columns.value }
    Field("keys", .optional(.text), "The columns of the primary key.") { .optional($0.keys) }
    Field("preview", .html, "The first rows as a table.") { .html($0.preview) }
    Field("previewRows", .integer, "How many rows the preview has.") { .integer($0.previewRows) }
    Field("downloads", .list(.object(LinkView.self)), "The files to download, with their media types.") {
      $0.downloads.value
    }
    Field("sources", .list(.object(LinkView.self)), "Where the records come from.") { $0.sources.value }
    Field("hasSources", .bool, "Whether any source is given.") { .bool(!$0.sources.isEmpty) }
    Field("licenses", .list(.object(LinkView.self)), "Under which licences they may be used.") { $0.licenses.value }
    Field("hasLicenses", .bool, "Whether any licence is given.") { .bool(!$0.licenses.isEmpty) }
    Field("measures", .list(.object(DatasetMeasureView.self)), "The measures that are computed from them.") {
      $0.measures.value
    }
    Field("hasMeasures", .bool, "Whether there are any.") { .bool(!$0.measures.isEmpty) }
  }
}

/// A column of a dataset.
package struct DatasetColumnView: TemplateObject {
  let name: String
  let title: String?
  let type: String
  let description: String?
  let constraints: String

  package static let shape = Shape<DatasetColumnView>("datasetColumn", "A column of a dataset.") {
    Field("name", .text, "Name, as in the header of the file.") { .text($0.name) }
    Field("title", .optional(.text), "Title for readers.") { .optional($0.title) }
    Field("type", .text, "Type after Table Schema, such as `integer`.") { .text($0.type) }
    Field("description", .optional(.text), "What it holds.") { .optional($0.description) }
    Field("constraints", .text, "Its constraints, in words; may be empty.") { .text($0.constraints) }
  }
}

/// A measure of a dataset.
package struct DatasetMeasureView: TemplateObject {
  let name: String
  let label: String
  let unit: String
  let definition: String?

  package static let shape = Shape<DatasetMeasureView>("datasetMeasure", "A measure that is computed from a dataset.") {
    Field("name", .text, "Name, as in queries.") { .text($0.name) }
    Field("label", .text, "Label for readers.") { .text($0.label) }
    Field("unit", .text, "Unit; may be empty.") { .text($0.unit) }
    Field("definition", .optional(.text), "What it counts.") { .optional($0.definition) }
  }
}

/// A dataset in the list of all of them.
package struct DatasetCardView: TemplateObject {
  let title: String
  let url: String
  let description: String?
  let rows: Int

  package static let shape = Shape<DatasetCardView>("datasetCard", "A dataset in the list of all, in `datasets`.") {
    Field("title", .text, "Title.") { .text($0.title) }
    Field("url", .text, "Address of its page.") { .text($0.url) }
    Field("description", .optional(.text), "What the records are.") { .optional($0.description) }
    Field("rows", .integer, "Number of rows.") { .integer($0.rows) }
  }
}

/// All datasets of the site.
package struct DatasetsView: TemplateObject {
  let description: String?
  let items: [DatasetCardView]
  let packageURL: String

  package static let shape = Shape<DatasetsView>("datasets", "All datasets, in `datasets`.") {
    Field("description", .optional(.text), "What the data package is.") { .optional($0.description) }
    Field("items", .list(.object(DatasetCardView.self)), "The datasets.") { $0.items.value }
    Field("packageURL", .text, "Address of `datapackage.json`.") { .text($0.packageURL) }
  }
}
