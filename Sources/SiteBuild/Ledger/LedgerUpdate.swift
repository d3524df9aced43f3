/// The ledger after a build, and what is new in it. Bulletins by their paths below `content/`, sorted.
package struct LedgerUpdate: Sendable, Equatable {
  package var ledger: Ledger
  /// Published for the first time.
  package var recorded: [String] = []
  /// With a new correction that readers are told of.
  package var corrected: [String] = []
  /// With a new cosmetic one.
  package var cosmetic: [String] = []
  package var withdrawn: [String] = []
  package var expired: [String] = []
  /// Whether the file is to be written.
  package var hasChanges = false
  /// How many bulletins are as they were recorded.
  package var unchanged = 0

  init(_ ledger: Ledger) { self.ledger = ledger }

  mutating func sort() {
    recorded.sort()
    corrected.sort()
    cosmetic.sort()
    withdrawn.sort()
    expired.sort()
  }
}
