import Markup
import SiteModel

/// What feeds say of a bulletin's corrections: a mark in the title, and each correction before the summary and before
/// the text, since some readers show this and some that.
struct FeedCorrections {
  let title: String
  /// The latest first: `更正 2024-09-07：…`, `更正前：…`.
  private let sentences: [String]

  /// - Parameter texts: of the theme, in the bulletin's language.
  init(_ page: Page, texts: [String: String]) {
    func text(_ key: String, _ fallback: String) -> String { texts[key] ?? fallback }
    title =
      page.corrections.isEmpty
      ? page.matter.title.text : text("feed-corrected", "Corrected: ") + page.matter.title.text
    let colon = text("colon", ": ")
    sentences = page.corrections.flatMap { correction in
      let news = "\(text("feed-correction", "Correction")) \(correction.date.date.iso)\(colon)\(correction.note.text)"
      return [news] + (correction.was.map { [text("correction-was", "Before") + colon + $0] } ?? [])
    }
  }

  func before(_ summary: String) -> String {
    (sentences + [summary]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// - Parameter html: the text of the bulletin.
  func before(_ html: Bytes) -> Bytes {
    if sentences.isEmpty { return html }
    var result = Bytes()
    for sentence in sentences {
      result.append(literal: "<p><strong>")
      result.append(sentence, as: .html)
      result.append(literal: "</strong></p>\n")
    }
    return result + html
  }
}
