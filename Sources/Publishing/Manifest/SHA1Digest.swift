import Crypto

/// SHA-1 (FIPS 180-4), which CAP 1.2 (section 3.2.3, `digest`) asks for. It tells a damaged file; it proves nothing.
package enum SHA1Digest {
  /// 40 hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    Insecure.SHA1.hash(data: bytes).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
