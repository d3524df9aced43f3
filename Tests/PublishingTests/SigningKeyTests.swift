import Testing

@testable import Publishing

@Suite("Signing keys")
struct SigningKeyTests {
  /// RFC 8032, section 7.1, test 2.
  private static let seed: [UInt8] = [
    0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3, 0x46, 0xec, 0x11, 0x4e, 0x0f, 0x5b, 0x8a, 0x31,
    0x9f, 0x35, 0xab, 0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb,
  ]
  private static let publicKey: [UInt8] = [
    0x3d, 0x40, 0x17, 0xc3, 0xe8, 0x43, 0x89, 0x5a, 0x92, 0xb7, 0x0a, 0xa7, 0x4d, 0x1b, 0x7e, 0xbc, 0x9c, 0x98, 0x2c,
    0xcf, 0x2e, 0xc4, 0x96, 0x8c, 0xc0, 0xcd, 0x55, 0xf1, 0x2a, 0xf4, 0x66, 0x0c,
  ]
  private static let signature: [UInt8] = [
    0x92, 0xa0, 0x09, 0xa9, 0xf0, 0xd4, 0xca, 0xb8, 0x72, 0x0e, 0x82, 0x0b, 0x5f, 0x64, 0x25, 0x40, 0xa2, 0xb2, 0x7b,
    0x54, 0x16, 0x50, 0x3f, 0x8f, 0xb3, 0x76, 0x22, 0x23, 0xeb, 0xdb, 0x69, 0xda, 0x08, 0x5a, 0xc1, 0xe4, 0x3e, 0x15,
    0x99, 0x6e, 0x45, 0x8f, 0x36, 0x13, 0xd0, 0xf1, 0x1d, 0x8c, 0x38, 0x7b, 0x2e, 0xae, 0xb4, 0x30, 0x2a, 0xee, 0xb0,
    0x0d, 0x29, 0x16, 0x12, 0xbb, 0x0c, 0x00,
  ]
  /// What `openssl genpkey -algorithm ed25519` wrote once, and what `openssl pkey -pubout` made of it.
  private static let opensslKey = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIFR1dGKx666aVSlHAMKbqMlMxTdV7dZj22yXtdQolbdi
    -----END PRIVATE KEY-----
    """
  private static let opensslPublic = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEAIFQaIGhybh8zEyGQxyb4fWXlnWjAM2RT2C0oJLvRoGY=
    -----END PUBLIC KEY-----

    """

  @Test("a key given as its seed signs as RFC 8032 says, the same each time")
  func vector() throws {
    let key = try #require(SigningKey(Base64.text(Self.seed) + "\n"))
    #expect(key.publicKey.bytes == Self.publicKey)
    for _ in 0..<3 { #expect(try key.signature(of: [0x72]) == Self.signature) }
    #expect(key.publicKey.isValid(Self.signature, of: [0x72]))
    #expect(!key.publicKey.isValid(Self.signature, of: [0x73]))
  }

  @Test("reads what openssl writes, also with Windows line ends and a comment before")
  func openssl() throws {
    for text in [Self.opensslKey, "a comment\r\n" + Self.opensslKey.replacing("\n", with: "\r\n")] {
      let key = try #require(SigningKey(text))
      #expect(key.publicKey.pem == Self.opensslPublic)
      #expect(key.privatePEM == Self.opensslKey + "\n")
    }
  }

  @Test("a public key is read as PEM, as the base64 in it, and as that of its bytes")
  func publicForms() throws {
    let key = try #require(SigningKey(Self.opensslKey)).publicKey
    let line = Self.opensslPublic.split(separator: "\n")[1]
    #expect(PublicKey(Self.opensslPublic) == key)
    #expect(PublicKey(" \(line)\n") == key)
    #expect(PublicKey(Base64.text(key.bytes)) == key)
    #expect(key.id.utf8.count == 16)
  }

  @Test(
    "anything else is no key",
    arguments: [
      "", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----\nAAAA", "-----BEGIN PRIVATE KEY-----", "AAAA", "not base64 at all!",
    ])
  func refuses(text: String) {
    #expect(SigningKey(text) == nil)
    #expect(PublicKey(text) == nil)
  }

  @Test("a private key is no public one, and the other way round")
  func notConfused() {
    #expect(PublicKey(Self.opensslKey) == nil)
    #expect(SigningKey(Self.opensslPublic) == nil)
  }

  @Test("new keys differ, and nothing shows what is secret")
  func secret() throws {
    let key = SigningKey()
    #expect(key.publicKey != SigningKey().publicKey)
    #expect(SigningKey(key.privatePEM)?.publicKey == key.publicKey)
    let secret = try #require(key.privatePEM.split(separator: "\n").dropFirst().first)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(describing: key), String(reflecting: key), dumped] {
      #expect(!text.contains(secret))
      #expect(text.contains(key.publicKey.id) || text == dumped)
    }
  }
}
