import Characters

/// The formats of text that Table Schema knows, checked as far as a form can be checked.
enum TextFormat: String, Hashable, Sendable {
  case email, uri, uuid, binary

  func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .email: Self.isEmail(bytes)
    case .uri: Self.isURI(bytes)
    case .uuid: Self.isUUID(bytes)
    case .binary: Self.isBase64(bytes)
    }
  }

  /// How messages name text of the format.
  var description: String {
    switch self {
    case .email: "an e-mail address"
    case .uri: "an address with a scheme, such as https://example.org/"
    case .uuid: "a UUID"
    case .binary: "Base64"
    }
  }

  /// One `@` with something on both sides, no white space.
  private static func isEmail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "@")), sign > 0, sign < bytes.count - 1 else { return false }
    return bytes.lastIndex(of: UInt8(ascii: "@")) == sign && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// RFC 3986, section 3: a scheme, a colon, no white space.
  private static func isURI(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon < bytes.count - 1,
      isLetter(bytes[0])
    else { return false }
    let scheme = bytes[..<colon].allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
    return scheme && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private static func isUUID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    for (index, byte) in bytes.enumerated() {
      let isHyphen = [8, 13, 18, 23].contains(index)
      guard isHyphen ? byte == UInt8(ascii: "-") : byte.hexadecimalValue != nil else { return false }
    }
    return true
  }

  /// RFC 4648, section 4.
  private static func isBase64(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return padding <= 2
      && bytes.dropLast(padding).allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
