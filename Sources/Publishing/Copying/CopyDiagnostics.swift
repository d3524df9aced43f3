import Diagnostics

extension DiagnosticKind {
  package static let copyOccupied = DiagnosticKind(
    "copy-occupied", .output, .error, title: "A file of others lies where the site has one.",
    explanation: """
      `bulletin publish --to` never replaces or removes a file that bulletin did not put there. Nothing was copied: \
      move the file away, or publish to another folder. A file with the same bytes is no obstacle.
      """)

  package static let copyFailed = DiagnosticKind(
    "copy-failed", .output, .error, title: "The site could not be copied.",
    explanation: """
      Rights, a full disk, a mount that is gone, or another command that writes there at the same time. The ledger has \
      recorded the publication already: mend the cause and publish again, which takes the rest of the steps. Until then \
      the folder may hold files of both the old site and the new one; each file is whole.
      """)

  package static let copyRestored = DiagnosticKind(
    "copy-restored", .output, .warning, title: "Published files had been changed by someone else.",
    explanation: """
      In the folder that the site is copied to, files were not as bulletin had left them: edited, replaced, removed or \
      damaged. They are again as published. What is to stay belongs into `content/`.
      """)
}

/// All kinds of finding of this room.
package enum CopyDiagnostics {
  package static let all: [DiagnosticKind] = [.copyOccupied, .copyFailed, .copyRestored]
}
