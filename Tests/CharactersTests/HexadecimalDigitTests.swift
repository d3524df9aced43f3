import Testing

@testable import Characters

@Suite("Hexadecimal digits")
struct HexadecimalDigitTests {
  @Test("count as the standard library has them, and no other byte counts")
  func values() {
    for byte in UInt8.min...UInt8.max {
      let expected = byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil
      #expect(byte.hexadecimalValue.map(Int.init) == expected)
    }
  }
}
