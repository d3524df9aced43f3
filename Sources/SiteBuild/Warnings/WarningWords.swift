import Alerts
import Chronology
import SiteModel

/// What warnings are called in one language of the site.
struct WarningWords: Sendable {
  let site: Site
  let graph: WarningGraph
  let texts: [String: String]
  /// BCP 47.
  let language: String

  /// The block that readers of the language are to see: the first one in it, else the first of all.
  func info(of alert: Alert) -> AlertInfo? {
    func primary(_ tag: String) -> Substring { tag.lowercased().prefix { $0 != "-" } }
    let infos = alert.infos
    if let tag = LanguageTag.lookup(language, among: infos.compactMap(\.language)) {
      return infos.first { $0.language == tag }
    }
    return infos.first { $0.language.map(primary) == primary(language) } ?? infos.first
  }

  /// Blocks that say the same of other areas stand in the same language.
  func areas(of alert: Alert) -> [String] {
    let language = info(of: alert)?.language
    var names: [String] = []
    for info in alert.infos where info.language == language {
      for area in info.areas where !names.contains(area.description) { names.append(area.description) }
    }
    return names
  }

  /// `红色预警`.
  func level(_ colour: WarningColour) -> String { texts["warning-level-\(colour.rawValue)"] ?? colour.rawValue }

  func state(_ state: WarningState) -> String { texts["warning-state-\(state.rawValue)"] ?? state.rawValue }

  /// What was done: issued, updated, ended.
  func action(_ type: Alert.MessageType) -> String {
    texts["warning-message-\(type.rawValue)"] ?? type.rawValue
  }

  /// The word for a value of CAP, such as `Severe`.
  func word(_ element: String, _ value: String) -> String { texts["\(element)-\(value)"] ?? value }

  /// In the site's own time, whatever offset the alert was written in.
  func date(_ moment: Timestamp) -> DateView {
    let offset = site.configuration.timeZone.offset(at: moment.secondsSinceEpoch)
    return DateView(moment.at(offset: offset), hasTime: true, texts: texts)
  }

  /// Marks the title of what warns of nothing real: `【演练】…`.
  func title(of page: Page) -> String {
    let title = page.matter.title.text
    guard let warning = page.matter.warning, warning.status != .actual else { return title }
    let mark = texts["warning-mark-\(WarningState(ofStatus: warning.status).rawValue)"] ?? ""
    return title.hasPrefix(mark) ? title : mark + title
  }

  func link(_ page: Page) -> LinkView { LinkView(title: title(of: page), url: page.url) }

  /// The page of a warning in this language, else its original.
  func page(of warning: WarningGraph.Member) -> Page {
    let edition = site.editions.firstIndex { LanguageTag.areEqual($0.language, language) }
    return edition.map { site.version(of: warning.page, inEdition: $0) } ?? warning.page
  }

  func link(_ warning: WarningGraph.Member) -> LinkView { link(page(of: warning)) }
}

extension WarningState {
  /// The state of what is no actual warning.
  fileprivate init(ofStatus status: Alert.Status) { self = status == .exercise ? .exercise : .test }
}
