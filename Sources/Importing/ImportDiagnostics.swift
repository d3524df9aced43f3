import Diagnostics

extension DiagnosticKind {
  package static let alertInvalid = DiagnosticKind(
    "cap-invalid", .file, .error, title: "A file is no CAP alert.",
    explanation: """
      `bulletin import cap` reads well-formed XML with an `<alert>` of CAP 1.2, 1.1 or 1.0 as its root. Values must be \
      those of the standard; moments have an offset. A document type is refused, since what it declares could change \
      what the alert says.
      """)
  package static let alertPartLost = DiagnosticKind(
    "cap-not-kept", .file, .warning, title: "Something that a CAP file says is not taken over.",
    explanation: """
      A signature cannot hold for what is published anew; elements of other makers have no place in front matter. All \
      else of the alert is in the bulletin.
      """)
  package static let alertPartChanged = DiagnosticKind(
    "cap-changed", .file, .note, title: "Something that a CAP file says will be written in another form.",
    explanation: "For example a moment in UTC that ends with `Z`, which CAP 1.2 writes `-00:00`. It says the same.")
  package static let importOccupied = DiagnosticKind(
    "import-occupied", .file, .error, title: "An alert has been imported already.",
    explanation: "Nothing is overwritten. Remove the bulletin first, if it should be made anew.")
}

/// The findings of this room, for the reference.
package enum ImportDiagnostics {
  package static let all: [DiagnosticKind] = [.alertInvalid, .alertPartLost, .alertPartChanged, .importOccupied]
}
