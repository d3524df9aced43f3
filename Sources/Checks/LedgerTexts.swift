import Diagnostics
import SiteBuild

extension Check {
  /// The ledger holds nothing that a withdrawn bulletin said.
  static let ledgerTexts = Check(.ledgerHoldsWithdrawn) { context in
    let withdrawn = Set(WithheldPages(context.sources).pages.filter(\.isWithdrawn).map(\.page.path))
    let entries = context.sources.ledger?.entries ?? [:]
    let faults = withdrawn.filter { path in entries[path].map { $0 != $0.reduced } ?? false }
    return faults.sorted().map { .ledgerHoldsTexts(of: $0, at: SourceLocation(path: Ledger.path), severity: .error) }
  }
}
