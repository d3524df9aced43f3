import Concurrency
import Diagnostics
import Files
import Publishing
import SiteBuild

extension DiagnosticKind {
  package static let withheldText = DiagnosticKind(
    "withheld-text", .output, .error, title: "The output holds text or a file that must not be public.",
    explanation: """
      A title, a sentence (of eight Chinese characters, or 24 letters, at least), a field, the name of a file or a whole \
      file of a draft, of a bulletin that is held back, has expired or was withdrawn stands in a file of the output \
      folder, in a page, feed, list, search index or download. Sentences that a shown bulletin says as well do not count. \
      Nothing of the text is printed here, so that no log tells what the site must not. Build anew; if it stays, a shown \
      bulletin or a file of someone else says it.
      """)
}

extension Check {
  /// No residue of what is withheld is in any byte of the output.
  static let withheldTexts = Check(.withheldText) { context in
    let material = WithheldMaterial(context)
    if material.texts.isEmpty, material.files.isEmpty { return [] }
    let search = ResidueSearch(material)
    var findings = CappedFindings<String>(limit: 50)
    let found = await concurrentMap(context.files) { file in
      (file: file, residue: search.residue(in: file, context))
    }
    for (file, residue) in found {
      for (origin, part) in residue {
        findings.add(
          origin.path,
          Diagnostic(
            .withheldText, "\(part) of \"\(origin.path)\", which \(origin.reason), is in \"\(file.path)\"",
            at: context.location(of: file), remedy: "build anew, and look at what else says it"))
      }
    }
    return findings.diagnostics
  }
}

/// Looks through output files, one by one.
private struct ResidueSearch: Sendable {
  private let search: PatternSearch
  private let parts: [(origin: Int, part: String)]
  private let origins: [WithheldMaterial.Origin]
  private let files: [Int: [(hash: ContentHash, origin: Int)]]

  init(_ material: WithheldMaterial) {
    search = PatternSearch(material.texts.map(\.pattern))
    parts = material.texts.map { ($0.origin, $0.part) }
    origins = material.origins
    files = material.files
  }

  /// What of each origin is in a file, by its first part.
  func residue(
    in file: OutputFile, _ context: CheckContext
  ) -> [(origin: WithheldMaterial.Origin, part: String)] {
    let bytes = context.read(file)
    var found: [Int: String] = [:]
    for match in files[bytes.count] ?? [] where ContentHash(bytes) == match.hash { found[match.origin] = "the whole" }
    for text in Self.texts(of: bytes, file.path) {
      for number in search.find(in: text) {
        let (origin, part) = parts[number]
        if found[origin] == nil { found[origin] = part }
      }
    }
    return found.sorted { $0.key < $1.key }.map { (origins[$0.key], $0.value) }
  }

  /// What may be read in a file: its bytes with all escapes resolved, and its text without markup; of feeds, which
  /// escape the markup of texts once more, that without the inner markup; and the file's own address.
  private static func texts(of bytes: [UInt8], _ path: String) -> [[UInt8]] {
    let whole = CanonicalText.make(of: bytes, strippingTags: false)
    var texts = [whole, CanonicalText.make(of: path.utf8, strippingTags: false)]
    guard bytes.contains(UInt8(ascii: "<")) || whole.contains(UInt8(ascii: "<")) else { return texts }
    if path.hasSuffix(".html") || path.hasSuffix(".svg") || path.hasSuffix(".xml") {
      texts.append(CanonicalText.make(of: bytes, strippingTags: true))
    }
    if !path.hasSuffix(".html") { texts.append(CanonicalText.make(of: whole, strippingTags: true)) }
    return texts
  }
}
