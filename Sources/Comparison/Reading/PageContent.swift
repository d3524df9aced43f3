import Files

/// What a reader finds on a page, in the order of the page. Texts lie in one buffer; the parts are ranges of it.
struct PageContent: Sendable {
  /// Visible text, references resolved, white space collapsed.
  var text: [UInt8] = []
  var blocks: [Block] = []
  var links: [Link] = []
  var dates: [PageDate] = []
  /// Where bound figures stand in the text.
  var marks: [FigureMark] = []
  var tables: [PageTable] = []
  /// The page's own list of where its figures come from, when its theme has one.
  var sources: [FigureSource] = []
  /// `html lang`, `title`, `meta`, `link` and the like, by name in the order of the page.
  var metadata: [(name: String, value: String)] = []

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The last value under a name.
  func metadata(_ name: String) -> String? { metadata.last { $0.name == name }?.value }

  /// The first heading of the highest level, else the title.
  var heading: String {
    let first = blocks.first { $0.kind == .heading && $0.level == 1 && !$0.place.isFrame }
    return first.map { string($0.text) } ?? metadata("title") ?? ""
  }

  /// What tells a page from others wherever it lies: the texts of its main part.
  var mainHash: ContentHash {
    var bytes: [UInt8] = []
    for block in blocks where block.place == .main {
      bytes += text[block.text]
      bytes.append(0)
    }
    return ContentHash(bytes)
  }
}

/// A run of text that stands by itself.
package enum BlockKind: String, Hashable, Sendable {
  case heading, paragraph, item, term, detail, caption, row, table, code, drawing, line, text
}

/// What a part of a page is there for.
package enum BlockPlace: String, Hashable, Sendable {
  /// The page's own text.
  case main
  /// A list entry that is little but a link to another page.
  case listing
  /// Menus, banners and footers.
  case frame

  var isFrame: Bool { self == .frame }
}

struct Block: Sendable {
  let kind: BlockKind
  /// Of a heading: 1 to 6.
  let level: Int
  let place: BlockPlace
  let text: Range<Int>
  /// Of kind, place and text. Links and dates are compared where texts are equal.
  let hash: ContentHash
  let links: Range<Int>
  let dates: Range<Int>
  let marks: Range<Int>
  /// Index of a table.
  let table: Int?
}

struct Link: Hashable, Sendable {
  let isImage: Bool
  let text: String
  let target: String
}

struct PageDate: Hashable, Sendable {
  /// Of the attribute `datetime`, else the text.
  let value: String
  let text: Range<Int>
}

/// A bound figure: `<a class="figure" href="…#figure-3">27起</a>`.
struct FigureMark: Sendable {
  let text: Range<Int>
  /// The address that it leads to, such as `#figure-3`.
  let target: String
}

/// An entry of the list that says where the figures of a page come from.
struct FigureSource: Sendable {
  /// Such as `figure-3`.
  let id: String
  /// The figure as it is written.
  var value = ""
  /// What it says, over which period and for whom.
  var label = ""
  /// `figure:accidents?period=2024-08`; empty for a figure without records.
  var query = ""
  /// The other lines: records, definition, notes.
  var details: [String] = []

  /// Whether it is a number in the text, not a chart or table.
  var isFigure: Bool { query.isEmpty || query.hasPrefix("figure:") }
}
