import DataFormats
import Diagnostics

extension DiagnosticKind {
  package static let dataPackage = DiagnosticKind(
    "data-package", .configuration, .error, title: "The description of the data contradicts itself or the files.",
    explanation: """
      `content/data/datapackage.yaml` follows Frictionless Data Package. The message says what does not fit: a path that \
      leaves the folder, a file that is missing, a name that stands twice, a key of fields that do not exist, a \
      constraint that the type does not know, a pattern that cannot be read.
      """)
  package static let schemaInferred = DiagnosticKind(
    "schema-inferred", .configuration, .note, title: "A table has no schema; its types were inferred from the data.",
    explanation: """
      An inferred type changes when the data do, and nothing is checked but the form of the cells. `bulletin new schema \
      FILE` writes the inferred schema, to be completed and kept.
      """)
  package static let recordHeader = DiagnosticKind(
    "record-header", .file, .error, title: "The columns of a table are not the fields of its schema.",
    explanation: """
      Columns are found by name, in any order. A column without a field is not read and not published; so that none is \
      left out by mistake, this is an error unless the schema says `fieldsMatch: subset`. A field without a column is \
      an error unless it says `fieldsMatch: superset`.
      """)
  package static let recordType = DiagnosticKind(
    "record-type", .file, .error, title: "A cell is not of its field's type.",
    explanation: """
      The forms are those of Table Schema: `2024-09-05` for a date (others with `format: any` or a pattern such as \
      `%d.%m.%Y`), `1234.5` for a number (`groupChar: ","` and `decimalChar` for others). What stands for "no value" is \
      listed in `missingValues`.
      """)
  package static let recordConstraint = DiagnosticKind(
    "record-constraint", .file, .error, title: "A cell breaks a constraint of its field.",
    explanation: "The rule is named in brackets. It stands under `constraints` of the field in the data package.")
  package static let recordMasked = DiagnosticKind(
    "record-masked", .file, .error, title: "A value of a masked column breaks a rule of its field.",
    explanation: """
      The column has a `mask`, so that its values are shown neither on the site nor here. Look at the cell; the rule is \
      named in brackets. Rules are checked before the value is masked.
      """, isConfidential: true)
  package static let recordKey = DiagnosticKind(
    "record-key", .file, .error, title: "A value that must be unique stands twice, or is missing.",
    explanation: "Rules: `unique`, `primaryKey` (which must not be empty either) and `uniqueKeys`.")
  package static let recordBlankRow = DiagnosticKind(
    "record-blank-row", .file, .note, title: "A table has rows without any value.",
    explanation: "Spreadsheets write them as delimiters only. They are no records and are passed over.")
  package static let recordReference = DiagnosticKind(
    "record-reference", .file, .error, title: "A value is not in the table that it refers to.",
    explanation: """
      A foreign key says that each value stands in a column of another table, such as a region in the list of regions. \
      Correct the value, or add it to the other table.
      """)
}

/// The findings of the data package, for the reference.
package enum PackageDiagnostics {
  package static let all: [DiagnosticKind] = [
    .dataPackage, .schemaInferred, .recordHeader, .recordType, .recordConstraint, .recordMasked, .recordKey,
    .recordReference, .recordBlankRow, .recordLifecycle,
  ]
}
