import Privacy
import Testing

@Suite struct WrappedTextTests {
  private func found(_ bytes: [UInt8], _ name: String) -> [String] {
    PersonalDataScan.find(in: bytes, name: name).map { "\($0.kind) \($0.text)" }
  }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return isLittle ? [low, high] : [high, low]
    }
  }

  /// "13812345678", compressed by zlib with fixed codes.
  private let deflated: [UInt8] = [0x33, 0x34, 0xB6, 0x30, 0x34, 0x32, 0x36, 0x31, 0x35, 0x33, 0xB7, 0, 0]

  /// An archive of one file.
  private func archive(_ name: String, _ body: [UInt8], method: UInt8, flags: UInt8 = 0) -> [UInt8] {
    let length = [UInt8(body.count), 0, 0, 0]
    return Array("PK\u{3}\u{4}".utf8) + [20, 0, flags, 0, method, 0, 0, 0, 0, 0, 0, 0, 0, 0] + length + length
      + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + body
  }

  @Test(arguments: [true, false])
  func `reads UTF-16 with and without a mark`(_ isLittle: Bool) {
    let text = utf16("电话,13812345678\r\n", isLittle: isLittle)
    #expect(found((isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) + text, "a.csv") == ["phone 13812345678"])
    #expect(found(text, "a.csv") == ["phone 13812345678"])
  }

  @Test func `reads what gzip compressed`() {
    let lead: [UInt8] = [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3]
    #expect(found(lead + Array("a.txt\0".utf8) + deflated, "a.csv.gz") == ["phone 13812345678"])
    #expect(found(lead, "a.gz") == [] && found(Array(lead.prefix(3)), "a.gz") == [])
  }

  @Test func `reads every file of an archive and its name`() {
    #expect(found(archive("a.csv", deflated, method: 8), "a.zip") == ["phone 13812345678"])
    #expect(found(archive("b.zip", archive("a.csv", deflated, method: 8), method: 0), "a.zip").count == 1)
    #expect(found(archive("13812345678.txt", [], method: 0), "a.zip") == ["phone 13812345678"])
    #expect(found(archive("a.csv", deflated, method: 8, flags: 1), "a.zip") == [])
  }

  @Test func `reads the texts of old documents`() {
    let lead: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1]
    #expect(found(lead + utf16("，13812345678，", isLittle: true), "a.doc") == ["phone 13812345678"])
    #expect(found(lead + [0] + utf16("，13812345678，", isLittle: true), "a.xls") == ["phone 13812345678"])
  }
}
