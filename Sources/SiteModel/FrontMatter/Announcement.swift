import Chronology
import DataFormats
import Diagnostics

/// Something that a section or the home page says will be published: an entry of its `upcoming`.
///
/// It is written by hand, so that nothing that is held back can be told by mistake.
package struct Announcement: Sendable {
  package let title: LocatedText
  /// The day on which it is due.
  package let date: CivilDate
  package let location: SourceLocation

  /// From the end of that day on readers are told no longer.
  package func isOpen(on today: CivilDate) -> Bool { date >= today }

  /// The first day on which it is not shown.
  package var end: CivilDate { CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1) }

  static func read(_ reader: inout MappingReader, role: FrontMatterReader.Role) -> [Announcement] {
    guard let value = reader.value("upcoming") else { return [] }
    if role == .bulletin {
      reader.report(
        Diagnostic(
          .valueType, "\"upcoming\" belongs to a section or the home page, not to a bulletin",
          at: reader.place(of: "upcoming"), remedy: "move it to the _index.md that is to announce it"))
      return []
    }
    guard let elements = value.elements else {
      return reader.reject(value, "upcoming", "a list of entries with title and date") ?? []
    }
    return elements.compactMap { element in
      var nested = MappingReader(element, name: "an entry of \"upcoming\"", at: element.location)
      let title = nested.requiredText("title", remedy: "say what will be published")
      let date = nested.requiredDate("date")
      let place = nested.value("title")?.location ?? element.location
      reader.finish(nested)
      guard let title, let date else { return nil }
      return Announcement(title: LocatedText(title, at: place), date: date.date, location: element.location)
    }
  }
}
