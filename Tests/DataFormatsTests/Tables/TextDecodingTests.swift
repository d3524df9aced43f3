import Diagnostics
import Testing

@testable import DataFormats

struct TextDecodingTests {
  private static let gb18030: [UInt8] = [
    0xB5, 0xD8, 0xC7, 0xF8, 0x2C, 0xCA, 0xFD, 0xC1, 0xBF, 0x0A, 0xCB, 0xAB, 0xBD, 0xAD, 0xCA, 0xD0, 0x2C, 0x33, 0x32,
  ]
  private static let text = "地区,数量\n双江市,32"

  private static func utf16(_ text: String, isBig: Bool, mark: Bool = false) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBig ? bytes : bytes.reversed()
    }
  }

  private static func decode(
    _ bytes: [UInt8], as declared: TextEncoding? = nil
  ) -> (text: String?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let file = TextDecoding.decode(SourceFile(path: "a.csv", bytes: bytes), as: declared, into: &faults)
    return (file.map { String(decoding: $0.bytes, as: UTF8.self) }, faults)
  }

  @Test(
    "a declared encoding is read without a word",
    arguments: [
      (TextEncoding.utf8, Array(text.utf8)), (.gb18030, gb18030), (.utf16LittleEndian, utf16(text, isBig: false)),
      (.utf16BigEndian, utf16(text, isBig: true)), (.utf16, utf16(text, isBig: false, mark: true)),
      (.utf16, utf16(text, isBig: true, mark: true)), (.utf16, utf16(text, isBig: true)),
      (.utf16LittleEndian, utf16(text, isBig: false, mark: true)),
    ])
  func decodesDeclared(encoding: TextEncoding, bytes: [UInt8]) {
    let (text, faults) = Self.decode(bytes, as: encoding)
    #expect(text == Self.text)
    #expect(faults.isEmpty)
  }

  @Test(
    "an encoding other than UTF-8 is found out, and a note says how to state it",
    arguments: [
      ("gb18030", gb18030), ("utf-16le", utf16(text, isBig: false)), ("utf-16be", utf16(text, isBig: true)),
      ("utf-16", utf16(text, isBig: false, mark: true)), ("utf-16", utf16(text, isBig: true, mark: true)),
    ])
  func detects(name: String, bytes: [UInt8]) throws {
    let (text, faults) = Self.decode(bytes)
    #expect(text == Self.text)
    #expect(faults.map(\.short) == ["encoding-detected 1:1"])
    #expect(faults.map(\.severity) == [.note])
    #expect(try #require(faults.first?.remedy).contains("\"encoding: \(name)\""))
  }

  @Test("UTF-8 is taken as it is", arguments: ["", "a", "地区", "\u{FEFF}地区", "😀"])
  func keepsUTF8(text: String) {
    let (decoded, faults) = Self.decode(Array(text.utf8))
    #expect(decoded.map { Array($0.utf8) } == Array(text.utf8))
    #expect(faults.isEmpty)
  }

  @Test("four-byte characters of GB 18030 and surrogate pairs are read")
  func decodesRareCharacters() {
    #expect(Self.decode([0x95, 0x32, 0x82, 0x36, 0x2C, 0x94, 0x39, 0xFC, 0x36], as: .gb18030).text == "𠀀,😀")
    #expect(Self.decode(Self.utf16("𠀀😀", isBig: true), as: .utf16BigEndian).text == "𠀀😀")
  }

  @Test(
    "the first byte that has no meaning in a declared encoding is an error at its place",
    arguments: [
      (TextEncoding.gb18030, gb18030 + [0x0A, 0xB5, 0xD8, 0xFF, 0x41], "3:2", "byte 0xFF at offset 22"),
      (.gb18030, [0x41, 0x0A, 0xB5], "2:1", "byte 0xB5 at offset 2"),
      (.utf8, Array("地\n区x".utf8) + [0xB5, 0x41], "2:3", "byte 0xB5 at offset 8"),
      (.utf16LittleEndian, utf16("地\n区", isBig: false) + [0x00, 0xDC, 0x41, 0x00], "2:2", "byte 0x00 at offset 6"),
      (.utf16BigEndian, [0x00, 0x41, 0x00], "1:2", "byte 0x00 at offset 2"),
    ])
  func reportsFaultyBytes(encoding: TextEncoding, bytes: [UInt8], place: String, words: String) throws {
    let (text, faults) = Self.decode(bytes, as: encoding)
    #expect(text == nil)
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect(fault.kind == .encodingFault)
    #expect(fault.location.map { "\($0.line):\($0.column)" } == place)
    #expect(fault.message.contains(words))
  }

  @Test("what would be read as wrong characters is an error")
  func refusesMistakes() throws {
    #expect(
      Self.decode(Array("双江市,32".utf8), as: .gb18030).faults.map(\.message).first?.contains("it is UTF-8") == true)
    let declared = Self.decode(Self.gb18030, as: .utf8)
    #expect(declared.text == nil)
    #expect(declared.faults.first?.remedy == "it seems to be gb18030: declare that")
  }

  @Test("damaged UTF-8 is not taken for GB 18030")
  func keepsDamageVisible() {
    var bytes = Array("地区,数量\n双江市安阜市,32\n".utf8)
    bytes.remove(at: 12)
    let (text, faults) = Self.decode(bytes)
    #expect(text == nil)
    #expect(faults.map(\.kind) == [.encodingFault])
    #expect(faults.first?.location?.line == 1)
    #expect(faults.first?.location?.column == 5)
  }

  @Test("Big5 and the encodings of Europe are not taken for GB 18030")
  func refusesOthers() {
    // 台灣安全事故 in Big5.
    let big5 = Self.decode([0xA5, 0x78, 0xC6, 0x57, 0xA6, 0x77, 0xA5, 0xFE, 0xA8, 0xC6, 0xAC, 0x47])
    #expect(big5.text == nil)
    #expect(big5.faults.first?.remedy?.contains("Big5") == true)
    let latin = Self.decode(Array("caf".utf8) + [0xE9, 0x2C, 0xE9, 0x6C, 0xE8, 0x76, 0x65])
    #expect(latin.text == nil)
    #expect(latin.faults.map(\.short) == ["encoding-fault 1:4"])
    #expect(Self.decode([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).faults.first?.remedy?.contains("UTF-32") == true)
  }

  @Test("a text longer than the buffer is decoded whole")
  func decodesLongText() {
    let count = 50_000
    #expect(Self.decode((0..<count).flatMap { _ in Self.gb18030 }).text == String(repeating: Self.text, count: count))
  }

  @Test(
    "encodings have the names that people use",
    arguments: [
      ("UTF-8", TextEncoding.utf8), ("gbk", .gb18030), ("GB2312", .gb18030), ("utf-16LE", .utf16LittleEndian),
      ("UTF-16", .utf16), ("latin1", nil), ("", nil),
    ])
  func knowsNames(name: String, encoding: TextEncoding?) {
    #expect(TextEncoding(name: name) == encoding)
  }
}
