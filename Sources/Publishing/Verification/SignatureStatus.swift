/// What is known of a manifest's signature.
package enum SignatureStatus: Sendable, Equatable {
  case unsigned
  /// There is one, and no public key was given to check it with.
  case notChecked(keyID: String)
  case valid(keyID: String)
  /// The manifest was changed after it was signed, or the signature is damaged.
  case invalid(reason: String)
  case ofOtherKey(keyID: String)

  /// - Parameters:
  ///   - signature: the bytes of `manifest.json.sig`; nil when there is none.
  ///   - key: the one that is trusted; nil to say only who is said to have signed.
  static func judge(_ signature: [UInt8]?, of manifest: [UInt8], by key: PublicKey?) -> SignatureStatus {
    guard let signature else { return .unsigned }
    do throws(ManifestFault) {
      let signature = try ManifestSignature(reading: signature, name: PublishedManifest.signatureFileName)
      guard let key else { return .notChecked(keyID: signature.keyID) }
      if signature.isValid(for: manifest, by: key) { return .valid(keyID: key.id) }
      if signature.keyID != key.id { return .ofOtherKey(keyID: signature.keyID) }
      return .invalid(reason: "the manifest is not the one that was signed")
    } catch {
      return .invalid(reason: error.description)
    }
  }

  /// Whether the manifest may be believed by one who gave a key, or who asked for none.
  func isGood(keyWasGiven: Bool) -> Bool {
    switch self {
    case .valid, .notChecked: true
    case .unsigned: !keyWasGiven
    case .invalid, .ofOtherKey: false
    }
  }
}
