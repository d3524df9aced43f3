import Markup

/// XML as feeds need it: declaration, elements that hold text, and attributes.
extension Bytes {
  /// Appends the declaration that each document begins with.
  mutating func appendXMLDeclaration() { append(literal: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") }

  /// Appends an element on a line of its own, indented by two spaces for each level; nothing when there is no text.
  mutating func append(
    element name: StaticString, _ text: String?, level: Int = 1, attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    guard let text else { return }
    open(name, level: level, attributes: attributes)
    append(text, as: .xml)
    close(name)
  }

  /// Appends an element whose text is UTF-8 bytes of another language, such as HTML, escaped as a whole.
  mutating func append(
    element name: StaticString, escaping text: Bytes?, level: Int = 1,
    attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    guard let text else { return }
    open(name, level: level, attributes: attributes)
    text.withUnsafeBufferPointer { append($0, as: .xml) }
    close(name)
  }

  /// Appends an element without content.
  mutating func append(empty name: StaticString, level: Int = 1, attributes: KeyValuePairs<StaticString, String?>) {
    indent(level)
    append(UInt8(ascii: "<"))
    append(literal: name)
    append(attributes: attributes)
    append(literal: "/>\n")
  }

  /// Appends attributes, each after a space; those without a value are left out.
  mutating func append(attributes: KeyValuePairs<StaticString, String?>) {
    for case (let name, let value?) in attributes {
      append(UInt8(ascii: " "))
      append(literal: name)
      append(literal: "=\"")
      append(value, as: .xml)
      append(UInt8(ascii: "\""))
    }
  }

  private mutating func open(_ name: StaticString, level: Int, attributes: KeyValuePairs<StaticString, String?>) {
    indent(level)
    append(UInt8(ascii: "<"))
    append(literal: name)
    append(attributes: attributes)
    append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: StaticString) {
    append(literal: "</")
    append(literal: name)
    append(literal: ">\n")
  }

  private mutating func indent(_ level: Int) { for _ in 0..<level { append(literal: "  ") } }
}
