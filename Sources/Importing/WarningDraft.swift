import Alerts
import Chronology
import DataFormats
import SiteModel

/// A CAP alert as the Markdown of a bulletin.
struct WarningDraft {
  let alert: Alert
  let colour: WarningColour
  let configuration: SiteConfiguration
  /// Whether the description is the text of the page, and not a key.
  let hasBody: Bool
  private var lines: [String] = []

  init(_ alert: Alert, colour: WarningColour, hasBody: Bool, configuration: SiteConfiguration) {
    self.alert = alert
    self.colour = colour
    self.hasBody = hasBody && alert.infos.first?.description != nil
    self.configuration = configuration
  }

  /// The title of its page.
  var title: String {
    let info = alert.infos.first
    let candidates = [info?.headline, info?.event, alert.note].map { text in
      (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return candidates.first { !$0.isEmpty } ?? alert.identifier
  }

  /// Why the bulletin must wait, or nil.
  var reasonToHold: String? {
    if alert.status == .draft { return "the alert is a draft" }
    return alert.scope == .public ? nil : "the alert is \(alert.scope.rawValue), not Public"
  }

  /// The two lines that tell alerts from each other.
  static func identity(of alert: Alert) -> String {
    "identifier: \(YAMLText.scalar(alert.identifier))\nsender: \(YAMLText.scalar(alert.sender))"
  }

  /// The whole file.
  var markdown: String {
    var draft = self
    draft.writeMessage()
    if let first = alert.infos.first {
      var base = AlertInfo()
      base.senderName = configuration.authority.name.isEmpty ? nil : configuration.authority.name
      draft.write(first, after: base, isFirst: true, indentation: 0)
      draft.writeFurther(after: first)
    } else {
      draft.lines.append("info: none")
    }
    let body = hasBody ? alert.infos.first?.description.map { MarkdownText.escaped($0) + "\n" } ?? "" : ""
    return "---\n" + draft.lines.joined(separator: "\n") + "\n---\n" + (body.isEmpty ? "" : "\n" + body)
  }

  private mutating func put(_ key: String, _ text: String, indentation: Int = 0) {
    let margin = String(repeating: " ", count: indentation)
    lines.append("\(margin)\(key): \(YAMLText.value(text, indentation: indentation + 2))")
  }

  private mutating func put(_ key: String, raw: String, indentation: Int = 0) {
    lines.append(String(repeating: " ", count: indentation) + "\(key): \(raw)")
  }

  private static func list(_ texts: [String]) -> String { "[\(texts.map(flowScalar).joined(separator: ", "))]" }

  /// In a list on one line a comma would end a plain text.
  private static func flowScalar(_ text: String) -> String {
    let scalar = YAMLText.scalar(text)
    return scalar.contains(",") && !scalar.hasPrefix("\"") ? "\"\(scalar)\"" : scalar
  }

  private mutating func writeMessage() {
    put("title", title)
    put("date", raw: alert.sent.cap)
    put("kind", raw: KindDefinition.warning)
    if let reason = reasonToHold { lines.append("draft: true  # \(reason)") }
    let language = alert.infos.first.map { $0.language ?? "en-US" }
    if let language, language != configuration.language { put("language", language) }
    put("colour", raw: colour.rawValue)
    lines.append(Self.identity(of: alert))
    let implied: Alert.MessageType = alert.references.isEmpty ? .alert : .update
    if alert.messageType != implied { put("messageType", raw: alert.messageType.rawValue) }
    if alert.status != .actual, alert.status != .draft { put("status", raw: alert.status.rawValue) }
    if alert.scope != .public { put("scope", raw: alert.scope.rawValue) }
    alert.source.map { put("alertSource", $0) }
    alert.restriction.map { put("restriction", $0) }
    if !alert.addresses.isEmpty { put("addresses", raw: Self.list(alert.addresses)) }
    if !alert.codes.isEmpty { put("codes", raw: Self.list(alert.codes)) }
    alert.note.map { put("note", $0) }
    if !alert.references.isEmpty {
      lines.append("references:")
      for reference in alert.references { lines.append("  - \(YAMLText.scalar(reference.text))") }
    }
    if !alert.incidents.isEmpty { put("incidents", raw: Self.list(alert.incidents)) }
  }

  /// What differs from the block that it would be taken from.
  private mutating func write(_ info: AlertInfo, after base: AlertInfo, isFirst: Bool, indentation: Int) {
    // A block in another language must say its own words, or that it has none.
    let isForeign = !isFirst && (info.language ?? "en-US").lowercased() != (base.language ?? "en-US").lowercased()
    if isFirst || isForeign || info.event != base.event { put("event", info.event, indentation: indentation) }
    writeClassification(info, after: base, isFirst: isFirst, indentation)
    moment("effective", info.effective, base.effective, indentation)
    moment("onset", info.onset, base.onset, indentation)
    if isFirst, info.expires == nil {
      put("expires", raw: "none")
    } else {
      moment("expires", info.expires, base.expires, indentation)
    }
    if isFirst {
      if info.headline != title { text("headline", info.headline, nil, isNeeded: true, indentation) }
      if !hasBody { text("description", info.description, nil, isNeeded: true, indentation) }
      text("web", info.web, nil, isNeeded: true, indentation)
    } else {
      text("headline", info.headline, base.headline, isNeeded: isForeign && base.headline != nil, indentation)
      text(
        "description", info.description, base.description, isNeeded: isForeign && base.description != nil, indentation)
      text("web", info.web, base.web, isNeeded: false, indentation)
    }
    text("instruction", info.instruction, base.instruction, isNeeded: isForeign && base.instruction != nil, indentation)
    text("audience", info.audience, base.audience, isNeeded: false, indentation)
    text("contact", info.contact, base.contact, isNeeded: false, indentation)
    text("senderName", info.senderName, base.senderName, isNeeded: false, indentation)
    pairs("eventCodes", info.eventCodes, base.eventCodes, indentation)
    pairs("parameters", info.parameters, base.parameters, indentation)
    if info.areas != base.areas { write(info.areas, indentation) }
    if info.resources != base.resources { write(info.resources, indentation) }
  }

  private mutating func writeClassification(
    _ info: AlertInfo, after base: AlertInfo, isFirst: Bool, _ indentation: Int
  ) {
    if isFirst || info.categories != base.categories {
      put("category", raw: Self.list(info.categories.map(\.rawValue)), indentation: indentation)
    }
    if isFirst || info.urgency != base.urgency { put("urgency", raw: info.urgency.rawValue, indentation: indentation) }
    if isFirst || info.severity != base.severity {
      put("severity", raw: info.severity.rawValue, indentation: indentation)
    }
    if isFirst || info.certainty != base.certainty {
      put("certainty", raw: info.certainty.rawValue, indentation: indentation)
    }
    if info.responseTypes != base.responseTypes {
      // "None" is a word of CAP here, and nothing to YAML.
      put("responseTypes", raw: Self.list(info.responseTypes.map(\.rawValue)), indentation: indentation)
    }
  }

  private mutating func moment(_ key: String, _ moment: Timestamp?, _ base: Timestamp?, _ indentation: Int) {
    if moment?.cap != base?.cap { put(key, raw: moment?.cap ?? "null", indentation: indentation) }
  }

  private mutating func text(
    _ key: String, _ text: String?, _ base: String?, isNeeded: Bool, _ indentation: Int
  ) {
    guard isNeeded || text != base else { return }
    if let text { put(key, text, indentation: indentation) } else { put(key, raw: "null", indentation: indentation) }
  }

  private mutating func pairs(_ key: String, _ pairs: [AlertPair], _ base: [AlertPair], _ indentation: Int) {
    if pairs != base { writePairs(key, pairs, indentation) }
  }

  /// A mapping, or a list of mappings where a name comes again.
  private mutating func writePairs(_ key: String, _ pairs: [AlertPair], _ indentation: Int) {
    guard !pairs.isEmpty else { return put(key, raw: "null", indentation: indentation) }
    let isMapping = Set(pairs.map(\.name)).count == pairs.count
    let margin = String(repeating: " ", count: indentation)
    lines.append("\(margin)\(key):")
    for pair in pairs {
      let name = YAMLText.scalar(pair.name)
      let mark = isMapping ? "" : "- "
      lines.append("\(margin)  \(mark)\(name): \(YAMLText.value(pair.value, indentation: indentation + 6))")
    }
  }

  private mutating func write(_ areas: [AlertArea], _ indentation: Int) {
    guard !areas.isEmpty else { return put("areas", raw: "null", indentation: indentation) }
    let margin = String(repeating: " ", count: indentation)
    lines.append("\(margin)areas:")
    for area in areas {
      lines.append("\(margin)  - name: \(YAMLText.value(area.description, indentation: indentation + 6))")
      if !area.geocodes.isEmpty { writePairs("codes", area.geocodes, indentation + 4) }
      texts("polygons", area.polygons, indentation + 4)
      texts("circles", area.circles, indentation + 4)
      if let altitude = area.altitude { put("altitude", altitude, indentation: indentation + 4) }
      if let ceiling = area.ceiling { put("ceiling", ceiling, indentation: indentation + 4) }
    }
  }

  private mutating func texts(_ key: String, _ texts: [String], _ indentation: Int) {
    guard !texts.isEmpty else { return }
    let margin = String(repeating: " ", count: indentation)
    lines.append("\(margin)\(key):")
    for text in texts { lines.append("\(margin)  - \(YAMLText.scalar(text))") }
  }

  private mutating func write(_ resources: [AlertResource], _ indentation: Int) {
    guard !resources.isEmpty else { return put("resources", raw: "null", indentation: indentation) }
    let margin = String(repeating: " ", count: indentation)
    lines.append("\(margin)resources:")
    for resource in resources {
      lines.append("\(margin)  - description: \(YAMLText.value(resource.description, indentation: indentation + 6))")
      put("mimeType", resource.mimeType, indentation: indentation + 4)
      if let size = resource.size { put("size", raw: String(size), indentation: indentation + 4) }
      if let uri = resource.uri { put("uri", uri, indentation: indentation + 4) }
      if let content = resource.derefUri { put("derefUri", content, indentation: indentation + 4) }
      if let digest = resource.digest { put("digest", digest, indentation: indentation + 4) }
    }
  }

  private mutating func writeFurther(after first: AlertInfo) {
    guard alert.infos.count > 1 else { return }
    lines.append("info:")
    for info in alert.infos.dropFirst() {
      let start = lines.count
      if (info.language ?? "en-US") != (first.language ?? "en-US") {
        put("language", info.language ?? "en-US", indentation: 4)
      }
      write(info, after: first, isFirst: false, indentation: 4)
      // A block that says the same as the first one says at least what it is about.
      if lines.count == start { put("event", info.event, indentation: 4) }
      lines[start] = "  - " + lines[start].dropFirst(4)
    }
  }
}
