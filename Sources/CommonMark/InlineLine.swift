import Markup

/// One line of Markdown that must be read as inline content, whatever it begins with: `1. 总体` in a title is no list.
struct InlineLine {
  /// The text on one line, without white space around it.
  let bytes: Bytes

  init(_ text: String, joinsCJKLines: Bool) {
    var line: Bytes = []
    line.reserveCapacity(text.utf8.count)
    for part in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let trimmed = Self.trimmed(Bytes(part))
      if trimmed.isEmpty { continue }
      let first = trimmed.withUnsafeBufferPointer { UTF8Scalars.decode($0, at: 0).scalar }
      let isJoined = joinsCJKLines && LineJoin.joins(UTF8Scalars.last(of: line), first)
      if !line.isEmpty, !isJoined { line.append(0x20) }
      line += trimmed
    }
    bytes = line
  }

  private static func trimmed(_ line: Bytes) -> Bytes {
    guard let first = line.firstIndex(where: { $0 > 0x20 }), let last = line.lastIndex(where: { $0 > 0x20 }) else {
      return []
    }
    return Bytes(line[first...last])
  }

  /// Whether nothing in the line means anything to Markdown or HTML.
  var isPlain: Bool {
    for (index, byte) in bytes.enumerated() where Self.isSpecial[Int(byte)] {
      if byte == UInt8(ascii: "w") {
        if !RawHTML.starts(bytes, at: index, with: "www.") { continue }
      } else if byte == UInt8(ascii: ":") {
        if !RawHTML.starts(bytes, at: index, with: "://") { continue }
      }
      return false
    }
    return true
  }

  private static let isSpecial: [Bool] = (UInt8.min...UInt8.max).map { "\\`*_~[]<>&!@\":w\0".utf8.contains($0) }

  /// The line as an ATX heading, whose content is inline only. The text at the end keeps cmark from taking `#` there
  /// for the heading's closing sequence; the space before it lets delimiters see the end of the line.
  var asHeading: Bytes { Bytes("# ".utf8) + bytes + Bytes(Self.end.utf8) }

  private static let end = " \u{F8EF}"

  /// Takes the end mark out of what was rendered.
  static func removeEnd(from rendered: inout Bytes) {
    if rendered.suffix(end.utf8.count).elementsEqual(end.utf8) { rendered.removeLast(end.utf8.count) }
  }
}
