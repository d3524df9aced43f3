import Diagnostics

/// Checks of what bulletins say about themselves that need all of them at once.
package enum DocumentChecks {
  /// - Parameter pages: all that were read, those that are held back too.
  package static func find(in pages: [ContentPage], of site: Site) -> [Diagnostic] {
    let shown = Set(site.pages.map { ObjectIdentifier($0.content) })
    var numbers = DocumentNumberCheck(site.configuration.government)
    numbers.run(pages) { shown.contains(ObjectIdentifier($0)) }
    return numbers.diagnostics + duplicateIdentifiers(in: site) + TranslationChecks.stale(in: site)
  }

  /// Feed readers, mirrors and other sites know a bulletin by its identifier: two with the same are one to them.
  private static func duplicateIdentifiers(in site: Site) -> [Diagnostic] {
    guard site.pages.contains(where: { $0.matter.id != nil }) else { return [] }
    let byIdentifier = Dictionary(grouping: site.pages, by: \.permanentName)
    return site.pages.compactMap { page in
      guard page.matter.id != nil, let others = byIdentifier[page.permanentName],
        let other = others.first(where: { $0.rank != page.rank })
      else { return nil }
      // Of two that were written, the second is blamed.
      if other.matter.id != nil, other.content.path > page.content.path { return nil }
      return Diagnostic(
        .identifierDuplicate, "the identifier \"\(page.permanentName)\" is that of another bulletin, too",
        at: page.matter.idLocation ?? page.content.location,
        notes: [.init("the other bulletin is here", at: other.matter.idLocation ?? other.content.location)],
        remedy: "give one of them another \"id\"; one that was published keeps its own")
    }
  }
}

extension Page {
  /// The part of its permanent identifier that is its own: `id`, else its address when it was published.
  package var permanentName: String { matter.id ?? "/" + path.text }
}

extension DocumentFacts {
  /// The field of kinds that holds 发文字号.
  package static let numberField = "documentNumber"
  /// The field of kinds that holds 发文机关.
  package static let issuerField = "issuer"
}
