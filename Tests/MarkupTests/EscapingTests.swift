import Testing

@testable import Markup

struct EscapingTests {
  private func escaped(_ text: String, as escaping: Escaping) -> String {
    var bytes = Bytes()
    bytes.append(text, as: escaping)
    return bytes.text
  }

  /// What to escape and the result in HTML, XML and JSON.
  private static let cases: [(text: String, html: String, xml: String, json: String)] = [
    ("", "", "", ""),
    ("plain 安全 🚒", "plain 安全 🚒", "plain 安全 🚒", "plain 安全 🚒"),
    ("a & b", "a &amp; b", "a &amp; b", "a & b"),
    ("&amp;", "&amp;amp;", "&amp;amp;", "&amp;"),
    ("<b>\"'", "&lt;b&gt;&quot;&#39;", "&lt;b&gt;&quot;&#39;", #"\u003cb>\"'"#),
    ("]]>", "]]&gt;", "]]&gt;", "]]>"),
    ("</script>", "&lt;/script&gt;", "&lt;/script&gt;", #"\u003c/script>"#),
    (#"C:\a"#, #"C:\a"#, #"C:\a"#, #"C:\\a"#),
    ("a\tb\nc", "a\tb\nc", "a\tb\nc", #"a\tb\nc"#),
    ("a\r\n", "a\r\n", "a&#13;\n", #"a\r\n"#),
    (
      "\u{0}\u{8}\u{B}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
      #"\u0000\u0008\u000B\u001F"#
    ),
    ("\u{C}", "\u{C}", "\u{FFFD}", #"\u000C"#),
    ("\u{1B}[31m", "\u{FFFD}[31m", "\u{FFFD}[31m", #"\u001B[31m"#),
    ("\u{7F}", "\u{7F}", "\u{7F}", "\u{7F}"),
    ("a\u{2028}b\u{2029}", "a\u{2028}b\u{2029}", "a\u{2028}b\u{2029}", #"a\u2028b\u2029"#),
    ("“\u{2027}\u{202A}—", "“\u{2027}\u{202A}—", "“\u{2027}\u{202A}—", "“\u{2027}\u{202A}—"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}", "\u{FFFE}\u{FFFF}"),
    ("\u{FFFD}\u{FF0C}\u{FEFF}", "\u{FFFD}\u{FF0C}\u{FEFF}", "\u{FFFD}\u{FF0C}\u{FEFF}", "\u{FFFD}\u{FF0C}\u{FEFF}"),
  ]

  @Test("each context escapes what it must and nothing else", arguments: cases)
  func escapesByContext(text: String, html: String, xml: String, json: String) {
    #expect(escaped(text, as: .html) == html)
    #expect(escaped(text, as: .xml) == xml)
    #expect(escaped(text, as: .json) == json)
  }

  @Test("the result does not depend on where in a run of eight bytes the text stands", arguments: cases)
  func escapesAtEveryAlignment(text: String, html: String, xml: String, json: String) {
    for length in 0...17 {
      let before = String(repeating: "x", count: length)
      let after = String(repeating: "y", count: 17 - length)
      #expect(escaped(before + text + after, as: .html) == before + html + after)
      #expect(escaped(before + text + after, as: .xml) == before + xml + after)
      #expect(escaped(before + text + after, as: .json) == before + json + after)
    }
  }

  @Test("every ASCII character agrees with a plain table")
  func agreesWithTable() {
    let marks = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    for value in UInt8(0)..<0x80 {
      let text = String(UnicodeScalar(value))
      let isControl = value < 0x20
      let html = isControl && ![0x09, 0x0A, 0x0C, 0x0D].contains(value) ? "\u{FFFD}" : marks[text] ?? text
      #expect(escaped(text, as: .html) == html, "\(value)")
      let asXML =
        value == 0x0D ? "&#13;" : isControl && ![0x09, 0x0A].contains(value) ? "\u{FFFD}" : marks[text] ?? text
      #expect(escaped(text, as: .xml) == asXML, "\(value)")
    }
  }

  @Test("a character that is cut off at the end of the bytes is copied, not read past")
  func copiesTruncatedSequences() {
    for escaping in [Escaping.html, .xml, .json] {
      for tail in [[0xEF], [0xEF, 0xBF], [0xE2], [0xE2, 0x80]] as [Bytes] {
        var bytes = Bytes()
        (Array("abc".utf8) + tail).withUnsafeBufferPointer { bytes.append($0, as: escaping) }
        #expect(bytes == Array("abc".utf8) + tail)
      }
    }
  }
}
