import CommonMark
import Diagnostics
import Figures
import Markup
import Records
import SiteModel
import Synchronization

/// What a place in a bulletin says of the records, in the form that the ledger keeps.
struct PublishedFigure: Sendable {
  /// What is kept of it.
  enum Value: Sendable {
    /// What the text says, with a word of change before the link.
    case text(String)
    case literal(String)
    case table(EvaluatedTable)
    case rows(RowPage)
    case query(StoredQueryResult)
  }

  /// The query as it was evaluated, with what the page added.
  let query: String
  let value: Value
  let location: SourceLocation

  init?(_ slot: Slot, _ answer: PageFigures.Answer) {
    guard let value = answer.published, let source = answer.source else { return nil }
    if case .literal = value {
      query = "\(slot.destination) \"\(slot.title)\""
    } else {
      query = source.query
    }
    self.value = value
    location = slot.location
  }

  /// What the ledger writes: the words, or the hash of the data.
  var text: String {
    switch value {
    case .text(let text), .literal(let text): text
    case .table(let table): DataDigest.text(of: table)
    case .rows(let page): DataDigest.text(of: page)
    case .query(let result): DataDigest.text(of: result)
    }
  }

  /// Whether a text of the same query says the same in other words: 三十二起 for 32起.
  static func saysTheSame(_ text: String, _ other: String) -> Bool {
    if text == other { return true }
    let (left, right) = (text.split(separator: separator), other.split(separator: separator))
    return Set(left.map(reading)) == Set(right.map(reading))
  }

  /// Between the texts of one query that stands in a bulletin several times.
  static let separator = " | "

  /// What tells one number from another. A text that cannot be read stands for itself.
  private struct Reading: Hashable {
    let text: Substring?
    let written: [String]
  }

  private static func reading(_ text: Substring) -> Reading {
    guard let figure = try? WrittenFigure.read(String(text)), figure.hasNumber else {
      return Reading(text: text, written: [])
    }
    return Reading(
      text: nil,
      written: ["\(figure.magnitude.map(String.init(describing:)) ?? "")"]
        + [figure.direction.map(String.init(describing:)), figure.bound?.rawValue].map { $0 ?? "" })
  }
}

/// Collects what all bulletins say while they are rendered, from many tasks at once.
final class PublishedFigures: Sendable {
  private let pages = Mutex<[String: [PublishedFigure]]>([:])

  func keep(_ figures: [PublishedFigure], of page: Page) {
    if figures.isEmpty { return }
    pages.withLock { $0[page.content.path] = figures }
  }

  /// By the page's path below `content/`.
  var byPage: [String: [PublishedFigure]] { pages.withLock { $0 } }
}

extension RenderedDocument {
  func keeping(_ collection: PublishedFigures?, of page: Page) -> RenderedDocument {
    collection?.keep(figures, of: page)
    return self
  }
}
