import Templates

/// The record that a page was made from, or the value of the dimension that it is about.
package struct RecordView: TemplateObject {
  let fields: [RecordFieldView]
  let dataset: LinkView?

  package static let shape = Shape<RecordView>("record", "The record that a page was made from (`pages-from`).") {
    Field("fields", .list(.object(RecordFieldView.self)), "Its columns that are filled in.") { $0.fields.value }
    Field("values", .any, "The same by name: `{{values.party}}`. A name that is missing is empty.") { view in
      .dictionary(Dictionary(view.fields.map { ($0.name, .text($0.text)) }) { first, _ in first })
    }
    Field("dataset", .optional(.object(LinkView.self)), "The records: title, and address of their page if published.") {
      $0.dataset.value
    }
  }
}

/// A column of a record.
package struct RecordFieldView: TemplateObject {
  let name: String
  let label: String
  let text: String

  package static let shape = Shape<RecordFieldView>("recordField", "A column of a record.") {
    Field("name", .text, "Name of the column.") { .text($0.name) }
    Field("label", .text, "Title of the column, else its name.") { .text($0.label) }
    Field("text", .text, "The value; of a code the name that the code list gives it.") { .text($0.text) }
  }
}
