/// Checks JSON within a cell (RFC 8259) without making values of it.
struct JSONSyntax {
  /// What a text is.
  enum Kind: Equatable {
    /// With so many members.
    case object(Int)
    case array(Int)
    case scalar
  }

  private static let maximumDepth = 100

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// Nil for text that is no JSON.
  static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
    var reader = JSONSyntax(bytes: bytes)
    guard let kind = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.index == bytes.count ? kind : nil
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipSpace() {
    while next == 0x20 || (0x09...0x0D).contains(next) { index += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) -> Kind? {
    guard depth < Self.maximumDepth else { return nil }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return members(until: UInt8(ascii: "}"), depth: depth, hasKeys: true).map(Kind.object)
    case UInt8(ascii: "["): return members(until: UInt8(ascii: "]"), depth: depth, hasKeys: false).map(Kind.array)
    case UInt8(ascii: "\""): return string() ? .scalar : nil
    default: return word() ? .scalar : nil
    }
  }

  private mutating func members(until end: UInt8, depth: Int, hasKeys: Bool) -> Int? {
    index += 1
    if skip(end) { return 0 }
    var count = 0
    while true {
      if hasKeys {
        skipSpace()
        guard next == UInt8(ascii: "\""), string(), skip(UInt8(ascii: ":")) else { return nil }
      }
      guard value(depth: depth + 1) != nil else { return nil }
      count += 1
      if skip(end) { return count }
      guard skip(UInt8(ascii: ",")) else { return nil }
    }
  }

  private mutating func string() -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return true
      case UInt8(ascii: "\\"): index += 2
      case 0..<0x20: return false
      default: index += 1
      }
    }
    return false
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() -> Bool {
    let start = index
    while index < bytes.count, !" \t\r\n,]}:".utf8.contains(bytes[index]) { index += 1 }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    if ["true", "false", "null"].contains(where: { text.elementsEqual($0.utf8) }) { return true }
    guard let first = text.first, first != UInt8(ascii: "+"), first != UInt8(ascii: ".") else { return false }
    switch DecimalText.plain(text) {
    case .number: return true
    // JSON itself has no limit for the size of numbers.
    case .fault(let fault): return fault == .size || fault == .decimals
    }
  }
}
