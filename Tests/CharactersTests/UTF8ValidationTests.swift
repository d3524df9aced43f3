import Testing

@testable import Characters

struct UTF8ValidationTests {
  @Test(
    "well-formed text has no invalid byte",
    arguments: [
      "", "a", "全市安全生产", "é", "🚒", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}",
    ])
  func acceptsText(text: String) {
    #expect(UTF8Validation.firstInvalidOffset(in: Array(text.utf8)) == nil)
  }

  @Test(
    "a sequence that RFC 3629 forbids is found",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF],  // lone continuation, overlong two bytes
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],  // overlong three bytes
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],  // surrogates
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],  // overlong four bytes
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],  // past U+10FFFF
      [0xC2], [0xE4, 0xB8], [0xF0, 0x9F, 0x9A],  // cut short at the end
      [0xC2, 0x20], [0xE4, 0xB8, 0x20], [0xE4, 0x20, 0xAD], [0xF0, 0x9F, 0x9A, 0x20],  // cut short in the middle
      [0xB0, 0xB2, 0xC8, 0xAB],  // 安全 in GBK
    ] as [[UInt8]])
  func findsForbiddenSequence(sequence: [UInt8]) {
    #expect(UTF8Validation.firstInvalidOffset(in: sequence) == 0)
    for prefix in ["a", "全", "abcdefghijklmnop", "全市🚒"] {
      let bytes = Array(prefix.utf8) + sequence + Array("之后".utf8)
      #expect(UTF8Validation.firstInvalidOffset(in: bytes) == prefix.utf8.count)
    }
  }

  @Test("a stray byte is found wherever it stands")
  func findsStrayByteAnywhere() {
    let text = Array("安全a生产é🚒 plain ASCII of more than sixteen bytes 结束".utf8)
    for position in 0...text.count where position == text.count || text[position] & 0xC0 != 0x80 {
      var bytes = text
      bytes.insert(0xFF, at: position)
      #expect(UTF8Validation.firstInvalidOffset(in: bytes) == position)
    }
  }

  @Test("the answer agrees with the standard library's for every pair and for random bytes")
  func agreesWithStandardLibrary() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max { check([first, second]) }
    }
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let random = UInt8(truncatingIfNeeded: state >> 33)
        bytes.append([random, 0x80 | random & 0x3F, 0xE0 | random & 0x1F, random & 0x7F][Int(state >> 60) & 3])
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    let offset = UTF8Validation.firstInvalidOffset(in: bytes)
    if (offset == nil) != isValid { Issue.record("\(bytes): \(String(describing: offset))") }
    if let offset, String(validating: bytes[..<offset], as: UTF8.self) == nil { Issue.record("\(bytes): late") }
  }
}
