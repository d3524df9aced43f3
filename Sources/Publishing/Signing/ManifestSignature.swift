import Files
import Markup

/// `manifest.json.sig`: the signature of the very bytes of `manifest.json`.
package struct ManifestSignature: Sendable, Equatable {
  private static let algorithm = "Ed25519"

  /// `PublicKey.id` of the key that is said to have signed.
  package let keyID: String
  let signature: [UInt8]

  init(of manifest: [UInt8], by key: SigningKey) throws(FileError) {
    keyID = key.publicKey.id
    signature = try key.signature(of: manifest)
  }

  /// Each member on a line of its own, so that `sed` can take the signature out.
  package var json: Bytes {
    Array(
      """
      {
      "algorithm":"\(Self.algorithm)",
      "keyId":"\(keyID)",
      "signature":"\(Base64.text(signature))"
      }

      """.utf8)
  }

  /// Reads a signature that may come from anywhere.
  package init(reading bytes: [UInt8], name: String) throws(ManifestFault) {
    let members = try PublishedManifest.members(of: bytes, name: name)
    guard members["algorithm"]?.text == Self.algorithm else {
      throw ManifestFault("\(name): \"algorithm\" must be \"\(Self.algorithm)\"")
    }
    guard let id = members["keyId"]?.text, id.utf8.count == 16, id.utf8.allSatisfy(Self.isHexadecimal) else {
      throw ManifestFault("\(name): \"keyId\" must be 16 hexadecimal digits")
    }
    guard let signature = members["signature"]?.text.flatMap({ Base64.bytes($0) }), signature.count == 64 else {
      throw ManifestFault("\(name): \"signature\" must be 64 bytes in base64")
    }
    keyID = id
    self.signature = signature
  }

  package func isValid(for manifest: [UInt8], by key: PublicKey) -> Bool { key.isValid(signature, of: manifest) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
