import Diagnostics

extension DiagnosticKind {
  package static let tableEmpty = DiagnosticKind(
    "table-empty", .file, .error, title: "A data file holds no table.",
    explanation: "A table begins with a row that names its columns. A table may have no other rows.")
  package static let tableHeader = DiagnosticKind(
    "table-header", .file, .error, title: "A column has no name, or the name of another, or there are too many.",
    explanation: """
      Columns are told apart by their names. Empty columns at the end often come from a spreadsheet. A table may have \
      2,000 columns.
      """)
  package static let tableDelimiter = DiagnosticKind(
    "table-delimiter", .file, .warning, title: "A table may be delimited by another character.",
    explanation: """
      A file whose rows are divided by semicolons or tabs is read as one column unless its dialect says so in \
      `datapackage.yaml`: `dialect: {delimiter: ";"}`.
      """)
  package static let tableRaggedRow = DiagnosticKind(
    "table-ragged-row", .file, .error, title: "A row has more or fewer cells than there are columns.",
    explanation: """
      It is not known which cell is missing, so that every number in the row might stand in the wrong column. Most \
      often a text holds a comma and is not in quotation marks.
      """)
  package static let tableQuote = DiagnosticKind(
    "table-quote", .file, .error, title: "Quotation marks around a cell are faulty.",
    explanation: """
      After RFC 4180 a cell in quotation marks begins and ends with one, and each quotation mark within it is \
      doubled. One that is not closed would swallow the rows after it; reading goes on with the next line, so that \
      their faults are found in the same run. A quotation mark in the middle of a cell without them is a warning: the \
      cell is read as it is written.
      """)
  package static let tableNulByte = DiagnosticKind(
    "table-nul-byte", .file, .error, title: "A NUL byte stands in a data file.",
    explanation: "It comes from a damaged file, or from an encoding other than the declared one.")
  package static let jsonSyntax = DiagnosticKind(
    "json-syntax", .file, .error, title: "The JSON text cannot be read.",
    explanation: """
      JSON (RFC 8259) knows neither comments nor a comma after the last element, and wants keys and texts in double \
      quotation marks.
      """)
  package static let tableShape = DiagnosticKind(
    "table-shape", .file, .error, title: "JSON or YAML data does not have the shape of a table.",
    explanation: """
      A table is a list of records, each an object with the columns as keys; or a list of lists, of which the first \
      names the columns.
      """)
  package static let encodingDetected = DiagnosticKind(
    "encoding-detected", .file, .note, title: "A data file is not UTF-8, and its encoding was guessed.",
    explanation: """
      Nothing in the file says for certain what its bytes mean. State the encoding in `datapackage.yaml`, or save the \
      file as UTF-8.
      """)
  package static let encodingFault = DiagnosticKind(
    "encoding-fault", .file, .error, title: "Bytes of a data file have no meaning in its encoding.",
    explanation: """
      The file is damaged, or its encoding is another one. The message names the first such byte. UTF-8, UTF-16 and \
      GB 18030 (with GBK and GB 2312) can be read.
      """)
}

enum TableDiagnostics {
  static let all: [DiagnosticKind] = [
    .encodingDetected, .encodingFault, .tableEmpty, .tableHeader, .tableDelimiter, .tableRaggedRow, .tableQuote,
    .tableNulByte, .jsonSyntax, .tableShape,
  ]
}
