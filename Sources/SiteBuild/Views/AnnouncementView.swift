import Chronology
import SiteModel
import Templates

/// Something that will be published.
package struct AnnouncementView: TemplateObject {
  let title: String
  let date: DateView

  package static let shape = Shape<AnnouncementView>("announcement", "Something that will be published.") {
    Field("title", .text, "What it is.") { .text($0.title) }
    Field("date", .object(DateView.self), "When it is due.") { .object($0.date) }
  }
}

extension Rendering {
  /// What a section announces, without what was due before today.
  func upcoming(_ content: ContentPage?) -> [AnnouncementView] {
    let open = (content?.matter.upcoming ?? []).enumerated().filter { $1.isOpen(on: today) }
    return open.sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map { _, entry in
      AnnouncementView(title: entry.title.text, date: date(DateText(date: entry.date)))
    }
  }
}
