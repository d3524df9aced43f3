import Characters

extension Bytes {
  /// Appends a URL path or reference with all that RFC 3986 does not allow percent-encoded.
  ///
  /// What is already percent-encoded stays so, unlike in `append(pathSegment:)`; a `%` that encodes nothing becomes
  /// `%25`.
  package mutating func append(urlReference text: String) {
    append(percentEncoding: text, allowed: .urlReference, keepsEncoded: true)
  }

  /// Appends one file or folder name as a URL path segment: everything but unreserved characters, sub-delimiters,
  /// `:` and `@` is percent-encoded (RFC 3986, section 3.3).
  package mutating func append(pathSegment text: String) {
    append(percentEncoding: text, allowed: .pathSegment, keepsEncoded: false)
  }

  /// Appends file and folder names with `/` between them as a URL path.
  package mutating func append(path text: String) {
    append(percentEncoding: text, allowed: .path, keepsEncoded: false)
  }

  /// Appends text with every byte outside of `allowed` percent-encoded in upper case (RFC 3986, section 2.1).
  ///
  /// - Parameter keepsEncoded: a `%` with two hexadecimal digits after it stays as it is.
  package mutating func append(percentEncoding text: String, allowed: ASCIISet, keepsEncoded: Bool) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where !allowed.contains(bytes[index]) {
        if keepsEncoded, bytes[index] == UInt8(ascii: "%"), Self.isEncoded(bytes, at: index) { continue }
        append(bytes, start..<index)
        append(UInt8(ascii: "%"))
        append(hexadecimal: bytes[index])
        start = index + 1
      }
      append(bytes, start..<bytes.count)
    }
  }

  private static func isEncoded(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1].hexadecimalValue != nil && bytes[index + 2].hexadecimalValue != nil
  }
}

/// A set of ASCII characters.
package struct ASCIISet: Sendable {
  private let low: UInt64
  private let high: UInt64

  /// The characters of a text; what is not ASCII is left out.
  package init(_ characters: String) {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for byte in characters.utf8 where byte < 0x80 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    (self.low, self.high) = (low, high)
  }

  @inline(__always)
  package func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 != 0
  }

  /// RFC 3986, section 2.3.
  package static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
  /// RFC 3986, section 2.2.
  package static let subDelimiters = "!$&'()*+,;="

  static let pathSegment = ASCIISet(unreserved + subDelimiters + ":@")
  static let path = ASCIISet(unreserved + subDelimiters + ":@/")
  /// Without the brackets of IPv6 hosts, as cmark does: links of Markdown never need them.
  static let urlReference = ASCIISet(unreserved + subDelimiters + ":@/?#")
}

extension Bytes {
  /// Bytes with what is percent-encoded decoded; a `%` that encodes nothing stays (WHATWG URL, "percent-decode").
  @inlinable
  package init(percentDecoding text: some Collection<UInt8>) {
    self = []
    reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
        let low = rest.dropFirst().first?.hexadecimalValue
      {
        append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        append(byte)
      }
    }
  }
}
