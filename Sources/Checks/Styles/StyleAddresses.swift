import Diagnostics

extension DiagnosticKind {
  package static let styleFileMissing = DiagnosticKind(
    "style-file-missing", .output, .warning, title: "A style sheet names a file of this site that does not exist.",
    explanation: """
      `url()` and `@import` name a picture, a font or another style sheet, counted from the folder of the style sheet. \
      There is no such file in the output.
      """)
}

extension Check {
  /// Addresses in style sheets lead to files.
  static let styleAddresses = Check(.styleFileMissing) { context in
    let links = LinksInside(context)
    var findings = CappedFindings<String>(limit: 50)
    for (path, bytes) in context.inspected.style.sheets.sorted(by: { $0.key < $1.key }) {
      for (address, offset) in StyleSheet(bytes).addresses {
        guard let missing = links.missingFile(address, on: path) else { continue }
        findings.add(
          "",
          Diagnostic(
            .styleFileMissing, "there is no file \"\(missing)\" in the site",
            at: AuthoredSheet(path, bytes, context).location(ofOffset: offset, byteCount: address.utf8.count),
            remedy: links.remedy(missing)))
      }
    }
    return findings.diagnostics
  }
}
