import Chronology
import Markup

/// Reads CAP XML: version 1.2, and 1.1 and 1.0, whose alerts say the same in the words of 1.2.
///
/// What it cannot take over it reports, so that nothing is lost in silence: signatures and other foreign elements,
/// attributes, elements that come too often. White space around a value says nothing. Comments are no part of an alert.
package struct AlertReader {
  /// Enough for an alert with pictures in it.
  package static let maximumBytes = 16 << 20

  var reading = AlertReading()
  private let root: XMLElement
  private(set) var version = "1.2"

  /// - Parameter bytes: UTF-8, whatever the XML declaration says.
  package static func read(_ bytes: [UInt8]) -> AlertReading {
    do throws(XMLFault) {
      if bytes.count > maximumBytes {
        throw XMLFault(message: "the file has \(bytes.count) bytes, more than \(maximumBytes)", offset: 0)
      }
      var reader = AlertReader(root: try XMLReader.read(bytes))
      reader.run()
      return reader.reading
    } catch {
      let end = min(error.offset + 1, max(error.offset, bytes.count))
      return AlertReading(
        findings: [
          AlertFinding(
            kind: .fault, message: error.message, remedy: "the file must be a CAP alert in well-formed XML",
            range: error.offset..<end)
        ])
    }
  }

  private init(root: XMLElement) { self.root = root }

  private static let versions = [
    "urn:oasis:names:tc:emergency:cap:1.2": "1.2", "urn:oasis:names:tc:emergency:cap:1.1": "1.1",
    "http://www.incident.com/cap/1.0": "1.0",
  ]

  private mutating func run() {
    guard root.name == "alert", let version = Self.versions[root.namespace] else {
      let space = root.namespace.isEmpty ? "in no namespace" : "in the namespace \(root.namespace)"
      report(
        .fault, "the root element is <\(root.name)> \(space), not an alert of CAP 1.2", at: root.range,
        remedy: "give the alert itself: <alert xmlns=\"\(AlertXML.namespace)\">")
      return
    }
    self.version = version
    if version != "1.2" {
      report(.changed, "the alert is CAP \(version); it will be written as CAP 1.2", at: root.range)
    }
    var fields = ElementFields(root, namespace: root.namespace)
    let alert = readAlert(&fields)
    finish(fields)
    if !reading.findings.contains(where: { $0.kind == .fault }) { reading.alert = alert }
  }

  mutating func report(
    _ kind: AlertFinding.Kind, _ message: String, at range: Range<Int>, remedy: String? = nil
  ) {
    reading.findings.append(AlertFinding(kind: kind, message: message, remedy: remedy, range: range))
  }

  mutating func place(_ place: AlertPlace, _ element: XMLElement) {
    reading.places[place] = element.textRange ?? element.range
  }

  private mutating func readAlert(_ fields: inout ElementFields) -> Alert? {
    let identifier = required("identifier", &fields)
    let sender = required("sender", &fields)
    let sent = moment("sent", &fields, AlertPlace("sent"), isRequired: true)
    guard let identifier, let sender, let sent else {
      fields.askAll()
      return nil
    }
    var alert = Alert(identifier: identifier, sender: sender, sent: sent)
    alert.status = word("status", &fields, AlertPlace("status"), isRequired: true) ?? .actual
    alert.messageType = word("msgType", &fields, AlertPlace("msgType"), isRequired: true) ?? .alert
    alert.source = text("source", &fields, AlertPlace("source"))
    // Version 1.0 allows it to be absent.
    alert.scope = word("scope", &fields, AlertPlace("scope"), isRequired: version != "1.0") ?? .public
    alert.restriction = text("restriction", &fields, AlertPlace("restriction"))
    alert.addresses = list("addresses", &fields)
    alert.codes = texts("code", &fields) { AlertPlace("code", $0) }
    alert.note = text("note", &fields, AlertPlace("note"))
    alert.references = references(&fields)
    alert.incidents = list("incidents", &fields)
    for (index, element) in fields.all("info").enumerated() {
      reading.places[AlertPlace("info", index)] = element.range
      var nested = ElementFields(element, namespace: root.namespace)
      alert.infos.append(info(&nested, index))
      finish(nested)
    }
    return alert
  }

  private mutating func required(_ name: String, _ fields: inout ElementFields) -> String? {
    if let text = text(name, &fields, AlertPlace(name)) { return text }
    report(.fault, "the alert has no \(name)", at: fields.element.range, remedy: "ask its sender for a valid alert")
    return nil
  }

  private mutating func references(_ fields: inout ElementFields) -> [AlertReference] {
    guard let element = fields.first("references", &self) else { return [] }
    var references: [AlertReference] = []
    for part in element.text.split(whereSeparator: \.isWhitespace) {
      let text = String(part)
      guard let reference = AlertReference(text) else {
        report(
          .lost, "\"\(text)\" is no reference, which has the form sender,identifier,sent",
          at: element.textRange ?? element.range, remedy: "write it under \"references\" as it should be")
        continue
      }
      if reference.text != text {
        report(
          .changed, "\"\(text)\" will be written \(reference.text)", at: element.textRange ?? element.range)
      }
      place(AlertPlace("references", references.count), element)
      references.append(reference)
    }
    return references
  }

  /// Names parted by white space, in quotation marks where they hold some.
  private mutating func list(_ name: String, _ fields: inout ElementFields) -> [String] {
    guard let element = fields.first(name, &self) else { return [] }
    var names: [String] = []
    var name = ""
    var isQuoted = false
    var isOpen = false
    for character in element.text {
      if character == "\"" {
        isQuoted.toggle()
        isOpen = true
      } else if character.isWhitespace, !isQuoted {
        if isOpen { names.append(name) }
        (name, isOpen) = ("", false)
      } else {
        name.append(character)
        isOpen = true
      }
    }
    if isOpen { names.append(name) }
    for index in names.indices { place(AlertPlace(fields.lastAsked, index), element) }
    return names.filter { !$0.isEmpty }
  }

  /// What nobody has asked for.
  mutating func finish(_ fields: ElementFields) {
    for element in fields.unasked {
      let isOurs = element.namespace == root.namespace
      report(
        .lost,
        isOurs
          ? "CAP has no <\(element.name)> in <\(fields.element.name)>"
          : "<\(element.name)> of \(element.namespace.isEmpty ? "no namespace" : element.namespace) is not taken over",
        at: element.range,
        remedy: element.name == "Signature" ? "a signature cannot hold for what is published anew" : nil)
    }
    reportAttributes(of: fields.element)
    if let range = fields.element.textRange {
      report(.lost, "text stands in <\(fields.element.name)> beside its elements", at: range)
    }
  }

  /// Where schemas lie is no part of what an alert says.
  mutating func reportAttributes(of element: XMLElement) {
    for attribute in element.attributes where !attribute.name.hasPrefix("xsi:") {
      report(.lost, "the attribute \(attribute.name) of <\(element.name)> is not taken over", at: attribute.range)
    }
  }
}
