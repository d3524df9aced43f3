/// A place in a JSON text where it breaks the grammar.
package struct JSONFault: Error {
  package let offset: Int
  package let message: String
  package var remedy: String?
  /// Where that begins which is not closed.
  package var opening: Int?

  package init(offset: Int, message: String, remedy: String? = nil, opening: Int? = nil) {
    self.offset = offset
    self.message = message
    self.remedy = remedy
    self.opening = opening
  }
}

/// Walks over a JSON text (RFC 8259) byte by byte, without making values of it.
package struct JSONScanner {
  /// A value's kind and what it takes up, the quotation marks of a text included.
  package struct Value {
    package enum Kind { case object, array, text, number, boolean, null }

    package let kind: Kind
    package let range: Range<Int>
    /// Whether a text holds a backslash.
    package var hasEscapes = false

    /// The bytes between the quotation marks of a text; all bytes of anything else.
    package var content: Range<Int> { kind == .text ? range.lowerBound + 1..<range.upperBound - 1 : range }
  }

  /// Lists and objects may lie so deep within each other.
  static let maximumDepth = 128

  package let bytes: UnsafeBufferPointer<UInt8>
  package private(set) var index: Int

  /// - Parameter bytes: UTF-8. A byte-order mark is passed over (RFC 8259, section 8.1).
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  // MARK: Structure

  /// The byte after white space, nil at the end.
  @inline(__always)
  package mutating func peek() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return bytes[index]
      }
    }
    return nil
  }

  /// Passes over the bracket or brace that `peek` saw, and returns its offset.
  package mutating func open() -> Int {
    index += 1
    return index - 1
  }

  /// Goes to the next element or member: false after the last one, when the closing `end` was passed over.
  ///
  /// - Parameters:
  ///   - opening: the offset of the bracket that began the list or object.
  ///   - isFirst: true right after it.
  package mutating func next(before end: UInt8, opening: Int, isFirst: Bool) throws(JSONFault) -> Bool {
    guard let byte = peek() else { throw unclosed(opening) }
    if byte == end {
      index += 1
      return false
    }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else {
      if let fault = closesAnother(byte, opening) { throw fault }
      throw unexpected("a comma or \(Character(Unicode.Scalar(end))) is missing")
    }
    let comma = index
    index += 1
    guard let following = peek() else { throw unclosed(opening) }
    if following == end || following == UInt8(ascii: ",") {
      throw JSONFault(
        offset: comma, message: following == end ? "a comma stands after the last element" : "two commas follow",
        remedy: "delete the comma")
    }
    return true
  }

  /// Reads a key and the colon after it.
  package mutating func key() throws(JSONFault) -> Value {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotation marks is wanted") }
    let key = try text()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("a colon is missing after the key") }
    index += 1
    return key
  }

  /// The text of a scalar value, escapes resolved.
  package func string(_ value: Value) -> String {
    let content = UnsafeBufferPointer(rebasing: bytes[value.content])
    return value.hasEscapes ? JSONEscapes.string(content) : String(decoding: content, as: UTF8.self)
  }

  /// Passes over a value with all it holds.
  ///
  /// - Parameter depth: how many lists and objects it lies in.
  package mutating func value(depth: Int) throws(JSONFault) -> Value {
    guard let byte = peek() else { throw JSONFault(offset: bytes.count, message: "a value is missing at the end") }
    switch byte {
    case UInt8(ascii: "\""): return try text()
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try nested(depth: depth, isObject: byte == UInt8(ascii: "{"))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try literal()
    }
  }

  private mutating func nested(depth: Int, isObject: Bool) throws(JSONFault) -> Value {
    try checkDepth(depth)
    let opening = open()
    var isFirst = true
    while try next(before: isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), opening: opening, isFirst: isFirst) {
      if isObject { _ = try key() }
      _ = try value(depth: depth + 1)
      isFirst = false
    }
    return Value(kind: isObject ? .object : .array, range: opening..<index)
  }

  func checkDepth(_ depth: Int) throws(JSONFault) {
    guard depth < Self.maximumDepth else {
      throw JSONFault(
        offset: index, message: "lists and objects lie more than \(Self.maximumDepth) deep within each other")
    }
  }

  /// Throws when anything but white space follows.
  package mutating func end() throws(JSONFault) {
    if peek() != nil { throw unexpected("the text goes on after its value", remedy: "a file holds one value") }
  }

  // MARK: Scalars

  private mutating func text() throws(JSONFault) -> Value {
    let start = index
    var hasEscapes = false
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return Value(kind: .text, range: start..<index, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = try JSONEscapes.end(ofEscapeAt: index, in: bytes)
      case 0x0A, 0x0D:
        throw JSONFault(
          offset: start, message: "the text that begins here is not closed on its line",
          remedy: "close it with \", or write a line break in it as \\n")
      case 0..<0x20:
        throw JSONFault(
          offset: index, message: "a control character stands in a text", remedy: "write a tab as \\t, or delete it")
      default: index += 1
      }
    }
    throw JSONFault(offset: start, message: "the text that begins here is not closed", remedy: "close it with \"")
  }

  private mutating func number() throws(JSONFault) -> Value {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    guard skipDigits() else { throw JSONFault(offset: start, message: "a digit is missing after the minus sign") }
    if bytes[first] == UInt8(ascii: "0"), index - first > 1 {
      throw JSONFault(
        offset: start, message: "a number begins with a superfluous 0",
        remedy: "put it in quotation marks if it is a code")
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() else { throw JSONFault(offset: start, message: "a digit is missing after the point") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      guard skipDigits() else { throw JSONFault(offset: start, message: "a digit is missing in the exponent") }
    }
    return Value(kind: .number, range: start..<index)
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func literal() throws(JSONFault) -> Value {
    let start = index
    var end = index
    while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end] | 0x20) { end += 1 }
    let kind: Value.Kind
    switch String(decoding: bytes[start..<end], as: UTF8.self) {
    case "true", "false": kind = .boolean
    case "null": kind = .null
    case "": throw unexpected("a value is wanted")
    case let word:
      throw JSONFault(
        offset: start, message: "\"\(word.prefix(20))\" is no value of JSON",
        remedy: "write true, false or null in small letters, and texts in double quotation marks")
    }
    index = end
    return Value(kind: kind, range: start..<end)
  }

  // MARK: Faults

  private func unclosed(_ opening: Int) -> JSONFault {
    let isObject = bytes[opening] == UInt8(ascii: "{")
    return JSONFault(
      offset: opening, message: "the \(isObject ? "object" : "list") that begins here is not closed",
      remedy: "close it with \(isObject ? "}" : "]")")
  }

  private func closesAnother(_ byte: UInt8, _ opening: Int) -> JSONFault? {
    guard byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") else { return nil }
    return JSONFault(
      offset: index, message: "\(Character(Unicode.Scalar(byte))) closes what began otherwise", opening: opening)
  }

  /// A fault at the byte that is looked at, with advice for what people often write there.
  private func unexpected(_ message: String, remedy: String? = nil) -> JSONFault {
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    let advice: String? =
      switch rest.unicodeScalars.first {
      case "/", "#": "JSON has no comments: delete it"
      case "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}": "write \" around keys and texts"
      case "\u{FF0C}", "\u{3001}", "\u{FF1A}": "write the ASCII comma or colon"
      case "+", ".": "a number begins with a digit or a minus sign"
      case ",": "delete the comma"
      default: remedy
      }
    return JSONFault(offset: index, message: message, remedy: advice)
  }
}
