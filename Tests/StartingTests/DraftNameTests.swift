import SiteModel
import Testing

@testable import Starting

@Suite("Names of new bulletins")
struct DraftNameTests {
  @Test(
    "keep what can be read in an address",
    arguments: [
      ("关于开展“五一”检查的通知", "关于开展五一检查的通知"), ("【演练】大风 蓝色预警", "演练大风-蓝色预警"),
      ("Fines in March", "fines-in-march"), ("a: b # c", "a-b-c"), ("O'Neill & Söhne", "oneill-söhne"),
      ("../../etc/passwd", "etc-passwd"), ("..", ""), ("🚨 警报 🚨", "警报"), ("‼️", ""), ("v1.2.en", "v1-2-en"),
      ("a\u{301}b\u{300}", "a\u{301}b\u{300}"), ("tab\tline\nend", "tab-line-end"), ("-x-", "x"), ("％＃", ""),
      ("2024年8月", "2024年8月"), ("a\u{200B}b\u{202E}c", "abc"), ("a\u{0}b", "a-b"),
    ])
  func kept(title: String, name: String) { #expect(DraftName.make(from: title) == name) }

  @Test("are cut between characters", arguments: ["安", "a", "é", "𠮷", "a\u{301}"])
  func long(character: String) {
    let name = DraftName.make(from: String(repeating: character, count: 200))
    #expect(name.utf8.count <= DraftName.maximumBytes && name.utf8.count > DraftName.maximumBytes - 8)
    #expect(!name.unicodeScalars.contains("\u{FFFD}"))
  }

  @Test("are safe, whatever the title")
  func random() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let title = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...0x3200, using: &generator))
          }))
      let name = DraftName.make(from: title)
      #expect(name.isEmpty || PathSegment.fault(in: name) == nil, "\(title.debugDescription)")
      #expect(PathSegment.make(from: name) == name)
      #expect(!name.contains(where: { "/\\:*?\"<>|%#&".contains($0) }), "\(name)")
    }
  }
}
