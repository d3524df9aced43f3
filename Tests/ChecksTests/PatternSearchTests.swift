import Testing

@testable import Checks

@Suite("Search of many patterns")
struct PatternSearchTests {
  @Test("finds what a plain search finds", arguments: 0..<30)
  func oracle(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    let text = (0..<2000).map { _ in UInt8(97 + random(2)) }
    let patterns = (0..<60).map { number -> [UInt8] in
      let length = 12 + random(8)
      if number % 2 == 0 {
        let start = random(text.count - length)
        return Array(text[start..<start + length])
      }
      return (0..<length).map { _ in UInt8(97 + random(2)) }
    }
    let string = String(decoding: text, as: UTF8.self)
    let expected = patterns.indices.filter { string.contains(String(decoding: patterns[$0], as: UTF8.self)) }
    #expect(PatternSearch(patterns).find(in: text) == expected)
  }

  @Test("finds patterns at both ends, and none in too short a text")
  func ends() {
    let pattern = Array("abcdefghijklmn".utf8)
    let search = PatternSearch([pattern, Array("short".utf8)])
    #expect(search.find(in: pattern) == [0])
    #expect(search.find(in: Array("xx".utf8) + pattern) == [0])
    #expect(search.find(in: Array(pattern.dropLast())) == [])
    #expect(search.find(in: []) == [])
    #expect(PatternSearch([]).find(in: pattern) == [])
  }
}

@Suite("Text in one form")
struct CanonicalTextTests {
  @Test(
    "escapes, white space, quotation marks and widths do not matter",
    arguments: [
      ("A b\tC", "abc"), ("a&amp;b&lt;c", "a&b<c"), ("&#x41;&#66;&nbsp;c", "abc"), ("a\\u0042\\n\\\"c", "abc"),
      ("\\ud83d\\ude00", "😀"), ("%41%e4%b8%ad", "a中"), ("Ａｂ１　！", "ab1!"), ("\"a\"\"b'", "ab"),
      ("a\u{200B}b\u{FEFF}c\u{AD}", "abc"), ("100%", "100%"), ("a & b", "a&b"), ("\\x", "\\x"), ("<b>", "<b>"),
      ("%e3%80%80a", "a"),
    ])
  func canonical(text: String, wanted: String) {
    #expect(CanonicalText.make(of: text.utf8, strippingTags: false) == Array(wanted.utf8))
  }

  @Test(
    "tags are taken out, and a sign that is none stays",
    arguments: [
      ("a<b class=\"x\">c</b>d", "acd"), ("1 < 2", "1<2"), ("<![CDATA[x]]>y", "x]]>y"), ("a<br/>b", "ab"), ("a<", "a<"),
    ])
  func tags(text: String, wanted: String) {
    #expect(CanonicalText.make(of: text.utf8, strippingTags: true) == Array(wanted.utf8))
  }

  @Test("any bytes are fine", arguments: 0..<20)
  func anyBytes(seed: Int) {
    var state = UInt64(seed) &+ 1
    let alphabet = Array("<>&;#x%\\uD8c0a1 !-[CDATA".utf8) + [0xC2, 0xE3, 0x80, 0xEF, 0xBC, 0xFF]
    let bytes = (0..<3000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return alphabet[Int(state >> 33) % alphabet.count]
    }
    #expect(CanonicalText.make(of: bytes, strippingTags: false).count <= bytes.count * 2)
    _ = CanonicalText.make(of: bytes, strippingTags: true)
  }
}
