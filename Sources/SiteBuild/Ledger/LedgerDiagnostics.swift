import Diagnostics

extension DiagnosticKind {
  package static let ledgerMalformed = DiagnosticKind(
    "ledger-malformed", .file, .error, title: "The ledger cannot be read.",
    explanation: """
      `content/published.json` says what has been published. Without it no build can tell whether a published figure has \
      changed, so that nothing is published, and the file is never overwritten. After a merge, look for lines that begin \
      with `<<<<<<<`; else take the file as it was last committed. A ledger of another version belongs to another version \
      of the program.
      """)
  package static let publishedFigure = DiagnosticKind(
    "published-figure-changed", .output, .error, title: "A published figure has changed without a correction.",
    explanation: """
      Readers and newspapers quote what was published. Either the change is an accident: then mend the records or the \
      text. Or it is right: then tell readers, with an entry under `corrections` in the front matter. A figure that was \
      taken out, or added, is a change too. Figures are never cosmetic. For charts, tables and lists the ledger holds the \
      hash of their data.
      """)
  package static let publishedDate = DiagnosticKind(
    "published-date-changed", .output, .error,
    title: "A date of a published bulletin has changed without a correction.",
    explanation: """
      A bulletin keeps the dates of its first version; a correction has a date of its own. Dates are never cosmetic.
      """)
  package static let publishedAddress = DiagnosticKind(
    "published-address-changed", .output, .error, title: "The address or the id of a published bulletin has changed.",
    explanation: """
      Links and citations lead to the old address. If the bulletin has to move, list the old address under `aliases`, so \
      that it leads to the new one, keep the entry's id in feeds with `id`, and write a correction. The CAP identifier of a \
      warning never changes: write it as `identifier`.
      """)
  package static let publishedText = DiagnosticKind(
    "published-text-changed", .output, .error,
    title: "The text of a published bulletin has changed without a correction.",
    explanation: """
      Title, summary, body or a field of its kind is not what was published. An entry under `corrections` tells readers; \
      for a slip of the pen or of the layout `cosmetic: true` in the entry is enough, which readers do not see. A title is \
      told with the published one.
      """)
  package static let publishedVanished = DiagnosticKind(
    "published-bulletin-vanished", .output, .error, title: "A published bulletin has vanished without a tombstone.",
    explanation: """
      Its file or record is gone, was renamed, was turned into a draft, or was moved to the future. A bulletin that is \
      taken back stays as a file with `withdrawn` in its front matter: a page with the reason stands at its address then, \
      and nothing of its content does. One that has expired (`expiryDate`, the display term of a record) may go.
      """)
  package static let correctionRemoved = DiagnosticKind(
    "published-correction-removed", .output, .error, title: "A published correction has been removed.",
    explanation: "What readers have been told stays told. Put the entry back under `corrections`.")
  package static let ledgerHoldsWithdrawn = DiagnosticKind(
    "ledger-holds-withdrawn", .output, .warning, title: "The ledger still holds figures of a withdrawn bulletin.",
    explanation: """
      `bulletin publish` takes them out. The ledger is committed: until then they stay readable for all who can read the \
      repository.
      """)

  static let ofLedger: [DiagnosticKind] = [
    .ledgerMalformed, .publishedFigure, .publishedDate, .publishedAddress, .publishedText, .publishedVanished,
    .correctionRemoved, .ledgerHoldsWithdrawn,
  ]
}

extension Diagnostic {
  /// That an entry of the ledger is not reduced to what may stay of a withdrawn bulletin.
  ///
  /// - Parameter severity: nil for that of the kind.
  package static func ledgerHoldsTexts(
    of key: String, at location: SourceLocation?, severity: Severity? = nil
  ) -> Diagnostic {
    Diagnostic(
      .ledgerHoldsWithdrawn, "\"\(key)\" was withdrawn, and the ledger still holds what it said", at: location,
      remedy: "run \"bulletin publish\", which takes it out, and commit \(Ledger.path)", severity: severity)
  }
}
