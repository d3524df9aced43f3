/// A text in one or several languages.
package struct LocalizedText: Hashable, Sendable {
  /// The text in one language.
  package struct Entry: Hashable, Sendable {
    /// A language tag; empty for a text that serves all languages.
    package let language: String
    package let text: String
  }

  /// In the order of the file.
  package let entries: [Entry]

  package init(_ text: String) { entries = [Entry(language: "", text: text)] }

  /// - Parameter texts: pairs of language and text.
  package init(_ texts: [(language: String, text: String)]) {
    entries = texts.map { Entry(language: $0.language, text: $0.text) }
  }

  /// The text for a language: of that tag; of a shorter tag (`zh` for `zh-Hans`); of a longer one of the same language;
  /// the one for all; and else the first that there is, since a foreign label says more than none.
  package func text(in language: String) -> String {
    var tag = Substring(language.lowercased())
    while !tag.isEmpty {
      if let entry = entries.first(where: { $0.language.lowercased() == tag }) { return entry.text }
      tag = tag.lastIndex(of: "-").map { tag[..<$0] } ?? ""
    }
    let primary = Self.primary(language)
    let match = entries.first { Self.primary($0.language) == primary } ?? entries.first { $0.language.isEmpty }
    return (match ?? entries.first)?.text ?? ""
  }

  private static func primary(_ tag: String) -> String {
    tag.lowercased().prefix { $0 != "-" }.description
  }
}
