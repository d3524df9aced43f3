import Characters
import CommonMark
import Diagnostics
import Markup
import SiteModel

/// Answers what a page's text asks of the records.
struct FigureAnswerer {
  let rendering: Rendering
  let context: DataContext

  init(_ content: ContentPage, _ rendering: Rendering) {
    self.rendering = rendering
    context = DataContext(content, site: rendering.site.configuration)
  }

  /// The filling of a place, with where it comes from.
  ///
  /// - Parameter number: of its entry among the page's sources; nil for a field.
  func answer(_ slot: Slot, number: Int?, into diagnostics: inout [Diagnostic]) -> PageFigures.Answer {
    guard let number else { return field(slot, into: &diagnostics) }
    return PageFigures.Answer()
  }

  /// The text for a place that an author left open, where it is shown a second time: its faults have been reported.
  func openText(_ destination: String) -> String {
    var reportedElsewhere: [Diagnostic] = []
    let slot = Slot(
      offset: 0, destination: destination, kind: .figureText, location: SourceLocation(path: ""))
    return answer(slot, number: FigureNumbers.isField(slot) ? nil : 1, into: &reportedElsewhere).text
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
