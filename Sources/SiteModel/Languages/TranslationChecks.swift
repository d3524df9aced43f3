import Chronology
import Diagnostics

/// Looks for translations that are older than the last change of their originals.
enum TranslationChecks {
  static func stale(in site: Site) -> [Diagnostic] {
    if site.editions.count < 2 { return [] }
    var found: [Diagnostic] = []
    for page in site.pages where !page.isOriginal {
      let original = site.original(of: page)
      if let finding = stale(page.content, page.modified, original.content, original.modified) { found.append(finding) }
    }
    let originals = Dictionary(site.sections.compactMap { section in section.content.map { ($0.path, section) } }) {
      first, _ in first
    }
    let zone = site.configuration.timeZone
    for section in site.sections {
      guard let content = section.content, let path = content.translation?.original, let original = originals[path],
        let text = original.content
      else { continue }
      let changes = [(content, section.corrections), (text, original.corrections)].map {
        PageChanges($0.0, $0.1, zone: zone).modified
      }
      if let finding = stale(content, changes[0], text, changes[1]) { found.append(finding) }
    }
    return found
  }

  /// By days: of what was done on the same day, nobody knows the order.
  private static func stale(
    _ page: ContentPage, _ own: Timestamp?, _ original: ContentPage, _ changed: Timestamp?
  ) -> Diagnostic? {
    guard let changed, own.map({ $0.date < changed.date }) ?? true else { return nil }
    return Diagnostic(
      .translationStale,
      "the original, \"\(original.path)\", changed on \(changed.date.iso), this translation "
        + (own.map { "on \($0.date.iso)" } ?? "not since it was made"),
      at: page.matter.title.location.path == page.location.path ? page.matter.title.location : page.location,
      notes: original.matter.corrections.last.map { [.init("the last correction is here", at: $0.location)] } ?? [],
      remedy: "bring it up to date and write \"lastmod: \(changed.date.iso)\", or \"corrections\" for its readers")
  }
}
