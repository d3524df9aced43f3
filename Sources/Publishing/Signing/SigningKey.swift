import Crypto
import Files
import Glibc

/// A private key that manifests are signed with (Ed25519, RFC 8032).
///
/// It has no description that shows it, and nothing but its public half is ever written anywhere.
package struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: Curve25519.Signing.PrivateKey

  /// What stands before the seed in a PKCS #8 file (RFC 8410, section 7), which is always the same.
  private static let prefix: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// A new key, from the system's source of randomness.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// Reads PEM as `openssl genpkey -algorithm ed25519` and `bulletin key new` write it, or the base64 of the seed's 32
  /// bytes. Nil for anything else, such as a key of another kind or one that a password guards.
  package init?(_ text: String) {
    let found: [UInt8]?
    if let block = PEMBlock(text) {
      found = block.label == "PRIVATE KEY" ? block.bytes : nil
    } else {
      found = Base64.bytes(text.trimmingBlanks)
    }
    guard var bytes = found else { return nil }
    if bytes.count == Self.prefix.count + 32, bytes.starts(with: Self.prefix) { bytes.removeFirst(Self.prefix.count) }
    guard bytes.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  package var publicKey: PublicKey { PublicKey(bytes: key.publicKey.rawRepresentation.map(\.self)) }

  /// PKCS #8 in PEM: the secret itself, for a new key's file only.
  package var privatePEM: String {
    PEMBlock(label: "PRIVATE KEY", bytes: Self.prefix + key.rawRepresentation.map(\.self)).text
  }

  package var description: String { "signing key \(publicKey.id)" }

  /// Nothing for `dump` to show.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

  /// 64 bytes, the same each time for the same message.
  func signature(of message: [UInt8]) throws(FileError) -> [UInt8] {
    guard let signature = try? key.signature(for: message) else {
      throw FileError("sign", PublishedManifest.fileName, code: EINVAL)
    }
    return Array(signature)
  }
}
