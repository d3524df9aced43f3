import Testing

@testable import Markup

struct BytesTests {
  @Test("literal and raw text are appended as they are")
  func appendsText() {
    var bytes = Bytes()
    bytes.append(literal: "<p class=\"通知\">")
    bytes.append(raw: "a & b 🚒")
    bytes.append(literal: "")
    bytes.append(raw: "")
    #expect(bytes == Array("<p class=\"通知\">a & b 🚒".utf8))
  }

  @Test("a faulty sequence reads as the replacement character")
  func decodesFaultyBytes() {
    #expect([0x61, 0xE5, 0x85, 0x62].text == "a\u{FFFD}b")
    #expect(Bytes().text == "")
  }

  @Test(
    "a byte becomes two upper-case hexadecimal digits",
    arguments: [(0x00, "00"), (0x0A, "0A"), (0x9F, "9F"), (0xFF, "FF")] as [(UInt8, String)])
  func writesHexadecimal(byte: UInt8, digits: String) {
    var bytes = Bytes()
    bytes.append(hexadecimal: byte)
    #expect(bytes.text == digits)
  }
}
