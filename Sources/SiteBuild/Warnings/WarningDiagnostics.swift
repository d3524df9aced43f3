import Diagnostics

extension DiagnosticKind {
  package static let warningReference = DiagnosticKind(
    "warning-reference", .site, .error, title: "A warning updates or cancels what is no earlier warning of the site.",
    explanation: """
      `updates` and `cancels` name the Markdown files of warnings that were sent before: relative to the file that names \
      them, or from the top of `content/` when they begin with `/`. A draft, or one that is held back, was never sent. \
      What another authority has sent is named under `references`, as `sender,identifier,sent`. An exercise refers to \
      exercises only.
      """)
  package static let warningCircle = DiagnosticKind(
    "warning-circular", .site, .error, title: "Warnings update or cancel each other in a circle.",
    explanation: "A warning refers to earlier ones only. One of the references, or one of the dates, is wrong.")
  package static let warningIdentifierTwice = DiagnosticKind(
    "warning-identifier-twice", .site, .error, title: "Two warnings have the same CAP identifier.",
    explanation: """
      Who receives both would take one for a copy of the other. Identifiers come from `warnings: identifier` in \
      `site.yaml`: a pattern without `{path}` needs something else that is different for each warning, such as \
      `{sent}`. One bulletin can say its own with `identifier`.
      """)
  package static let warningFileMissing = DiagnosticKind(
    "warning-file-missing", .site, .error, title: "A resource of a warning names a file that does not exist.",
    explanation: """
      The `uri` of a resource is an absolute address, or the name of a file that lies beside the bulletin: its address \
      and size then stand in the alert.
      """)

  static let ofWarnings: [DiagnosticKind] = [
    .warningReference, .warningCircle, .warningIdentifierTwice, .warningFileMissing,
  ]
}
