import Diagnostics

extension DiagnosticKind {
  package static let foreignFile = DiagnosticKind(
    "output-foreign-file", .output, .note, title: "A file in the output folder is not part of the site.",
    explanation: """
      The tool did not write it, and will never touch it. Whoever publishes the folder publishes the file with it: see \
      that it is meant to be there.
      """, isConfidential: true)
}

extension Check {
  /// Files that someone else has put into the output folder.
  static let foreignFiles = Check(.foreignFile) { context in
    var findings = CappedFindings<String>(limit: 50)
    for file in context.files where !file.isOurs {
      findings.add(
        "", Diagnostic(.foreignFile, "\"\(file.path)\" was not written by bulletin", at: context.location(of: file)))
    }
    return findings.diagnostics
  }
}
