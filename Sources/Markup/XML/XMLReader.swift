import Characters

/// Reads an XML document (XML 1.0 with namespaces) into its root element.
///
/// Our own, since FoundationXML makes every start of the program slower by 0.7 ms of 4.9 ms and needs libxml2 with its
/// 34 MB of ICU data at run time, gives columns that are off after references and CDATA sections, and drops internal
/// entities in silence. A document type is refused here, and so are all entities but the five of XML: what a message
/// says never depends on what else is read.
package struct XMLReader {
  let bytes: [UInt8]
  var position = 0
  private var open: [XMLElement] = []
  /// Prefix → namespace, as each open element sees it.
  private var scopes: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
  private var names: [Range<Int>] = []
  private var root: XMLElement?

  /// CAP needs six levels; a signature some more.
  private static let maximumDepth = 64

  /// - Parameter bytes: UTF-8.
  package static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLFault(message: "the file is not UTF-8", offset: 0)
    }
    var reader = XMLReader(bytes: bytes)
    return try reader.readAll()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readAll() throws(XMLFault) -> XMLElement {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if starts(with: "<?xml"), isSpace(at: position + 5) {
      try skip(past: "?>", "the XML declaration is not closed", at: position)
    }
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") { try markup() } else { try characters() }
    }
    if let last = open.last, let name = names.last {
      throw XMLFault(message: "<\(text(name))> is not closed", offset: last.range.lowerBound)
    }
    guard let root else { throw XMLFault(message: "the file has no XML element", offset: 0) }
    return root
  }

  private mutating func markup() throws(XMLFault) {
    if starts(with: "<!--") {
      try comment()
    } else if starts(with: "<![CDATA[") {
      try characterData()
    } else if starts(with: "<!DOCTYPE") {
      throw fault("a document type is refused: what it declares could change what the file says")
    } else if starts(with: "<!") {
      throw fault("\"<!\" begins neither a comment nor a CDATA section")
    } else if starts(with: "<?") {
      try instruction()
    } else if starts(with: "</") {
      try endTag()
    } else {
      try startTag()
    }
  }

  // MARK: Tags

  private mutating func startTag() throws(XMLFault) {
    let start = position
    if open.isEmpty, root != nil { throw fault("there is a second root element") }
    if open.count >= Self.maximumDepth { throw fault("elements are nested more than \(Self.maximumDepth) deep") }
    position += 1
    let name = try self.name("a \"<\" is no tag; as text it is written &lt;", at: start)
    var written: [XMLElement.Attribute] = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { throw XMLFault(message: "the tag is not closed", offset: start) }
      if starts(with: ">") || starts(with: "/>") { break }
      if !hadSpace { throw fault("white space is missing before an attribute") }
      let attribute = try self.attribute()
      if written.contains(where: { $0.name == attribute.name }) {
        throw XMLFault(message: "the attribute \(attribute.name) is there twice", offset: attribute.range.lowerBound)
      }
      written.append(attribute)
    }
    let isEmpty = starts(with: "/>")
    position += isEmpty ? 2 : 1
    try begin(name, written, start..<position)
    if isEmpty { end() }
  }

  /// Opens an element: its namespaces are known once all its attributes are.
  private mutating func begin(
    _ name: Range<Int>, _ written: [XMLElement.Attribute], _ range: Range<Int>
  ) throws(XMLFault) {
    var scope = scopes[scopes.count - 1]
    var attributes: [XMLElement.Attribute] = []
    for attribute in written {
      if attribute.name == "xmlns" {
        scope[""] = attribute.value
      } else if attribute.name.hasPrefix("xmlns:") {
        scope[String(attribute.name.dropFirst(6))] = attribute.value
      } else {
        attributes.append(attribute)
      }
    }
    let parts = text(name).split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw XMLFault(message: "\"\(text(name))\" is no name", offset: name.lowerBound)
    }
    let prefix = parts.count == 2 ? parts[0] : ""
    guard let namespace = scope[prefix] ?? (prefix.isEmpty ? "" : nil) else {
      throw XMLFault(message: "the prefix \"\(prefix)\" is not declared", offset: name.lowerBound)
    }
    scopes.append(scope)
    names.append(name)
    open.append(
      XMLElement(name: parts[parts.count - 1], namespace: namespace, attributes: attributes, range: range))
  }

  private mutating func endTag() throws(XMLFault) {
    let start = position
    position += 2
    let name = try self.name("an end tag has no name", at: start)
    _ = skipSpace()
    guard starts(with: ">") else { throw XMLFault(message: "the end tag is not closed", offset: start) }
    position += 1
    guard let expected = names.last else {
      throw XMLFault(message: "</\(text(name))> ends nothing", offset: start)
    }
    guard bytes[expected] == bytes[name] else {
      throw XMLFault(message: "</\(text(name))> stands where </\(text(expected))> should", offset: start)
    }
    end()
  }

  private mutating func end() {
    scopes.removeLast()
    names.removeLast()
    guard let element = open.popLast() else { return }
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }

  private mutating func attribute() throws(XMLFault) -> XMLElement.Attribute {
    let start = position
    let name = try self.name("an attribute has no name", at: start)
    _ = skipSpace()
    guard starts(with: "=") else { throw fault("the attribute \(text(name)) has no value") }
    position += 1
    _ = skipSpace()
    guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
      throw fault("the value of \(text(name)) is not in quotation marks")
    }
    let quote = bytes[position]
    position += 1
    var value: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      switch bytes[position] {
      case UInt8(ascii: "<"): throw fault("\"<\" stands in the value of \(text(name))")
      case UInt8(ascii: "&"): value += try reference().utf8
      default:
        try checkCharacter()
        value.append(Self.isSpace(bytes[position]) ? 0x20 : bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw XMLFault(message: "the value is not closed", offset: start) }
    position += 1
    return XMLElement.Attribute(
      name: text(name), value: String(decoding: value, as: UTF8.self), range: start..<position)
  }

  // MARK: Text

  private mutating func characters() throws(XMLFault) {
    let start = position
    var value: [UInt8] = []
    var last = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      if bytes[position] == UInt8(ascii: "&") {
        value += try reference().utf8
        last = position
        continue
      }
      if starts(with: "]]>") { throw fault("\"]]>\" stands in the text; it is written ]]&gt;") }
      try checkCharacter()
      appendByte(to: &value)
      if !Self.isSpace(bytes[position]) { last = position + 1 }
      position += 1
    }
    try add(value, start, last)
  }

  private mutating func characterData() throws(XMLFault) {
    let start = position
    position += 9
    var value: [UInt8] = []
    while position < bytes.count, !starts(with: "]]>") {
      try checkCharacter()
      appendByte(to: &value)
      position += 1
    }
    guard position < bytes.count else { throw XMLFault(message: "the CDATA section is not closed", offset: start) }
    position += 3
    try add(value, start, position)
  }

  /// A carriage return, alone or before a line feed, is a line feed (XML 1.0, section 2.11).
  private func appendByte(to value: inout [UInt8]) {
    let byte = bytes[position]
    if byte != 0x0D {
      value.append(byte)
    } else if position + 1 >= bytes.count || bytes[position + 1] != 0x0A {
      value.append(0x0A)
    }
  }

  private mutating func add(_ value: [UInt8], _ start: Int, _ end: Int) throws(XMLFault) {
    let first = value.firstIndex { !Self.isSpace($0) }
    guard !open.isEmpty else {
      if first != nil { throw XMLFault(message: "text stands outside of the root element", offset: start) }
      return
    }
    open[open.count - 1].bytes += value
    if first == nil { return }
    var begin = start
    while begin < end, Self.isSpace(bytes[begin]) { begin += 1 }
    open[open.count - 1].textRange = (open[open.count - 1].textRange?.lowerBound ?? begin)..<max(begin, end)
  }

  /// `&amp;`, `&#20113;`, `&#x4E91;`.
  private mutating func reference() throws(XMLFault) -> String {
    let start = position
    guard let end = bytes[start...].prefix(16).firstIndex(of: UInt8(ascii: ";")) else {
      throw fault("\"&\" begins no reference; as text it is written &amp;")
    }
    let name = text((start + 1)..<end)
    position = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else {
      throw XMLFault(message: "&\(name); is not declared: XML knows amp, lt, gt, quot and apos", offset: start)
    }
    let radix = name.hasPrefix("#x") ? 16 : 10
    let digits = name.dropFirst(radix == 16 ? 2 : 1)
    let isNumber = digits.utf8.allSatisfy { $0.hexadecimalValue.map { $0 < radix } ?? false }
    guard isNumber, let number = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(number),
      number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number), number != 0xFFFE, number != 0xFFFF
    else { throw XMLFault(message: "&\(name); is no character", offset: start) }
    return String(scalar)
  }

  // MARK: What says nothing

  private mutating func comment() throws(XMLFault) {
    let start = position
    position += 4
    while position < bytes.count, !starts(with: "--") {
      try checkCharacter()
      position += 1
    }
    guard starts(with: "-->") else {
      throw position < bytes.count
        ? fault("\"--\" stands in a comment") : XMLFault(message: "the comment is not closed", offset: start)
    }
    position += 3
  }

  private mutating func instruction() throws(XMLFault) {
    let start = position
    position += 2
    let name = try self.name("a processing instruction has no name", at: start)
    if text(name).lowercased() == "xml" {
      throw XMLFault(message: "the XML declaration stands at the very beginning only", offset: start)
    }
    try skip(past: "?>", "the processing instruction is not closed", at: start)
  }

  private mutating func skip(past mark: StaticString, _ message: String, at start: Int) throws(XMLFault) {
    while position < bytes.count, !starts(with: mark) { position += 1 }
    guard position < bytes.count else { throw XMLFault(message: message, offset: start) }
    position += mark.utf8CodeUnitCount
  }
}
