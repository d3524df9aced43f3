import Chronology
import Markup

/// Writes an alert as CAP 1.2 XML.
package enum AlertXML {
  package static let namespace = "urn:oasis:names:tc:emergency:cap:1.2"
  package static let mediaType = "application/cap+xml"

  /// The elements stand in the order that the schema fixes (CAP 1.2, section 3.4). What is absent or empty is left out,
  /// but for the elements that the schema demands.
  package static func write(_ alert: Alert) -> Bytes {
    var writer = Writer()
    writer.bytes.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"")
    writer.bytes.append(raw: namespace)
    writer.bytes.append(literal: "\">\n")
    writer.depth = 1
    writer.write(alert)
    writer.bytes.append(literal: "</alert>\n")
    return writer.bytes
  }

  /// A list of names as CAP writes it: parted by spaces, in quotation marks where one holds a space (CAP 1.2, section
  /// 3.2.1, `addresses`).
  static func list(_ names: [String]) -> String {
    names.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }
}

private struct Writer {
  var bytes = Bytes()
  var depth = 0

  mutating func write(_ alert: Alert) {
    required("identifier", alert.identifier)
    required("sender", alert.sender)
    required("sent", alert.sent.cap)
    required("status", alert.status.rawValue)
    required("msgType", alert.messageType.rawValue)
    optional("source", alert.source)
    required("scope", alert.scope.rawValue)
    optional("restriction", alert.restriction)
    optional("addresses", AlertXML.list(alert.addresses))
    for code in alert.codes { optional("code", code) }
    optional("note", alert.note)
    optional("references", alert.references.map(\.text).joined(separator: " "))
    optional("incidents", AlertXML.list(alert.incidents))
    for info in alert.infos { element("info") { $0.write(info) } }
  }

  private mutating func write(_ info: AlertInfo) {
    optional("language", info.language)
    for category in info.categories { required("category", category.rawValue) }
    required("event", info.event)
    for type in info.responseTypes { required("responseType", type.rawValue) }
    required("urgency", info.urgency.rawValue)
    required("severity", info.severity.rawValue)
    required("certainty", info.certainty.rawValue)
    optional("audience", info.audience)
    for code in info.eventCodes { pair("eventCode", code) }
    optional("effective", info.effective?.cap)
    optional("onset", info.onset?.cap)
    optional("expires", info.expires?.cap)
    optional("senderName", info.senderName)
    optional("headline", info.headline)
    optional("description", info.description)
    optional("instruction", info.instruction)
    optional("web", info.web)
    optional("contact", info.contact)
    for parameter in info.parameters { pair("parameter", parameter) }
    for resource in info.resources { element("resource") { $0.write(resource) } }
    for area in info.areas { element("area") { $0.write(area) } }
  }

  private mutating func write(_ resource: AlertResource) {
    required("resourceDesc", resource.description)
    required("mimeType", resource.mimeType)
    optional("size", resource.size.map(String.init))
    optional("uri", resource.uri)
    optional("derefUri", resource.derefUri)
    optional("digest", resource.digest)
  }

  private mutating func write(_ area: AlertArea) {
    required("areaDesc", area.description)
    for polygon in area.polygons { optional("polygon", polygon) }
    for circle in area.circles { optional("circle", circle) }
    for geocode in area.geocodes { pair("geocode", geocode) }
    optional("altitude", area.altitude)
    optional("ceiling", area.ceiling)
  }

  private mutating func pair(_ name: StaticString, _ pair: AlertPair) {
    element(name) {
      $0.required("valueName", pair.name)
      $0.required("value", pair.value)
    }
  }

  private mutating func element(_ name: StaticString, _ content: (inout Writer) -> Void) {
    indent()
    open(name)
    bytes.append(literal: "\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    close(name)
  }

  private mutating func optional(_ name: StaticString, _ text: String?) {
    if let text, !isBlank(text) { required(name, text) }
  }

  private mutating func required(_ name: StaticString, _ text: String) {
    indent()
    open(name)
    bytes.append(text, as: .xml)
    close(name)
  }

  private mutating func indent() { for _ in 0..<depth { bytes.append(literal: "  ") } }

  private mutating func open(_ name: StaticString) {
    bytes.append(literal: "<")
    bytes.append(literal: name)
    bytes.append(literal: ">")
  }

  private mutating func close(_ name: StaticString) {
    bytes.append(literal: "</")
    bytes.append(literal: name)
    bytes.append(literal: ">\n")
  }
}
