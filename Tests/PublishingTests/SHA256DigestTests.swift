import Testing

@testable import Publishing

@Suite("SHA-256")
struct SHA256DigestTests {
  @Test(
    "is that of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func vectors(text: String, expected: String) throws {
    let digest = SHA256Digest(Array(text.utf8))
    #expect(digest.hexadecimal == expected)
    #expect(SHA256Digest(hexadecimal: expected.utf8) == digest)
  }

  @Test("a long text is hashed block by block")
  func long() {
    #expect(
      SHA256Digest(Array(repeating: UInt8(ascii: "a"), count: 1_000_000)).hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("reads 64 small digits and nothing else")
  func reading() {
    let digits = SHA256Digest([1]).hexadecimal
    #expect(SHA256Digest(hexadecimal: digits.utf8) == SHA256Digest([1]))
    #expect(SHA256Digest(hexadecimal: digits.uppercased().utf8) == nil)
    #expect(SHA256Digest(hexadecimal: digits.dropLast().utf8) == nil)
    #expect(SHA256Digest(hexadecimal: (digits + "0").utf8) == nil)
    #expect(SHA256Digest(hexadecimal: (digits.dropLast() + "g").utf8) == nil)
    #expect(SHA256Digest([1]) != SHA256Digest([2]))
  }
}
