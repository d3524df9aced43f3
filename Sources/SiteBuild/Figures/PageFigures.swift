import CommonMark
import Diagnostics
import Markup
import Records
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
    /// What of it the ledger keeps.
    var published: PublishedFigure.Value?
  }

  private var answers: [String: Answer] = [:]
  /// In the order of the text.
  private(set) var sources: [FigureSourceView] = []
  /// Files beside the page, by name.
  private(set) var downloads: [(name: String, bytes: Bytes)] = []
  /// What the page says of the records, as the ledger keeps it.
  private(set) var published: [PublishedFigure] = []

  /// Answers all places of a page and reports what is wrong with them.
  static func bind(
    _ content: ContentPage, _ answerer: @autoclosure () -> FigureAnswerer, into diagnostics: inout [Diagnostic]
  ) -> PageFigures {
    // The title of a page from data has been judged before a record's values were put into it.
    if content.origin == nil, let fault = figure(inTitle: content.matter.title) { diagnostics.append(fault) }
    var figures = PageFigures()
    // Most pages of a large site ask nothing.
    if content.dataSlots.isEmpty { return figures }
    let answerer = answerer()
    let numbers = FigureNumbers(content.dataSlots)
    for slot in content.dataSlots where slot.kind != .figureText || FigureNumbers.isField(slot) {
      let key = slot.answerKey
      let isNew = figures.answers[key] == nil
      let number = numbers[slot]
      // The same query may stand in the text twice, with another text each time: each is checked.
      let answer = answerer.answer(slot, number: number, into: &diagnostics)
      if let figure = PublishedFigure(slot, answer) { figures.published.append(figure) }
      guard isNew else { continue }
      figures.answers[key] = answer
      if let source = answer.source { figures.sources.append(source) }
      if let download = answer.download, let number {
        figures.downloads.append((FigureNumbers.fileName(number), download))
      }
    }
    return figures
  }

  /// A title is plain text, so that its brackets and addresses would be published as they are.
  static func figure(inTitle title: LocatedText) -> Diagnostic? {
    guard title.text.utf8.contains(UInt8(ascii: "]")),
      FigureQuery.Scheme.allCases.contains(where: { title.text.contains("](\($0.rawValue):") })
    else { return nil }
    return Diagnostic(
      .figureForm, "a figure stands in the title", at: title.location,
      remedy: "titles are plain text: write the number alone, or leave it to the summary")
  }

  func filling(_ slot: Slot) -> Slot.Filling? {
    guard let answer = answers[slot.answerKey] else { return nil }
    return switch slot.kind {
    case .figure: answer.source.map { .text("#" + $0.id) }
    case .figureText: .text(answer.text)
    case .block, .inline: .html(answer.html)
    case .link, .image: nil
    }
  }
}

/// The numbers of the entries that say where figures come from, in the order of the text: one for each query, each
/// literal number, and each chart or table. A list that shows a bulletin's summary leads to the same entries as the
/// bulletin itself.
struct FigureNumbers {
  private var numbers: [String: Int] = [:]

  init(_ slots: [Slot]) {
    for slot in slots where !Self.isField(slot) {
      let key = slot.answerKey
      if numbers[key] == nil { numbers[key] = numbers.count + 1 }
    }
  }

  subscript(slot: Slot) -> Int? { numbers[slot.answerKey] }

  /// The charts, tables and lists of a text, which have files beside the page.
  static func blocks(of slots: [Slot]) -> [(slot: Slot, number: Int)] {
    let blocks = slots.filter { $0.kind == .block }
    if blocks.isEmpty { return [] }
    let numbers = FigureNumbers(slots)
    return blocks.compactMap { slot in numbers[slot].map { (slot, $0) } }
  }

  static func id(_ number: Int) -> String { "figure-\(number)" }

  static func fileName(_ number: Int) -> String { id(number) + ".csv" }

  static func isField(_ slot: Slot) -> Bool { slot.destination.hasPrefix("field:") }
}

extension Slot {
  /// What the answer to a place depends on. All literal numbers have one address, and differ by their text and source;
  /// a chart that stands in a text twice has two captions, and must not have the same id.
  fileprivate var answerKey: String {
    switch kind {
    case .figure where destination == "figure:literal": "\(destination)\u{0}\(text)\u{0}\(title)"
    case .block, .inline: "\(destination)\u{0}\(location.line):\(location.column)"
    default: destination
    }
  }
}
