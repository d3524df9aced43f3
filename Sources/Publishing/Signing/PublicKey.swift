import Crypto

/// The public half of a key that manifests are signed with (Ed25519, RFC 8032).
package struct PublicKey: Sendable, Equatable {
  /// 32 bytes.
  let bytes: [UInt8]

  /// What stands before the key in a SubjectPublicKeyInfo (RFC 8410, section 4), which is always the same.
  private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads PEM as `openssl pkey -pubout` and `bulletin key public` write it, the base64 between its lines, or the base64
  /// of the 32 bytes alone. Nil for anything else.
  package init?(_ text: String) {
    let found: [UInt8]?
    if let block = PEMBlock(text) {
      found = block.label == "PUBLIC KEY" ? block.bytes : nil
    } else {
      found = Base64.bytes(text.trimmingBlanks)
    }
    guard var bytes = found else { return nil }
    if bytes.count == Self.prefix.count + 32, bytes.starts(with: Self.prefix) { bytes.removeFirst(Self.prefix.count) }
    guard bytes.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else { return nil }
    self.bytes = bytes
  }

  /// Tells keys apart: the first 16 digits of the SHA-256 of the 32 bytes. It says nothing about the private key.
  package var id: String { String(SHA256Digest(bytes).hexadecimal.prefix(16)) }

  /// For `openssl` and `bulletin verify --key`.
  package var pem: String { PEMBlock(label: "PUBLIC KEY", bytes: Self.prefix + bytes).text }

  func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes))?.isValidSignature(signature, for: message) ?? false
  }
}
