import Diagnostics
import Files
import SiteBuild

extension CheckContext {
  /// A finding about places of the site: at the Markdown that it comes from where that can be found, else at the
  /// first file of the output that has it.
  func finding(
    _ kind: DiagnosticKind, _ message: String, remedy: String?, _ occurrences: SiteInspection.Occurrences,
    traces: [SourceTrace]
  ) -> Diagnostic? {
    let found = occurrences.places.lazy.compactMap { place in
      sourceLocation(of: place, traces).map { (place: place, location: $0) }
    }.first
    guard let first = found?.place ?? occurrences.places.first else { return nil }
    let ownFile = first.origin.flatMap { occurrences.count == 1 ? SourceLocation(path: $0) : nil }
    let location = found?.location ?? templateLocation(traces) ?? ownFile ?? location(ofOutput: first.path)
    return Diagnostic(
      kind, message, at: location, notes: notes(occurrences, without: found == nil && ownFile == nil ? nil : first),
      remedy: remedy)
  }

  private func notes(
    _ occurrences: SiteInspection.Occurrences, without told: SiteInspection.Place?
  ) -> [Diagnostic.Note] {
    let others = occurrences.places.filter { $0 != told }
    if others.isEmpty || occurrences.count == 1 { return [] }
    let rest = occurrences.count - occurrences.places.count
    let names = others.map { "\"\($0.path)\"" }.joined(separator: ", ")
    return [Diagnostic.Note("\(told == nil ? "on" : "also on") \(names)\(rest > 0 ? " and \(rest) more" : "")")]
  }

  private func sourceLocation(of place: SiteInspection.Place, _ traces: [SourceTrace]) -> SourceLocation? {
    guard !traces.isEmpty, let origin = place.origin, origin.hasSuffix(".md"),
      let search = SourceSearch(origin, in: source)
    else { return nil }
    return traces.lazy.compactMap { search.find($0) }.first
  }

  /// The place in the site's own templates.
  private func templateLocation(_ traces: [SourceTrace]) -> SourceLocation? {
    if traces.isEmpty { return nil }
    let found = (try? FileTree.scan(source + "/templates")) ?? []
    let paths = found.map(\.path).filter { $0.hasSuffix(".mustache") }.sorted()
    for search in paths.lazy.compactMap({ SourceSearch("templates/" + $0, in: source) }) {
      if let place = traces.lazy.compactMap({ search.findInTemplate($0) }).first { return place }
    }
    return nil
  }
}

extension Check {
  /// The faults of one kind that were seen while pages were made.
  static func ofPages(_ kind: DiagnosticKind) -> Check {
    Check(kind) { context in
      let faults = context.inspected.faults.filter { $0.key.kind == kind }
      var findings = CappedFindings<String>(limit: 50)
      for (fault, occurrences) in faults.sorted(by: { $0.key.message < $1.key.message }) {
        let finding = context.finding(
          kind, fault.message, remedy: fault.remedy, occurrences, traces: fault.trace.map { [$0] } ?? [])
        if let finding { findings.add("", finding) }
      }
      return findings.diagnostics
    }
  }

  /// Structure, names and languages of pages.
  static let ofStructure: [Check] = [
    .pageMainHeading, .pageHeadingOrder, .pageImageAlternative, .pageTableHeaders, .pageHeaderScope, .pageDuplicateID,
    .pageReferenceMissing, .pageLanguage, .pageTitle, .pageFrameTitle, .pageMisnested,
  ].map(ofPages)
}
