import Characters
import CommonMark
import Diagnostics
import Figures
import Markup
import Records
import SiteModel

/// Answers what a page's text asks of the records.
struct FigureAnswerer {
  let rendering: Rendering
  let context: DataContext
  let words: FigureWords
  /// What the names of files beside the page are put behind: nothing on the page itself, its address elsewhere.
  let fileBase: String

  init(_ content: ContentPage, _ rendering: Rendering, fileBase: String = "") {
    self.rendering = rendering
    self.fileBase = fileBase
    context = DataContext(content, site: rendering.site.configuration)
    words = FigureWords(texts: rendering.texts, language: context.language)
  }

  /// The filling of a place, with where it comes from.
  ///
  /// - Parameter number: of its entry among the page's sources; nil for a field.
  func answer(_ slot: Slot, number: Int?, into diagnostics: inout [Diagnostic]) -> PageFigures.Answer {
    guard let number else { return field(slot, into: &diagnostics) }
    guard let (query, faults) = FigureQueryParser.parse(slot.destination) else { return PageFigures.Answer() }
    guard faults.isEmpty else {
      diagnostics += faults.map { $0.diagnostic(at: slot.location) }
      return PageFigures.Answer()
    }
    let id = FigureNumbers.id(number)
    if query.isLiteral { return literal(slot, id, into: &diagnostics) }
    guard let data = rendering.data else {
      if !rendering.lacksData { diagnostics.append(withoutRecords(slot)) }
      return PageFigures.Answer()
    }
    // What follows from faults of the data is not told.
    guard data.isSound else { return PageFigures.Answer() }
    let place = Place(slot: slot, query: query, id: id, data: data)
    do throws(AnswerFailure) {
      if query.scheme != .figure { try place.requireCaption() }
      switch query.scheme {
      case .figure: return try figure(place, into: &diagnostics)
      case .chart: return try chart(place)
      case .table:
        if let name = query.storedQuery { return try storedQuery(name, place) }
        if query.isCards { return try cards(place) }
        return try table(place)
      case .records: return try records(place)
      }
    } catch {
      diagnostics += error.diagnostics(at: slot.location)
      return PageFigures.Answer()
    }
  }

  /// One place of a text with what it asks for.
  struct Place {
    let slot: Slot
    let query: FigureQuery
    /// Of its entry among the page's sources.
    let id: String
    let data: SiteData

    /// The text of the image: the title of a chart, the caption of a table.
    func requireCaption() throws(AnswerFailure) {
      if !slot.text.isEmpty { return }
      let what = query.scheme == .records ? "list of records" : query.scheme.rawValue
      throw .found(
        Diagnostic(
          .figureForm, "a \(what) has no caption", at: slot.location,
          remedy: "write what it shows into the brackets: ![各月事故起数](\(query.scheme.rawValue):…)"))
    }

    /// Block content that stands in a paragraph of its own.
    func requireBlock() throws(AnswerFailure) {
      if slot.kind == .block { return }
      throw .found(
        Diagnostic(
          .figureForm, "a \(query.scheme.rawValue) stands within a sentence", at: slot.location,
          remedy: "put it into a paragraph of its own; only sparklines (type=sparkline) are as small as text"))
    }
  }

  /// The text for a place that an author left open, where it is shown a second time: its faults have been reported.
  func openText(_ destination: String) -> String {
    var reportedElsewhere: [Diagnostic] = []
    let slot = Slot(
      offset: 0, destination: destination, kind: .figureText, location: SourceLocation(path: ""))
    if FigureNumbers.isField(slot) { return field(slot, into: &reportedElsewhere).text }
    guard let data = rendering.data, data.isSound else { return "" }
    return openFigure(destination, data)
  }

  /// What the names of a query are, with what the page adds.
  func bind(_ query: FigureQuery, _ data: SiteData) throws(AnswerFailure) -> BoundQuery {
    do throws(QueryBinder.Faults) {
      return try data.evaluator.bind(query, in: context.scope)
    } catch {
      throw .faults(error.faults)
    }
  }

  // MARK: Without records

  private func withoutRecords(_ slot: Slot) -> Diagnostic {
    Diagnostic(
      .figureWithoutRecords, "\"\(slot.destination)\" asks the records, but there are no tables in content/data/",
      at: slot.location,
      remedy: "put the records there with datapackage.yaml and measures.yaml, or write figure:literal \"source\"")
  }

  private func literal(
    _ slot: Slot, _ id: String, into diagnostics: inout [Diagnostic]
  ) -> PageFigures.Answer {
    if slot.title.isEmpty || slot.text.isEmpty {
      diagnostics.append(
        Diagnostic(
          .figureLiteralSource,
          slot.text.isEmpty ? "a literal figure has no text" : "\"\(slot.text)\" does not say where it comes from",
          at: slot.location, remedy: "write [43起](figure:literal \"source\")"))
    }
    return PageFigures.Answer(
      source: FigureSourceView(
        id: id, text: slot.text, label: "", query: "", conditions: "", literalSource: slot.title),
      published: .literal(slot.text))
  }

  /// A value of the record, or the value of the dimension, that the page was made from.
  private func field(_ slot: Slot, into diagnostics: inout [Diagnostic]) -> PageFigures.Answer {
    let name = String(slot.destination.dropFirst("field:".count))
    if let text = context.origin?.text(of: name) { return PageFigures.Answer(text: text) }
    let names = context.origin?.fields.map(\.name) ?? []
    let remedy =
      names.isEmpty
      ? "fields stand in pages that are made from data: with \"each\" or \"pages-from\" in the front matter"
      : Suggestion.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
        ?? "this page has \(names.joined(separator: ", "))"
    diagnostics.append(
      Diagnostic(.figureUnknownField, "the page has no field \"\(name)\"", at: slot.location, remedy: remedy))
    return PageFigures.Answer()
  }
}

/// Why a place has no answer.
enum AnswerFailure: Error {
  case faults([QueryFault])
  case engine(RecordEngineError)
  case found(Diagnostic)

  init(_ failure: TableFailure) {
    self =
      switch failure {
      case .query(let fault): .faults([fault])
      case .engine(let error): .engine(error)
      }
  }

  func diagnostics(at location: SourceLocation) -> [Diagnostic] {
    switch self {
    case .faults(let faults): faults.map { $0.diagnostic(at: location) }
    case .engine(let error): [error.diagnostic(at: location)]
    case .found(let diagnostic): [diagnostic]
    }
  }
}
