import CommonMark
import Diagnostics
import Figures
import Records

/// Single figures: computed, and compared with what the author wrote.
extension FigureAnswerer {
  func figure(_ place: Place, into diagnostics: inout [Diagnostic]) throws(AnswerFailure) -> PageFigures.Answer {
    let bound = try bind(place.query, place.data)
    let computed = try evaluate(bound, place.data)
    guard let item = bound.items.first, let computed else { return PageFigures.Answer() }
    let unit = place.data.unit(of: item.measure)
    let printed = FigureText(language: context.language).text(of: computed, view: item.view, unit: unit)
    let provenance = try provenance(of: bound, place.data)
    let lead = item.view == .change || item.view == .difference ? DirectionLead.word(endOf: place.slot.lead) : nil
    // A word of change before the link is part of what the text says.
    let said = (lead.map { DirectionLead.says(place.slot.text) ? "" : $0 } ?? "") + place.slot.text
    if context.isSound, place.slot.kind == .figure, !place.slot.text.isEmpty,
      let disagreement = FigureAgreement.disagreement(between: said, and: computed, view: item.view, unit: unit)
    {
      let corrected = FigureCorrection.corrected(
        said, figure: computed, view: item.view, unit: unit, language: context.language)
      diagnostics.append(
        mismatch(place, bound, disagreement, provenance, corrected: corrected, isWhole: said == place.slot.text))
    }
    if let lead, place.slot.kind == .figure, place.slot.text.isEmpty {
      diagnostics.append(doubled(lead, place, printed))
    }
    let isOpen = place.slot.kind != .figure || place.slot.text.isEmpty
    if isOpen { place.data.openTexts.keep(printed, for: openKey(place.slot.destination)) }
    let text = isOpen ? printed : place.slot.text
    return PageFigures.Answer(
      text: printed, source: source(place, bound, provenance, text: text, note: words.note(on: computed)),
      published: .text(isOpen ? printed : said))
  }

  /// The text of a figure that was left open, without where it comes from: a summary stands in lists, feeds and the
  /// head of its page.
  func openFigure(_ destination: String, _ data: SiteData) -> String {
    let key = openKey(destination)
    if let known = data.openTexts.text(for: key) { return known }
    guard let (query, faults) = FigureQueryParser.parse(destination), faults.isEmpty,
      let bound = try? bind(query, data), let item = bound.items.first, let computed = try? evaluate(bound, data)
    else { return "" }
    let text = FigureText(language: context.language).text(
      of: computed, view: item.view, unit: data.unit(of: item.measure))
    data.openTexts.keep(text, for: key)
    return text
  }

  private func openKey(_ destination: String) -> OpenTexts.Key {
    OpenTexts.Key(destination: destination, scope: context.scope, language: context.language)
  }

  private func evaluate(_ bound: BoundQuery, _ data: SiteData) throws(AnswerFailure) -> ComputedFigure? {
    do throws(RecordEngineError) { return try data.evaluator.figure(bound) } catch { throw .engine(error) }
  }

  func provenance(of bound: BoundQuery, _ data: SiteData) throws(AnswerFailure) -> FigureProvenance {
    do throws(RecordEngineError) { return try data.evaluator.provenance(bound) } catch { throw .engine(error) }
  }

  /// An open figure says itself which way it went.
  private func doubled(_ lead: String, _ place: Place, _ printed: String) -> Diagnostic {
    Diagnostic(
      .figureMismatch, "\"\(lead)\" stands before a figure that is filled in as \"\(printed)\"",
      at: place.slot.location, remedy: "leave \"\(lead)\" out, or write the figure's text")
  }

  /// The finding names both values, the query, and the first rows behind the computed one.
  private func mismatch(
    _ place: Place, _ bound: BoundQuery, _ disagreement: FigureDisagreement, _ provenance: FigureProvenance,
    corrected: String, isWhole: Bool
  ) -> Diagnostic {
    let query = words.query(place.query, bound, place.data.store, destination: place.slot.destination)
    var notes = [Diagnostic.Note("the query is \(query)")]
    for part in provenance.parts { notes += rows(behind: part, place.data) }
    let others = "or correct the query or the records"
    // Where no number can be read, nobody knows which words are the figure.
    let isReadable = disagreement.reason != .unreadable && disagreement.reason != .severalNumbers
    let change = FigureFix.make(place.slot, corrected: corrected, source: place.data.sourceFolder)
    let fix = isReadable && isWhole ? change : nil
    let location = change?.location ?? place.slot.location
    // One text for many pages: what is right for this one is wrong for the others.
    if let origin = context.origin {
      notes.append(Diagnostic.Note("the page is \(origin.path)"))
      return Diagnostic(
        .figureMismatch, disagreement.message, at: location, notes: notes,
        remedy: "write [](\(place.slot.destination)), which is filled in on each page, \(others)")
    }
    return Diagnostic(
      .figureMismatch, disagreement.message, at: location, notes: notes,
      remedy: "write \"\(corrected)\", \(others)" + (fix == nil ? "" : "; --fix-figures writes it for you"), fix: fix)
  }

  private func rows(behind part: FigureProvenance.Part, _ data: SiteData) -> [Diagnostic.Note] {
    let time = part.period.map { " in \($0.text)" } ?? ""
    let role = part.isBase ? "it is compared with" : "it comes from"
    let count = "\(part.rowCount) row\(part.rowCount == 1 ? "" : "s")"
    let head = Diagnostic.Note(
      "\(role) \(count) of \"\(part.resource)\"\(time)\(part.rowCount > 10 ? ", the first ten:" : "")")
    guard let request = try? data.evaluator.request(for: part), let page = try? data.engine.rows(request) else {
      return [head]
    }
    return [head]
      + page.places.map { place in
        Diagnostic.Note("row of \"\(part.resource)\"", at: SourceLocation(path: place.path, line: place.line))
      }
  }

  // MARK: Provenance

  /// The entry that says where a figure, chart or table comes from.
  func source(
    _ place: Place, _ bound: BoundQuery, _ provenance: FigureProvenance, text: String, note: String?
  ) -> FigureSourceView {
    let own = provenance.parts.filter { !$0.isBase }
    let resources = own.map(\.resource).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let table = resources.first.flatMap(place.data.table)
    let definitions = bound.items.compactMap { $0.measure.definition?.text(in: context.language) }
    return FigureSourceView(
      id: place.id, text: text, label: words.label(bound.items, versus: bound.versus),
      definition: definitions.isEmpty ? nil : definitions.unique.joined(separator: " "),
      query: words.query(place.query, bound, place.data.store, destination: place.slot.destination),
      period: bound.items.lazy.compactMap(\.period).first.map { words.period($0).label },
      conditions: words.conditions(bound, place.data.store),
      dataset: resources.first.map { name in
        place.data.link(toDataset: name, rendering: rendering)
      }, modified: table?.resource.modified, rows: own.first?.rowCount, note: note)
  }
}

extension [String] {
  /// Each text once, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
