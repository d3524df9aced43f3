import Markup

/// What a list of results shows of one document.
package struct SearchEntry: Sendable {
  package var title: String
  /// Root-relative and percent-encoded.
  package var url: String
  /// The day, `2024-09-05`; nil when it is unknown.
  package var date: String?
  /// What readers call the document's kind; nil for a page that has none.
  package var kind: String?
  /// Its terms, as readers see them.
  package var terms: [String]
  /// Plain text; what is too long for a list of results is cut.
  package var summary: String?
  /// BCP 47, where it is another than the site's.
  package var language: String?

  package init(
    title: String, url: String, date: String? = nil, kind: String? = nil, terms: [String] = [],
    summary: String? = nil, language: String? = nil
  ) {
    self.title = title
    self.url = url
    self.date = date
    self.kind = kind
    self.terms = terms
    self.summary = summary
    self.language = language
  }

  /// Unicode scalars of a summary that are kept: two or three lines of a list of results.
  static let summaryLength = 120

  func write(to json: inout JSONText) {
    json.object { item in
      item.member("title", title)
      item.member("url", url)
      item.member("date", date)
      item.member("kind", kind)
      if !terms.isEmpty { item.array("terms", terms) { $0.value($1) } }
      item.member("summary", shortSummary)
      item.member("language", language)
    }
  }

  private var shortSummary: String? {
    guard let summary, !summary.isEmpty else { return nil }
    let scalars = summary.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: Self.summaryLength, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return summary }
    return String(scalars[..<end]) + "…"
  }
}

/// How much a passage counts when results are put in order. The order of the cases is that of the lists in a shard.
package enum SearchWeight: UInt32, Sendable, CaseIterable, Comparable {
  case title, heading, text

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A part of a document's text: UTF-8, in which a zero byte ends a paragraph or cell.
package struct SearchPassage: Sendable {
  package let bytes: Bytes
  package let weight: SearchWeight

  package init(_ bytes: Bytes, _ weight: SearchWeight) {
    self.bytes = bytes
    self.weight = weight
  }

  package init(_ text: String, _ weight: SearchWeight) { self.init(Array(text.utf8), weight) }
}

/// A choice by which results can be narrowed, such as a region.
package struct SearchFilter: Sendable {
  /// The name of its file and of its parameter in the address of a search.
  package let name: String
  /// Each value with the numbers of its documents, rising.
  package let values: [(name: String, documents: [Int])]

  package init(name: String, values: [(name: String, documents: [Int])]) {
    self.name = name
    self.values = values
  }
}
