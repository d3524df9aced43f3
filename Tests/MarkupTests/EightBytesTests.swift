import Testing

@testable import Markup

struct EightBytesTests {
  @Test("a byte is found at each of the eight places, and only when it is there")
  func findsEqual() {
    for place in 0..<8 {
      for filler in [UInt8(0x00), 0x21, 0x23, 0x7F, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: filler, count: 8)
        bytes.withUnsafeBytes { #expect(EightBytes($0, at: 0).areEqual(0x22) == 0) }
        bytes[place] = 0x22
        bytes.withUnsafeBytes { #expect(EightBytes($0, at: 0).areEqual(0x22) != 0) }
      }
    }
  }

  @Test("a smaller byte is found at each of the eight places, and only when it is there")
  func findsBelow() {
    for place in 0..<8 {
      for filler in [UInt8(0x20), 0x7F, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: filler, count: 8)
        bytes.withUnsafeBytes { #expect(EightBytes($0, at: 0).areBelow(0x20) == 0) }
        for small in [UInt8(0), 0x1F] {
          bytes[place] = small
          bytes.withUnsafeBytes { #expect(EightBytes($0, at: 0).areBelow(0x20) != 0) }
        }
      }
    }
  }

  @Test("a mask is applied to every byte, from any offset")
  func masks() {
    let bytes = [UInt8](repeating: 0x26, count: 11)
    bytes.withUnsafeBytes {
      #expect(EightBytes($0, at: 3).areEqual(0x22) == 0)
      #expect((EightBytes($0, at: 3) & 0xFB).areEqual(0x22) != 0)
    }
  }
}
