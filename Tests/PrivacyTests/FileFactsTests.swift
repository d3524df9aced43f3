import Privacy
import Testing

@Suite struct FileFactsTests {
  private func found(_ bytes: [UInt8], _ name: String = "a.jpg") -> [String] {
    PersonalDataScan.find(in: bytes, name: name).map { "\($0.kind) \($0.text)" }
  }

  private func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private func segment(_ kind: UInt8, _ body: [UInt8]) -> [UInt8] { [0xFF, kind] + big(body.count + 2, 2) + body }

  private func jpeg(_ segments: [UInt8]...) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap(\.self) + [0xFF, 0xDA, 0, 0]
  }

  private func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) -> [UInt8] {
    big(tag, 2) + big(type, 2) + big(count, 4) + big(value, 4)
  }

  /// A directory with an artist and the place, and the directory of the place.
  private func exif(artist: String, degrees: Int) -> [UInt8] {
    let name = Array(artist.utf8) + [0]
    let first = 8 + 2 + 24 + 4
    let place = first + name.count
    var bytes = Array("MM".utf8) + [0, 42] + big(8, 4) + big(2, 2)
    bytes += entry(0x013B, 2, name.count, first) + entry(0x8825, 4, 1, place) + big(0, 4) + name
    bytes += big(1, 2) + entry(2, 5, 3, place + 2 + 12 + 4) + big(0, 4)
    return bytes + big(degrees, 4) + big(1, 4) + big(0, 4) + big(1, 4) + big(0, 4) + big(1, 4)
  }

  private func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
    big(body.count, 4) + Array(kind.utf8) + body + [0, 0, 0, 0]
  }

  private let pngStart: [UInt8] = [0x89] + Array("PNG\r\n\u{1A}\n".utf8)

  private var samples: [(bytes: [UInt8], found: [String])] {
    let xmp = Array(
      """
      http://ns.adobe.com/xap/1.0/\u{0}<x:xmpmeta><rdf:Description exif:GPSLatitude="30,6N"/><dc:creator><rdf:Seq>\
      <rdf:li>王小明</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>
      """.utf8)
    let iptc: [UInt8] =
      [0x1C, 2, 80] + big(6, 2) + Array("李四".utf8) + [0x1C, 2, 120] + big(11, 2) + Array("13812345678".utf8)
    let photoshop = Array("Photoshop 3.0\u{0}8BIM".utf8) + [4, 4, 0, 0] + big(iptc.count, 4) + iptc
    // A stored block (RFC 1951, 3.2.4), a block of fixed codes made by zlib: "13812345678".
    let stored: [UInt8] = [0x78, 0x9C, 1, 11, 0, 0xF4, 0xFF] + Array("13812345678".utf8) + [0, 0, 0, 0]
    let fixed: [UInt8] = [0x78, 0x9C, 0x33, 0x34, 0xB6, 0x30, 0x34, 0x32, 0x36, 0x31, 0x35, 0x33, 0xB7, 0, 0]
    return [
      (
        jpeg(segment(0xE1, Array("Exif\u{0}\u{0}".utf8) + exif(artist: "王小明", degrees: 30))),
        ["imageLocation GPS", "imageOwner 王小明"]
      ),
      (jpeg(segment(0xE1, Array("Exif\u{0}\u{0}".utf8) + exif(artist: "云川市应急管理局", degrees: 0))), []),
      (jpeg(segment(0xFE, Array("拍摄：13812345678".utf8))), ["phone 13812345678"]),
      (jpeg(segment(0xE1, xmp)), ["imageLocation GPS", "imageOwner 王小明"]),
      (jpeg(segment(0xED, photoshop)), ["imageOwner 李四", "phone 13812345678"]),
      (pngStart + chunk("tEXt", Array("Author\u{0}Zhang San".utf8)), ["imageOwner Zhang San"]),
      (pngStart + chunk("tEXt", Array("Software\u{0}Adobe Photoshop".utf8)), []),
      (pngStart + chunk("zTXt", Array("Note\u{0}\u{0}".utf8) + stored), ["phone 13812345678"]),
      (pngStart + chunk("zTXt", Array("Note\u{0}\u{0}".utf8) + fixed), ["phone 13812345678"]),
      (pngStart + chunk("iTXt", Array("Note\u{0}\u{0}\u{0}zh\u{0}\u{0}13812345678".utf8)), ["phone 13812345678"]),
      (pngStart + chunk("eXIf", exif(artist: "王小明", degrees: 30)), ["imageLocation GPS", "imageOwner 王小明"]),
      (
        Array("RIFF\0\0\0\0WEBPXMP ".utf8) + [31, 0, 0, 0] + Array("<dc:creator>李四</dc:creator>".utf8),
        ["imageOwner 李四"]
      ),
      (
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE, 11] + Array("13812345678".utf8) + [0, 0x3B],
        ["phone 13812345678"]
      ),
      (
        Array(
          "%PDF-1.4\n1 0 obj <</Author (Zhang San) /Title <FEFF00310033003800310032003300340035003600370038>>>".utf8),
        ["imageOwner Zhang San", "phone 13812345678"]
      ),
    ]
  }

  @Test func `finds what pictures and documents say beside what they show`() {
    for sample in samples { #expect(found(sample.bytes) == sample.found) }
  }

  @Test func `files that break off or are damaged end the reading only`() {
    var seed: UInt64 = 3
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for sample in samples {
      for length in 0...sample.bytes.count { _ = found(Array(sample.bytes.prefix(length))) }
      for _ in 0..<2000 {
        var bytes = sample.bytes
        for _ in 0...next(4) { bytes[next(bytes.count)] = UInt8(next(256)) }
        _ = found(bytes)
      }
    }
  }

  @Test func `the texts of a drawing are read as text`() {
    #expect(found(Array("<svg><desc>张三 13812345678</desc><path d=\"M1 13812345678\"/></svg>".utf8), "a.svg").count == 1)
  }
}
