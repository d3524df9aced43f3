import SiteBuild

/// What publishing has recorded, for people.
struct LedgerSummary {
  private let update: LedgerUpdate?
  private let isDryRun: Bool
  /// So many bulletins of a sort are named; the others are counted.
  private static let limit = 20

  /// - Parameter update: nil when nothing had changed since the last time.
  init(_ update: LedgerUpdate?, isDryRun: Bool) {
    self.update = update
    self.isDryRun = isDryRun
  }

  var lines: [String] {
    guard let update, update.hasChanges else { return ["The ledger has it all: nothing new to record."] }
    let sorts = [
      ("Recorded", update.recorded), ("Corrected", update.corrected), ("Corrected, cosmetic", update.cosmetic),
      ("Withdrawn", update.withdrawn), ("Expired", update.expired),
    ]
    let named = sorts.flatMap { name, paths in
      paths.isEmpty
        ? []
        : ["\(name): \(paths.count)"] + paths.prefix(Self.limit).map { "  \($0)" }
          + (paths.count > Self.limit ? ["  … and \(paths.count - Self.limit) more"] : [])
    }
    let last =
      isDryRun
      ? "\(Ledger.path) was left as it is." : "\(Ledger.path) was written: commit it with the content."
    return named + [last]
  }
}
