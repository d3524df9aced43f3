import Files
import Testing

@Suite("Content hash")
struct ContentHashTests {
  @Test("equal bytes hash alike, and every changed byte shows", arguments: [1, 15, 16, 17, 31, 32, 33, 100])
  func tellsChanges(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hashes: Set<ContentHash> = [ContentHash(bytes)]
    #expect(ContentHash(bytes) == ContentHash(bytes))
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        hashes.insert(ContentHash(changed))
      }
    }
    #expect(hashes.count == length * 8 + 1)
  }

  @Test("zeros of different lengths hash differently")
  func tellsLengths() {
    let hashes = Set((0..<200).map { ContentHash([UInt8](repeating: 0, count: $0)) })
    #expect(hashes.count == 200)
  }

  @Test("swapped blocks of sixteen bytes hash differently")
  func tellsOrder() {
    let first = [UInt8](repeating: 1, count: 16)
    let second = [UInt8](repeating: 2, count: 16)
    #expect(ContentHash(first + second) != ContentHash(second + first))
  }

  @Test("hexadecimal digits read back, with leading zeros")
  func hexadecimal() {
    let hash = ContentHash(high: 0xAB, low: 0)
    #expect(hash.hexadecimal == "00000000000000ab0000000000000000")
    #expect(ContentHash(hexadecimal: Substring(hash.hexadecimal)) == hash)
  }

  @Test(
    "what is not 32 digits is no hash",
    arguments: [
      "", "12", String(repeating: "g", count: 32), "+" + String(repeating: "1", count: 31),
      String(repeating: "1", count: 33),
    ])
  func refuses(text: String) {
    #expect(ContentHash(hexadecimal: Substring(text)) == nil)
  }
}
