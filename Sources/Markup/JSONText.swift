/// Writes a JSON document (RFC 8259) member by member, in the order in which they are given.
///
/// Foundation's encoder orders keys by hash or by name; a published file wants its own order and the same bytes each
/// time.
package struct JSONText: Sendable {
  package private(set) var bytes: Bytes = []

  package init() {}

  package var text: String { bytes.text }

  /// Writes an object; `fill` adds its members.
  package mutating func object(_ fill: (inout Object) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    // The text moves into the object and back: a second owner would cost a copy of all that was written so far.
    var object = Object(json: JSONText())
    swap(&object.json, &self)
    fill(&object)
    swap(&object.json, &self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes an array; `write` writes each element.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a string value.
  package mutating func value(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(text, as: .json)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a string value of UTF-8 bytes.
  package mutating func value(utf8 text: Bytes) {
    bytes.append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { bytes.append($0, as: .json) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a number value.
  package mutating func value(_ number: Int) { bytes.append(raw: String(number)) }

  /// Writes `true` or `false`.
  package mutating func null() { bytes.append(literal: "null") }

  package mutating func value(_ flag: Bool) { bytes.append(raw: flag ? "true" : "false") }

  /// The members of an object that is being written.
  package struct Object {
    fileprivate var json: JSONText
    private var isEmpty = true

    fileprivate init(json: JSONText) { self.json = json }

    /// A member whose value `write` writes.
    package mutating func member(_ name: String, _ write: (inout JSONText) -> Void) {
      if !isEmpty { json.bytes.append(UInt8(ascii: ",")) }
      isEmpty = false
      json.value(name)
      json.bytes.append(UInt8(ascii: ":"))
      write(&json)
    }

    /// A string member, left out when there is no value.
    package mutating func member(_ name: String, _ text: String?) {
      if let text { member(name) { $0.value(text) } }
    }

    /// A string member of UTF-8 bytes, left out when there is no value.
    package mutating func member(_ name: String, utf8 text: Bytes?) {
      if let text { member(name) { $0.value(utf8: text) } }
    }

    /// A number member.
    package mutating func member(_ name: String, _ number: Int) { member(name) { $0.value(number) } }

    /// A truth-value member.
    package mutating func member(_ name: String, _ flag: Bool) { member(name) { $0.value(flag) } }

    /// An object member.
    package mutating func object(_ name: String, _ fill: (inout Object) -> Void) {
      member(name) { $0.object(fill) }
    }

    /// An array member.
    package mutating func array<Element>(
      _ name: String, _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
    ) {
      member(name) { $0.array(elements, write) }
    }
  }
}
