/// What is recorded of a published bulletin, on either side of a comparison with a record.
package struct PublishedBulletin: Sendable {
  package enum State: Sendable { case published, expired, withdrawn }

  /// A figure as it is recorded: what it says, by its query.
  package struct Figure: Sendable, Equatable {
    package let query: String
    /// Of a chart, table or list the hash of its data.
    package let text: String

    package init(query: String, text: String) {
      self.query = query
      self.text = text
    }
  }

  /// What it is known by on both sides: its file, with its query where records make it.
  package let name: String
  /// From the site's root: `/notices/a/`.
  package let address: String
  /// Empty where the record does not know it.
  package var title = ""
  package var state = State.published
  /// In the order in which they are told.
  package var dates: [(name: String, value: String)] = []
  /// Ids and counts that others rely on, in the order in which they are told.
  package var facts: [(name: String, value: String)] = []
  /// Hash of its text.
  package var text: String?
  /// The text itself, where it is at hand.
  package var source: [UInt8]?
  /// Sorted by the bytes of their queries.
  package var figures: [Figure] = []
  /// Old addresses that lead to it.
  package var aliases: [String] = []
  /// What its figures say, by their queries; empty where that is not known.
  package var labels: [String: String] = [:]

  package init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

/// What the figures of a page say, by their queries: "Deaths, August 2024".
package enum FigureLabels {
  package static func read(_ page: [UInt8]) -> [String: String] {
    let sources = PageReader.read(page).sources
    return Dictionary(
      sources.lazy.filter { !$0.query.isEmpty }.map { source in
        // A chart's first words are its caption, which says more than the names of its measures.
        (source.query, source.isFigure || source.value.isEmpty ? source.label : source.value)
      }
    ) { first, _ in first }
  }
}
