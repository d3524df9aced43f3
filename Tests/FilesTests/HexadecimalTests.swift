import Files
import Testing

@Suite("Hexadecimal words")
struct HexadecimalTests {
  @Test("are written with all their digits and read back", arguments: [0, 1, 0x9A_0F, .max, 0x0123_4567_89AB_CDEF])
  func roundTrip(_ word: UInt64) {
    var bytes: [UInt8] = []
    bytes.append(hexadecimal: word)
    let plain = String(word, radix: 16)
    #expect(String(decoding: bytes, as: UTF8.self) == String(repeating: "0", count: 16 - plain.utf8.count) + plain)
    #expect(bytes.withUnsafeBufferPointer { UInt64(hexadecimal: $0[...]) } == word)
  }

  @Test(
    "have no capitals, signs or spaces",
    arguments: ["0123456789ABCDEF", "+123456789abcdef", " 123456789abcdef", "0"])
  func refuses(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { UInt64(hexadecimal: $0[...]) } == nil)
  }
}
