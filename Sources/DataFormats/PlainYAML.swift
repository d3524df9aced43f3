import Diagnostics

/// Reads the small part of YAML that nearly all front matter keeps to, many times faster than Yams, and leaves all else
/// to it.
///
/// That part is: lines `key: value` from the first column on, each ended by a line feed, with keys of ASCII letters,
/// digits, `_` and `-`. A value is a plain scalar, a scalar in quotes without escapes, or a list `[a, "b"]` of such
/// scalars, all on one line. Whatever else may come (a comment, an empty line, a tab, a key twice, a fault), the answer
/// is nil, and the text is Yams's to read. What is answered here must be what Yams would have said, places included:
/// the rules follow the scanner of libyaml, not the letter of YAML 1.1, and tests compare the two.
struct PlainYAML {
  /// Beyond so many keys, looking for one that stands twice would take longer than Yams does.
  private static let maximumKeys = 64
  /// libyaml gives up keys of more than 1,024 characters; nobody writes one of this length.
  private static let maximumKeyLength = 128

  private let bytes: UnsafeBufferPointer<UInt8>
  private let path: String
  private var line: Int
  /// The byte that is looked at.
  private var index = 0
  private var lineStart = 0
  /// How many bytes before `index` on this line only continue a character, so that they take no column.
  private var continuations = 0

  /// - Parameters:
  ///   - text: the YAML text, without a byte-order mark.
  ///   - path: the file, for places.
  ///   - firstLine: the line of the file on which `text` begins.
  /// - Returns: a mapping, or nil where Yams must read the text.
  static func read(_ text: inout String, path: String, firstLine: Int) -> DataValue? {
    text.withUTF8 { bytes in
      // A value takes a byte at least, so that there cannot be too many of them.
      guard bytes.count < YAMLReader.maximumValues else { return nil }
      var reader = PlainYAML(bytes: bytes, path: path, line: firstLine)
      return reader.document()
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, path: String, line: Int) {
    self.bytes = bytes
    self.path = path
    self.line = line
  }

  // MARK: Lines

  private mutating func document() -> DataValue? {
    let place = location(length: 0)
    var members: [DataValue.Member] = []
    members.reserveCapacity(8)
    while index < bytes.count {
      guard members.count < Self.maximumKeys, let member = member(), !members.contains(where: { $0.key == member.key }),
        byte(index) == UInt8(ascii: "\n")
      else { return nil }
      members.append(member)
      index += 1
      line += 1
      lineStart = index
      continuations = 0
    }
    return members.isEmpty ? nil : DataValue(.mapping(members), at: place)
  }

  private mutating func member() -> DataValue.Member? {
    let start = index
    guard Self.beginsKey(byte(index)) else { return nil }
    while Self.continuesKey(byte(index)) { index += 1 }
    let length = index - start
    guard length <= Self.maximumKeyLength, byte(index) == UInt8(ascii: ":"), byte(index + 1) == UInt8(ascii: " ") else {
      return nil
    }
    let place = SourceLocation(path: path, line: line, column: 1, length: length)
    let key = string(start..<index)
    index += 2
    skipSpaces()
    let value = byte(index) == UInt8(ascii: "[") ? sequence() : scalar(inSequence: false)
    return value.map { DataValue.Member(key: key, keyLocation: place, value: $0) }
  }

  private static func beginsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func continuesKey(_ byte: UInt8) -> Bool {
    beginsKey(byte) || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: Values

  private mutating func sequence() -> DataValue? {
    let place = location(length: 0)
    var elements: [DataValue] = []
    index += 1
    skipSpaces()
    if byte(index) != UInt8(ascii: "]") {
      while true {
        guard let element = scalar(inSequence: true) else { return nil }
        elements.append(element)
        skipSpaces()
        if byte(index) == UInt8(ascii: "]") { break }
        guard byte(index) == UInt8(ascii: ",") else { return nil }
        index += 1
        skipSpaces()
      }
    }
    index += 1
    return DataValue(.sequence(elements), at: place)
  }

  private mutating func scalar(inSequence: Bool) -> DataValue? {
    switch byte(index) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(by: byte(index))
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"),
      UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "\n"):
      nil
    default: plain(inSequence: inSequence)
    }
  }

  /// Two quotes within single quotes stand for one: the second is then found where the value should have ended.
  private mutating func quoted(by quote: UInt8) -> DataValue? {
    let place = location(length: 0)
    index += 1
    let start = index
    while byte(index) != quote {
      if byte(index) == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return nil }
      guard advance() else { return nil }
    }
    let text = string(start..<index)
    index += 1
    return DataValue(.scalar(text, isQuoted: true), at: place)
  }

  private mutating func plain(inSequence: Bool) -> DataValue? {
    let start = index
    let continuationsBefore = continuations
    scan: while true {
      switch byte(index) {
      case UInt8(ascii: "\n"):
        break scan
      case UInt8(ascii: ",") where inSequence, UInt8(ascii: "]") where inSequence:
        break scan
      case UInt8(ascii: "[") where inSequence, UInt8(ascii: "{") where inSequence, UInt8(ascii: "}") where inSequence:
        return nil
      case UInt8(ascii: ":"), UInt8(ascii: "#"):
        if inSequence || endsPlain() { return nil }
      default: break
      }
      guard advance() else { return nil }
    }
    var end = index
    while end > start, byte(end - 1) == UInt8(ascii: " ") { end -= 1 }
    // Spaces at the end of a line are rare: Yams knows what they mean.
    if end < index, !inSequence { return nil }
    let length = end - start - (continuations - continuationsBefore)
    let place = location(length: length, column: start - lineStart - continuationsBefore + 1)
    let text = string(start..<end)
    return DataValue(YAMLConverter.isNull(text) ? .null : .scalar(text, isQuoted: false), at: place)
  }

  /// Whether the colon or `#` at `index` ends a plain scalar outside of lists.
  private func endsPlain() -> Bool {
    switch byte(index) {
    case UInt8(ascii: ":"): byte(index + 1) == UInt8(ascii: " ") || byte(index + 1) == UInt8(ascii: "\n")
    default: byte(index - 1) == UInt8(ascii: " ")
    }
  }

  // MARK: Bytes

  /// The byte at a position; after the end a line feed, which ends the last line if it has none.
  private func byte(_ position: Int) -> UInt8 {
    position < bytes.count ? bytes[position] : UInt8(ascii: "\n")
  }

  /// Passes one byte of a value; false when it is part of a character that is not for values, and at the line's end.
  private mutating func advance() -> Bool {
    switch byte(index) {
    case 0x20..<0x7F: break
    case 0x80..<0xC0: continuations += 1
    // U+FEFF is allowed, but Foundation may take it away from the beginning of a text.
    case 0xEF where byte(index + 1) == 0xBB: return false
    case 0xC2, 0xE2, 0xEF: if YAMLSource.isForbidden(bytes, index) { return false }
    case 0xC3...: break
    default: return false
    }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while byte(index) == UInt8(ascii: " ") { index += 1 }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// A place on the current line, where `index` is unless a column is given.
  private func location(length: Int, column: Int? = nil) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column ?? index - lineStart - continuations + 1, length: length)
  }
}
