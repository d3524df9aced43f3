import Alerts
import Chronology
import DataFormats
import Diagnostics

/// Reads one info block: the first from the front matter itself, others from the elements of `info`.
///
/// It begins with what the block inherits; a key that is written replaces that, and one without a value takes it away.
struct WarningInfoReader {
  let index: Int
  var info: AlertInfo
  var pageTexts: WarningNotice.PageTexts
  var places: [AlertPlace: SourceLocation] = [:]
  var files: [AlertPlace: LocatedText] = [:]
  private let zone: TimeZoneName
  let settings: SiteConfiguration.Warnings

  init(
    index: Int, info: AlertInfo, pageTexts: WarningNotice.PageTexts, zone: TimeZoneName,
    settings: SiteConfiguration.Warnings
  ) {
    self.index = index
    self.info = info
    self.pageTexts = pageTexts
    self.zone = zone
    self.settings = settings
  }

  /// The first block, which must say what the warning is about and until when it holds.
  mutating func read(_ reader: inout MappingReader, mayLackExpires: Bool) {
    if reader.value("event") == nil {
      reader.reportMissing("event", remedy: "write in a few words what is warned of, such as \"event: 暴雨\"")
    }
    if reader.value("expires") == nil, !mayLackExpires {
      reader.reportMissing(
        "expires",
        remedy: "write until when it holds: expires: 2025-01-21T20:00:00+08:00 (\"none\" for a warning without an end)")
    }
    readAll(&reader)
  }

  /// A further block.
  mutating func readFurther(_ reader: inout MappingReader, after first: AlertInfo) {
    let language = reader.language("language")
    if reader.has("language") { info.language = language }
    if let language, language.lowercased() != first.language?.lowercased() {
      reportForeignTexts(reader: &reader, language, first)
    }
    if reader.has("event"), reader.value("event") == nil {
      reader.reportMissing("event", remedy: "every block says what is warned of")
    }
    readAll(&reader)
  }

  /// What would stand there in the wrong language.
  private func reportForeignTexts(reader: inout MappingReader, _ language: String, _ first: AlertInfo) {
    var keys = ["event"]
    if first.headline != nil || pageTexts.contains(.headline) { keys.append("headline") }
    if first.description != nil || pageTexts.contains(.description) { keys.append("description") }
    if first.instruction != nil { keys.append("instruction") }
    for key in keys where !reader.has(key) {
      let none = key == "event" ? "" : ", or \"\(key): null\" for none"
      reader.reportMissing(key, remedy: "write it in the language of the block (\(language))\(none)")
    }
  }

  private mutating func readAll(_ reader: inout MappingReader) {
    // Absent keys too: a mistyped one is answered with them.
    for key in WarningReader.infoKeys { _ = reader.value(key) }
    readClassification(&reader)
    readTimes(&reader)
    readTexts(&reader)
    if reader.has("eventCodes") { info.eventCodes = pairs("eventCodes", "eventCode", &reader) }
    if reader.has("parameters") { info.parameters = pairs("parameters", "parameter", &reader) }
    readAreas(&reader)
    readResources(&reader)
  }

  private mutating func readClassification(_ reader: inout MappingReader) {
    if let value = reader.value("category") { place("category", value) }
    info.categories = reader.words("category", AlertInfo.Category.self) ?? info.categories
    for (position, value) in (reader.value("category")?.elements ?? []).enumerated() {
      place("category", value, position)
    }
    if reader.has("responseTypes") {
      info.responseTypes = reader.words("responseTypes", AlertInfo.ResponseType.self) ?? []
      let values = reader.value("responseTypes")
      for (position, value) in (values?.elements ?? [values].compactMap(\.self)).enumerated() {
        place("responseType", value, position)
      }
    }
    for key in ["urgency", "severity", "certainty"] { reader.value(key).map { place(key, $0) } }
    info.urgency = reader.word("urgency", AlertInfo.Urgency.self) ?? info.urgency
    info.severity = reader.word("severity", AlertInfo.Severity.self) ?? info.severity
    info.certainty = reader.word("certainty", AlertInfo.Certainty.self) ?? info.certainty
  }

  private mutating func readTimes(_ reader: inout MappingReader) {
    moment("effective", \.effective, &reader)
    moment("onset", \.onset, &reader)
    if let value = reader.value("expires"), value.text == "none" {
      place("expires", value)
      info.expires = nil
    } else {
      moment("expires", \.expires, &reader)
    }
  }

  private mutating func moment(
    _ key: String, _ path: WritableKeyPath<AlertInfo, Timestamp?>, _ reader: inout MappingReader
  ) {
    guard reader.has(key) else { return }
    if let value = reader.value(key) { place(key, value) }
    info[keyPath: path] = reader.dateText(key).map(zone.timestamp)
  }

  private mutating func readTexts(_ reader: inout MappingReader) {
    if let event = reader.located("event") {
      info.event = event.text
      places[AlertPlace("event", info: index)] = event.location
    }
    text("headline", \.headline, replacing: .headline, &reader)
    text("description", \.description, replacing: .description, &reader)
    text("web", \.web, replacing: .web, &reader)
    text("audience", \.audience, &reader)
    text("senderName", \.senderName, &reader)
    text("instruction", \.instruction, &reader)
    text("contact", \.contact, &reader)
  }

  private mutating func text(
    _ key: String, _ path: WritableKeyPath<AlertInfo, String?>, replacing part: WarningNotice.PageTexts = [],
    _ reader: inout MappingReader
  ) {
    guard reader.has(key) else { return }
    if let value = reader.value(key) { place(key, value) }
    info[keyPath: path] = reader.text(key)
    pageTexts.remove(part)
  }

  mutating func place(_ element: String, _ value: DataValue, _ position: Int = 0) {
    places[AlertPlace(element, position, info: index)] = value.location
  }
}
