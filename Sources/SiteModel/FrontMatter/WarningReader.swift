import Alerts
import Characters
import Chronology
import DataFormats
import Diagnostics

/// Reads the keys of the kind `warning`.
struct WarningReader {
  /// What the front matter says of the warning; nil when that has faults.
  private(set) var notice: WarningNotice?
  /// What the page shows of it, by the name of the field.
  private(set) var facts: [FrontMatter.Field] = []

  /// - Parameters:
  ///   - matter: what has been read of it already: date and language.
  ///   - required: fields that the kind needs, beside those that every warning needs.
  static func read(
    _ reader: inout MappingReader, matter: FrontMatter, required: [String], configuration: SiteConfiguration
  ) -> WarningReader {
    let faults = reader.diagnostics.count
    var read = WarningReader()
    let colour = reader.word("colour", WarningColour.self)
    if reader.value("colour") == nil {
      reader.reportMissing("colour", remedy: "write the level of the warning: red, orange, yellow or blue")
    }
    let written = read.sent(&reader, matter, configuration)
    let location = matter.title.location
    let blank = Timestamp(secondsSinceEpoch: 0, offset: 0)
    var notice = WarningNotice(
      colour: colour ?? .blue, sent: written ?? blank, infos: [], location: location)
    notice.readMessage(&reader)
    let base = configuration.firstInfo(of: notice.colour, language: matter.language)
    if reader.value("info")?.text == "none" {
      notice.readAbsentInfos(&reader)
    } else {
      notice.readInfos(&reader, base: base, zone: configuration.timeZone, settings: configuration.warnings)
    }
    for key in required where !Self.alwaysRequired.contains(key) && Self.keys.contains(key) {
      if reader.value(key) == nil {
        reader.reportMissing(key, remedy: "a bulletin of kind \(matter.kind) needs it: \(key): …")
      }
    }
    read.facts = notice.facts(&reader, hasColour: colour != nil)
    if reader.diagnostics.dropFirst(faults).allSatisfy({ $0.severity != .error }), colour != nil, written != nil {
      read.notice = notice
    }
    return read
  }

  /// Keys whose absence the reader itself reports.
  private static let alwaysRequired = ["colour", "event", "expires"]

  /// Every key that it reads.
  static let keys =
    ["colour", "sent", "status", "scope", "messageType", "restriction", "addresses", "codes", "alertSource", "note"]
    + ["incidents", "identifier", "sender", "number", "updates", "cancels", "references", "info"] + infoKeys

  /// Those that an info block may have.
  static let infoKeys =
    ["event", "category", "urgency", "severity", "certainty", "responseTypes", "eventCodes", "effective", "onset"]
    + ["expires", "areas", "area", "instruction", "contact", "audience", "senderName", "headline", "description"]
    + ["web", "parameters", "resources"]

  private func sent(
    _ reader: inout MappingReader, _ matter: FrontMatter, _ configuration: SiteConfiguration
  ) -> Timestamp? {
    if reader.has("sent"), reader.value("sent") != nil {
      return reader.dateText("sent").map(configuration.timeZone.timestamp)
    }
    // A kind that must have a known date has been told so, and a date that is none has been refused.
    let isSilent = matter.isDateUnknown || reader.value("date") == nil
    if matter.date == nil, isSilent, configuration.kind(named: matter.kind)?.needsKnownDate == false {
      reader.reportMissing("sent", remedy: "write when the warning was issued: sent: 2025-01-18T16:00:00+08:00")
    }
    return matter.date.map(configuration.timeZone.timestamp)
  }
}

extension SiteConfiguration {
  /// What a warning says that says nothing itself.
  fileprivate func firstInfo(of colour: WarningColour, language: String?) -> AlertInfo {
    var info = AlertInfo()
    info.language = language ?? self.language
    info.categories = [warnings.category]
    info.severity = warnings.severities[colour] ?? colour.defaultSeverity
    let name = languages.first { $0.tag == language }?.authority ?? authority.name
    info.senderName = name.isEmpty ? nil : name
    return info
  }
}

extension WarningNotice {
  /// The elements of the alert itself.
  fileprivate mutating func readMessage(_ reader: inout MappingReader) {
    let names = [
      "sent": "sent", "status": "status", "scope": "scope", "messageType": "msgType", "restriction": "restriction",
      "alertSource": "source", "note": "note", "identifier": "identifier", "sender": "sender",
    ]
    for (key, element) in names { places[AlertPlace(element)] = reader.value(key)?.location }
    if places[AlertPlace("sent")] == nil { places[AlertPlace("sent")] = reader.value("date")?.location }
    status = reader.word("status", Alert.Status.self) ?? .actual
    if status == .draft {
      reader.report(
        Diagnostic(
          .valueType, "a warning that is published is no draft", at: reader.place(of: "status"),
          remedy: "write \"draft: true\" to hold the bulletin back"))
    }
    scope = reader.word("scope", Alert.Scope.self) ?? .public
    restriction = reader.text("restriction")
    addresses = texts("addresses", "addresses", &reader)
    codes = texts("codes", "code", &reader)
    source = reader.text("alertSource")
    note = reader.text("note")
    incidents = texts("incidents", "incidents", &reader)
    identifier = reader.located("identifier")
    sender = reader.located("sender")
    number = reader.integer("number", in: 1...999_999) ?? 1
    readReferences(&reader)
  }

  private mutating func texts(_ key: String, _ element: String, _ reader: inout MappingReader) -> [String] {
    (reader.texts(key) ?? []).enumerated().compactMap { index, value in
      places[AlertPlace(element, index)] = value.location
      return value.text
    }
  }

  private mutating func readReferences(_ reader: inout MappingReader) {
    let written = reader.word("messageType", Alert.MessageType.self)
    updates = (reader.texts("updates") ?? []).map { LocatedText($0.text ?? "", at: $0.location) }
    cancels = (reader.texts("cancels") ?? []).map { LocatedText($0.text ?? "", at: $0.location) }
    for value in reader.texts("references") ?? [] {
      let text = value.text ?? ""
      if let reference = AlertReference(text) {
        references.append(reference)
      } else if text.hasSuffix(".md") {
        // The older way to write `updates`.
        updates.append(LocatedText(text, at: value.location))
      } else {
        let _: Int? = reader.reject(
          value, "references", "sender,identifier,sent of an alert of another site",
          remedy: "write example.org,id-1,2025-01-18T16:00:00+08:00; name a warning of this site under \"updates\"")
      }
    }
    let places = updates + cancels
    for (index, text) in places.enumerated() { self.places[AlertPlace("references", index)] = text.location }
    for index in references.indices {
      self.places[AlertPlace("references", places.count + index)] = reader.value("references")?.location
    }
    if !updates.isEmpty, !cancels.isEmpty {
      reader.report(
        Diagnostic(
          .valueType, "a message either updates earlier warnings or cancels them", at: cancels[0].location,
          remedy: "write a bulletin for each"))
    }
    let refers = !updates.isEmpty || !references.isEmpty
    let implied: Alert.MessageType = !cancels.isEmpty ? .cancel : refers ? .update : .alert
    messageType = written ?? implied
    if let written, written != implied, !cancels.isEmpty || (!updates.isEmpty && written == .alert) {
      reader.report(
        Diagnostic(
          .valueType, "\"messageType\" is \(written.rawValue), but the references make it \(implied.rawValue)",
          at: reader.place(of: "messageType"), remedy: "remove \"messageType\""))
    }
  }

  fileprivate mutating func readInfos(
    _ reader: inout MappingReader, base: AlertInfo, zone: TimeZoneName, settings: SiteConfiguration.Warnings
  ) {
    var first = WarningInfoReader(index: 0, info: base, pageTexts: .all, zone: zone, settings: settings)
    first.read(&reader, mayLackExpires: [.cancel, .acknowledgement, .error].contains(messageType))
    add(first)
    guard let value = reader.value("info") else { return }
    guard let elements = value.elements else {
      let _: Int? = reader.reject(
        value, "info", "a list of further blocks", remedy: "write a list: \"info:\", then \"- language: en\"")
      return
    }
    for (offset, element) in elements.enumerated() {
      places[AlertPlace("info", offset + 1)] = element.location
      var nested = MappingReader(element, name: "a block of \"info\"", at: element.location)
      var block = WarningInfoReader(
        index: offset + 1, info: first.info, pageTexts: first.pageTexts, zone: zone, settings: settings)
      block.readFurther(&nested, after: first.info)
      if !nested.has("resources") { files.merge(first.files(forBlock: offset + 1)) { own, _ in own } }
      add(block)
      reader.finish(nested)
    }
  }

  private mutating func add(_ block: WarningInfoReader) {
    infos.append(block.info)
    pageTexts.append(block.pageTexts)
    places.merge(block.places) { _, new in new }
    files.merge(block.files) { _, new in new }
  }

  /// `info: none`: keys of a block would say something all the same.
  fileprivate func readAbsentInfos(_ reader: inout MappingReader) {
    if ![.cancel, .acknowledgement, .error].contains(messageType) {
      reader.report(
        Diagnostic(
          .valueType, "a message of type \(messageType.rawValue) must say what it is about",
          at: reader.place(of: "info"), remedy: "remove \"info: none\" and write \"event\" and \"expires\""))
    }
    for key in WarningReader.infoKeys where reader.value(key) != nil {
      reader.report(
        Diagnostic(
          .valueType, "with \"info: none\" the message says nothing of \"\(key)\"", at: reader.place(of: key),
          remedy: "remove one of the two"))
    }
  }

  /// What the page shows, as it was written.
  fileprivate func facts(_ reader: inout MappingReader, hasColour: Bool) -> [FrontMatter.Field] {
    var facts: [FrontMatter.Field] = []
    func add(_ name: String, key: String? = nil, _ value: FieldValue?) {
      guard let value else { return }
      facts.append(.init(name: name, value: value, location: reader.place(of: key ?? name)))
    }
    func date(_ key: String) -> FieldValue? {
      reader.value(key)?.text.flatMap(DateText.init).map(FieldValue.date)
    }
    let info = infos.first
    if hasColour { add("colour", .text(colour.rawValue)) }
    add("effective", date("effective"))
    add("expires", date("expires"))
    add("event", info.flatMap { $0.event.isEmpty ? nil : .text($0.event) })
    let areas = info?.areas.map(\.description).filter { !$0.isEmpty } ?? []
    add("area", key: reader.has("areas") ? "areas" : "area", areas.isEmpty ? nil : .list(areas))
    for key in ["urgency", "certainty"] where reader.value(key) != nil {
      add(key, (key == "urgency" ? info?.urgency.rawValue : info?.certainty.rawValue).map(FieldValue.text))
    }
    add("instruction", info?.instruction.map(FieldValue.text))
    add("contact", info?.contact.map(FieldValue.text))
    return facts
  }
}

extension MappingReader {
  /// A word of an enumeration.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> Word? {
    choice(key, of: Word.allCases.map(\.rawValue)).flatMap(Word.init)
  }

  /// Words of an enumeration; a single one counts as a list of one. Nil when the key is absent.
  mutating func words<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word]? {
    guard let values = texts(key) else { return nil }
    let known = Word.allCases.map(\.rawValue)
    return values.compactMap { value in
      if let word = value.text.flatMap(Word.init) { return word }
      let nearest = value.text.flatMap { Suggestion.nearest(to: $0, among: known) }
      return reject(
        value, key, "one or more of \(known.joined(separator: ", "))", remedy: nearest.map { "did you mean \"\($0)\"?" }
      )
    }
  }
}
