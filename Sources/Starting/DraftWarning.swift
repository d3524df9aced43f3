import Alerts
import Chronology
import DataFormats
import SiteModel

/// The front matter that a new warning has more than other bulletins.
struct DraftWarning {
  private let warning: BulletinDraft.Warning
  private let moment: Timestamp
  private let region: String?
  private let path: SitePath
  private let configuration: SiteConfiguration
  private let words: DraftWords

  init(
    _ warning: BulletinDraft.Warning, moment: Timestamp, region: String?, path: SitePath,
    configuration: SiteConfiguration, words: DraftWords
  ) {
    self.warning = warning
    self.moment = moment
    self.region = region
    self.path = path
    self.configuration = configuration
    self.words = words
  }

  /// Fields that others stand for here: the date is when it was sent, `area` is the older name of `areas`.
  static func isImplied(_ field: String) -> Bool { field == "sent" || field == "area" }

  var lines: [String] {
    let open = BulletinDraft.open
    let expires = warning.expires ?? moment.advanced(by: 86_400)
    return [
      line("status", Alert.Status.actual.rawValue, list(Alert.Status.allCases.filter { $0 != .draft })),
      line("colour", warning.colour.rawValue, list(WarningColour.allCases)),
      line("event", warning.event.map(YAMLText.scalar) ?? open, words["event"]),
      line("category", configuration.warnings.category.rawValue, list(AlertInfo.Category.allCases)),
      line("urgency", AlertInfo.Urgency.expected.rawValue, list(AlertInfo.Urgency.allCases)),
      line("certainty", AlertInfo.Certainty.likely.rawValue, list(AlertInfo.Certainty.allCases)),
      line("responseTypes", "[\(AlertInfo.ResponseType.monitor.rawValue)]", list(AlertInfo.ResponseType.allCases)),
      line("effective", moment.rfc3339, words["effective"]),
      line("expires", expires.at(offset: moment.offset).rfc3339, words["expires"]),
      line("areas", "[\(region.map { "\"\(escaped($0))\"" } ?? open)]", words["areas"]),
      line("instruction", open, words["instruction"]),
      "# " + line("contact", "…", words["contact"]),
      "# " + line("updates", "[…]", words["updates"]),
      "# " + line("identifier", identifier, words["identifier"]),
    ]
  }

  private func line(_ key: String, _ value: String, _ comment: String) -> String {
    BulletinDraft.line(key, value, comment)
  }

  private func list<Word: RawRepresentable<String>>(_ all: [Word]) -> String {
    all.map(\.rawValue).joined(separator: words.separator)
  }

  /// In a list on one line a text with a comma must be quoted; it may always be.
  private func escaped(_ text: String) -> String {
    let scalar = YAMLText.scalar(text)
    return scalar.hasPrefix("\"") ? String(scalar.dropFirst().dropLast()) : scalar
  }

  /// What the build will call the alert, by the scheme of the site.
  private var identifier: String {
    let address = SitePath(path.text.dropFirst("content/".count).dropLast(".md".count) + "/")
    let values = WarningIdentifier.Values(
      domain: configuration.identifiers.domain, path: address, sent: moment, region: nil, colour: warning.colour,
      number: 1)
    return WarningIdentifier.make(configuration.warnings.identifierPattern, values) ?? "…"
  }
}
