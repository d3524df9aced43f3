import Testing

@testable import Publishing

@Suite("Manifest signature")
struct ManifestSignatureTests {
  private let key = SigningKey()
  private let manifest = PublishedManifest(["a": Manifest.Entry([1])]).json

  @Test("has a line for each part, and reads back")
  func form() throws {
    let signature = try ManifestSignature(of: manifest, by: key)
    let text = signature.json.text
    #expect(
      text.contains(
        /^\{\n"algorithm":"Ed25519",\n"keyId":"[0-9a-f]{16}",\n"signature":"[A-Za-z0-9+\/]{86}=="\n\}\n$/))
    #expect(try ManifestSignature(reading: signature.json, name: "s") == signature)
    #expect(signature.isValid(for: manifest, by: key.publicKey))
    #expect(!signature.isValid(for: manifest + [0x20], by: key.publicKey))
  }

  @Test(
    "a damaged one is refused",
    arguments: [
      ("", "JSON"), ("{}", "algorithm"), ("{\"algorithm\":\"RSA\"}", "algorithm"),
      ("{\"algorithm\":\"Ed25519\"}", "keyId"), ("{\"algorithm\":\"Ed25519\",\"keyId\":\"x\"}", "keyId"),
      ("{\"algorithm\":\"Ed25519\",\"keyId\":\"0123456789abcdef\",\"signature\":\"AAAA\"}", "64 bytes"),
    ])
  func refuses(text: String, reason: String) {
    #expect {
      try ManifestSignature(reading: Array(text.utf8), name: "s")
    } throws: {
      "\($0)".contains(reason)
    }
  }

  @Test("is judged by the key that one trusts")
  func judgement() throws {
    let signed = try ManifestSignature(of: manifest, by: key).json
    let (mine, other) = (key.publicKey, SigningKey().publicKey)
    #expect(SignatureStatus.judge(nil, of: manifest, by: mine) == .unsigned)
    #expect(SignatureStatus.judge(signed, of: manifest, by: nil) == .notChecked(keyID: mine.id))
    #expect(SignatureStatus.judge(signed, of: manifest, by: mine) == .valid(keyID: mine.id))
    #expect(SignatureStatus.judge(signed, of: manifest, by: other) == .ofOtherKey(keyID: mine.id))
    guard case .invalid = SignatureStatus.judge(signed, of: manifest + [0x20], by: mine),
      case .invalid = SignatureStatus.judge([0x7B], of: manifest, by: nil)
    else {
      Issue.record("a changed manifest and a damaged signature are invalid")
      return
    }
    // Who claims the trusted key's id without being its owner.
    let forged = try ManifestSignature(of: manifest, by: SigningKey()).json.text
      .replacing(/"keyId":"[0-9a-f]+"/, with: "\"keyId\":\"\(mine.id)\"")
    #expect(!SignatureStatus.judge(Array(forged.utf8), of: manifest, by: mine).isGood(keyWasGiven: true))
    #expect(SignatureStatus.unsigned.isGood(keyWasGiven: false))
    #expect(!SignatureStatus.unsigned.isGood(keyWasGiven: true))
  }
}
