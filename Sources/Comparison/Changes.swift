/// A figure that is not what it was: what a reviewer looks at first.
package struct FigureChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number in a title or in the first heading.
    case title
    /// A figure that is bound to records, known by its query.
    case figure
    /// A number in the text that is bound to nothing.
    case number
    /// A cell of a table, or of the table behind a chart.
    case cell
    /// A cell of a data file.
    case datum
  }

  package var kind: Kind
  /// The page's address within the site, such as `/statistics/2024-08/`, or a file's.
  package var page: String
  /// What the figure says: its label, the words before it, or the table with row and column.
  package var label: String
  /// Nil when there was none.
  package var old: String?
  /// Nil when there is none any more.
  package var new: String?
  /// The query of a bound figure.
  package var query: String?
  /// The query before, where another one is asked now.
  package var oldQuery: String?

  package init(
    kind: Kind = .figure, page: String, label: String, old: String?, new: String?, query: String? = nil,
    oldQuery: String? = nil
  ) {
    self.kind = kind
    self.page = page
    self.label = label
    self.old = old
    self.new = new
    self.query = query
    self.oldQuery = oldQuery
  }
}

/// A block of text that differs.
package struct TextChange: Hashable, Sendable {
  package let kind: BlockKind
  package let place: BlockPlace
  /// The heading that it stands under, or what else says where it is.
  package let heading: String
  package let runs: [TextRun]
  /// The same text stands elsewhere on the page now.
  package var isMoved = false

  /// What was replaced by what, without what was kept.
  var replacements: [TextRun] { runs.filter { $0.mark != .same } }
}

/// Something beside the text that differs: a date, an address, what search engines are told.
package struct ValueChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case date, link, image, metadata
    /// What the list of sources says about a figure.
    case source
  }

  package let kind: Kind
  /// What it belongs to: the words before a date, the text of a link, the name of the metadata.
  package let name: String
  package let old: String?
  package let new: String?
}

/// All that differs between two versions of a page.
package struct PageChanges: Sendable {
  package var page: String
  /// Where the page was before, when it has moved.
  package var oldPage: String?
  package var title: String
  package var figures: [FigureChange] = []
  package var texts: [TextChange] = []
  package var values: [ValueChange] = []
  /// Figures of other pages that this one quotes, as lists do: told there.
  package var quotedFigures = 0

  /// Whether the bytes differ, but nothing that a reader or a search engine is told.
  package var isMarkupOnly: Bool { figures.isEmpty && texts.isEmpty && values.isEmpty && quotedFigures == 0 }

  package init(page: String, title: String) {
    self.page = page
    self.title = title
  }
}

/// A page that is there on one side only.
package struct PageNote: Hashable, Sendable {
  package let page: String
  package let title: String
  /// Characters of its main part, white space not counted; nil where only a record of it is known.
  package let length: Int?
  package let figureCount: Int
  /// Where the page leads at once, when it is there only for that.
  package let redirect: String?
  /// Why a page is there no more, where that is known.
  package var fate: Fate?

  package enum Fate: String, Hashable, Sendable { case expired, withdrawn }

  var characters: Int { length ?? 0 }
}

/// A file other than a page that differs.
package struct FileChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case added, removed, changed, moved }

  package let kind: Kind
  package let file: String
  package var oldFile: String?
  package var oldSize: Int?
  package var newSize: Int?
  package var texts: [TextChange] = []
  /// How many changes more there are than are told.
  package var untold = 0
}

/// An entry of feeds that was added, removed or updated.
package struct FeedChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case added, removed, updated }

  package let kind: Kind
  package let id: String
  package let title: String
  package var fields: [ValueChange]
  /// The feeds that say so.
  package var feeds: [String]
}

/// The same change on several pages.
package struct Repeated<Change: Sendable & Hashable>: Sendable {
  package let change: Change
  /// In order; for one change in many texts, `change` is that of the first of them.
  package let pages: [String]
  /// Whether the texts around it differ from page to page.
  package var isInside = false
}
