import CommonMark
import Diagnostics
import Markup
import SiteModel

/// What the text of one page asks of the records, answered: each place has its filling, and each figure leads to an
/// entry that says where it comes from.
struct PageFigures {
  /// What stands in a place of the text.
  struct Answer {
    /// Of a figure, for a place that the author left open.
    var text = ""
    /// Of a chart, table or list of records.
    var html: Bytes = []
    /// Where it comes from; nil for a field of the page itself, and after a fault.
    var source: FigureSourceView?
    /// The chart's or table's numbers as a file beside the page.
    var download: Bytes?
  }

  private var answers: [String: Answer] = [:]
  /// In the order of the text.
  private(set) var sources: [FigureSourceView] = []
  /// Files beside the page, by name.
  private(set) var downloads: [(name: String, bytes: Bytes)] = []

  /// Answers all places of a page and reports what is wrong with them.
  static func bind(
    _ content: ContentPage, _ answerer: FigureAnswerer, into diagnostics: inout [Diagnostic]
  ) -> PageFigures {
    var figures = PageFigures()
    let numbers = FigureNumbers(content.dataSlots)
    for slot in content.dataSlots where slot.kind != .figureText || FigureNumbers.isField(slot) {
      let isNew = figures.answers[slot.destination] == nil
      let number = numbers[slot.destination]
      // The same query may stand in the text twice, with another text each time: each is checked.
      let answer = answerer.answer(slot, number: number, into: &diagnostics)
      guard isNew else { continue }
      figures.answers[slot.destination] = answer
      if let source = answer.source { figures.sources.append(source) }
      if let download = answer.download, let number {
        figures.downloads.append((FigureNumbers.fileName(number), download))
      }
    }
    return figures
  }

  func filling(_ slot: Slot) -> Slot.Filling? {
    guard let answer = answers[slot.destination] else { return nil }
    return switch slot.kind {
    case .figure: answer.source.map { .text("#" + $0.id) }
    case .figureText: .text(answer.text)
    case .block, .inline: .html(answer.html)
    case .link, .image: nil
    }
  }
}

/// The numbers of the entries that say where figures come from: one for each query, in the order of the text. A list
/// that shows a bulletin's summary leads to the same entries as the bulletin itself.
struct FigureNumbers {
  private var numbers: [String: Int] = [:]

  init(_ slots: [Slot]) {
    for slot in slots where !Self.isField(slot) && numbers[slot.destination] == nil {
      numbers[slot.destination] = numbers.count + 1
    }
  }

  subscript(destination: String) -> Int? { numbers[destination] }

  /// The blocks of a text in which each query stands for the first time: a table that is shown twice is one file.
  static func blocks(of slots: [Slot]) -> [(slot: Slot, number: Int)] {
    guard slots.contains(where: { $0.kind == .block }) else { return [] }
    let numbers = FigureNumbers(slots)
    var seen: Set<String> = []
    return slots.compactMap { slot in
      guard slot.kind == .block, seen.insert(slot.destination).inserted else { return nil }
      return numbers[slot.destination].map { (slot, $0) }
    }
  }

  static func id(_ number: Int) -> String { "figure-\(number)" }

  static func fileName(_ number: Int) -> String { id(number) + ".csv" }

  static func isField(_ slot: Slot) -> Bool { slot.destination.hasPrefix("field:") }
}
