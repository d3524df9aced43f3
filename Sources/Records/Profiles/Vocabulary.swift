/// The words that a column uses for the few things that it can say: a grade, a colour, a status. Offices write them
/// differently, so they are data, and a resource may add its own (`words: {status: {final: [办结]}}`).
package struct Vocabulary: Hashable, Sendable {
  /// One thing that can be said, with all words for it.
  package struct Term: Hashable, Sendable {
    /// The name by which rules and resources know it.
    package let name: String
    /// All words that mean it; the first is used in messages.
    package var words: [String]

    init(_ name: String, _ words: [String]) {
      self.name = name
      self.words = words
    }
  }

  /// The role whose cells hold the words.
  package let role: String
  /// In their order, if they have one: from the lowest.
  package var terms: [Term]

  init(_ role: String, _ terms: [Term]) {
    self.role = role
    self.terms = terms
  }

  /// Each word with the index of its term.
  var table: WordTable<Int> {
    WordTable(terms.enumerated().flatMap { index, term in term.words.map { ($0, index) } })
  }

  func index(of term: String) -> Int? { terms.firstIndex { $0.name == term } }

  /// The words for messages, such as `一般, 较大, 重大, 特别重大`.
  var list: String { terms.map { $0.words.first ?? $0.name }.joined(separator: ", ") }
}
