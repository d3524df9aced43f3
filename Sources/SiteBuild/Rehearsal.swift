import Chronology
import Diagnostics
import SiteModel

/// A build that writes nothing: its report, and what whoever examines the site wants to know of its sources.
package struct Rehearsal: Sendable {
  /// What the sources are, as far as they could be read.
  package struct Sources: Sendable {
    package let site: Site
    /// All that was loaded, shown or not, in the order of paths.
    package let pages: [ContentPage]
    /// Files beside bulletins, by their path below `content/`.
    package let attachments: [String]
    /// Those of them that are part of the site.
    package let publicAttachments: Set<String>
    /// What has been published; nil without a ledger.
    package let ledger: Ledger?
    package let now: Timestamp
    /// How each warning that is shown stands at that moment, by its CAP identifier: `in-force` or another state.
    package let alerts: [String: String]
    private let plan: OutputPlan
    let data: SiteData?
    private let store: BodyStore

    init(
      _ resolved: ResolvedSite, _ loaded: LoadedSources, _ tree: SourceTree, ledger: Ledger?, now: Timestamp
    ) {
      site = resolved.site
      pages = loaded.pages
      attachments = tree.files.map(\.path)
      publicAttachments = Set(
        resolved.plan.outputs.compactMap { if case .copy(let path) = $0.job { path } else { nil } })
      self.ledger = ledger
      self.now = now
      alerts = Dictionary(resolved.warnings.members.map { ($0.alert.identifier, $0.state.rawValue) }) { first, _ in
        first
      }
      plan = resolved.plan
      data = loaded.data
      store = loaded.store
    }

    /// The files of the site as planned, by their paths below the output folder, whether or not they could be made.
    package var plannedFiles: Set<String> { Set(plan.outputs.map(\.path.outputFile)) }

    /// The texts in records that are not shown, by the file that holds them, and those in records that are.
    package var recordTexts: RecordTexts { RecordTexts(data) }

    /// The rendered text of a page: pieces of HTML between the places that were left open for the records.
    package func body(of page: ContentPage) -> [ArraySlice<UInt8>] {
      guard let reference = page.body,
        let fragment = try? store.body(reference, path: page.location.path).fragment
      else { return [] }
      var pieces: [ArraySlice<UInt8>] = []
      var start = 0
      for slot in fragment.slots where !slot.kind.isAddress && slot.kind != .figure {
        pieces.append(fragment.bytes[start..<slot.offset])
        start = slot.offset
      }
      return pieces + [fragment.bytes[start...]]
    }
  }

  package let report: BuildReport
  /// Nil after faults that leave nothing to examine.
  package let sources: Sources?
}
