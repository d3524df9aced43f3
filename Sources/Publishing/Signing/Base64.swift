import FoundationEssentials

/// Base64 (RFC 4648), through Foundation, which the cryptographic library brings with it.
enum Base64 {
  static func text(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

  /// Nil for anything but whole base64 without white space.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? { Data(base64Encoded: String(text)).map(Array.init) }
}
