import Diagnostics

extension DiagnosticKind {
  package static let documentNumberForm = DiagnosticKind(
    "document-number-form", .site, .warning, title: "A document number is not in the form of official documents.",
    explanation: """
      GB/T 9704-2012 wants the sign of the office, the year in full within hexagonal brackets (U+3014 and U+3015), and \
      the number without 第 and without leading zeros: `国办发〔2017〕47号`, not `国办发[2017]第047号`. The year cannot be \
      after that of the bulletin. On a site with `government:` it is an error. Where the meaning is clear, the finding \
      holds the correction.
      """)
  package static let documentNumberDuplicate = DiagnosticKind(
    "document-number-duplicate", .site, .error, title: "Two bulletins have the same document number.",
    explanation: """
      With `government:` in `site.yaml`. A number stands for one document. A translation, which has another `language`, \
      shares the number of what it translates.
      """)
  package static let documentNumberGap = DiagnosticKind(
    "document-number-gap", .site, .warning, title: "A series of document numbers leaves some out.",
    explanation: """
      For the series that `government: {numberSeries: …}` names. Drafts and what is held back count as there. Numbers \
      begin with 1 each year; in the first year that the site holds they may begin later.
      """)
  package static let identifierDuplicate = DiagnosticKind(
    "id-duplicate", .site, .error, title: "Two bulletins have the same permanent identifier.",
    explanation: """
      The identifier is made of the site's `identifiers` and the bulletin's `id`, or its address where it has none. \
      Feed readers would show only one of the two. An identifier that was published must not change.
      """)
}

extension ModelDiagnostics {
  /// What is found about official documents.
  static let ofDocuments: [DiagnosticKind] = [
    .documentNumberForm, .documentNumberDuplicate, .documentNumberGap, .identifierDuplicate,
  ]
}
