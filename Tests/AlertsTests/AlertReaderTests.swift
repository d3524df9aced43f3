import Testing

@testable import Alerts

struct AlertReaderTests {
  /// The sample as XML with one text replaced.
  private func xml(_ change: (String, String)...) -> String {
    var text = String(decoding: AlertXML.write(Samples.alert), as: UTF8.self)
    for (from, to) in change {
      #expect(text.contains(from))
      text = text.replacing(from, with: to)
    }
    return text
  }

  /// What was found, as `kind "excerpt" message`.
  private func findings(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return AlertReader.read(bytes).findings.map { finding in
      let excerpt = String(decoding: bytes[finding.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      return "\(finding.kind) \"\(excerpt)\" \(finding.message)"
    }
  }

  @Test("an alert is read with its places")
  func readsSample() throws {
    let text = xml()
    let reading = AlertReader.read(Array(text.utf8))
    #expect(reading.findings.isEmpty)
    #expect(reading.alert == Samples.alert)
    let place = try #require(reading.places[AlertPlace("geocode", info: 0, area: 0)])
    #expect(String(decoding: Array(text.utf8)[place], as: UTF8.self) == "<geocode>")
    let event = try #require(reading.places[AlertPlace("event", info: 0)])
    #expect(String(decoding: Array(text.utf8)[event], as: UTF8.self) == "寒潮")
  }

  @Test("prefixes, CDATA, references, comments and white space change nothing")
  func readsOtherForms() {
    let text = xml(
      (
        "<alert xmlns=",
        "<!-- a -->\r\n<?style x?>\n<cap:alert xmlns:xsi=\"urn:x\" xsi:schemaLocation=\"a b\" xmlns:cap="
      ),
      ("</alert>", "</cap:alert>\n<!-- end -->"), ("<event>寒潮</event>", "<event >\n  <![CDATA[寒]]>&#x6F6E;\n</event>"))
    let prefixed = text.replacing("<info>", with: "<info xmlns='urn:oasis:names:tc:emergency:cap:1.2'>")
    // Elements without the prefix are in no namespace now, and none of ours.
    #expect(AlertReader.read(Array(prefixed.utf8)).alert == nil)
    let all = text.replacing(/<(\/?)([a-zA-Z]+)([ >])/, with: { "<\($0.1)cap:\($0.2)\($0.3)" })
    let reading = AlertReader.read(Array(all.utf8))
    #expect(reading.findings.map(\.message).isEmpty)
    #expect(reading.alert == Samples.alert)
  }

  @Test("versions 1.1 and 1.0 are read, and said to become 1.2")
  func readsEarlierVersions() throws {
    for (space, version) in [
      ("urn:oasis:names:tc:emergency:cap:1.1", "1.1"), ("http://www.incident.com/cap/1.0", "1.0"),
    ] {
      let reading = AlertReader.read(
        Array(
          xml(
            (AlertXML.namespace, space), ("Likely", "Very Likely"),
            (
              "<geocode>\n        <valueName>GB/T 2260</valueName>\n        <value>990100</value>\n      </geocode>",
              "<geocode>GB/T 2260=990100</geocode>"
            )
          ).utf8))
      #expect(reading.alert == Samples.alert)
      #expect(
        reading.findings.map(\.message) == [
          "the alert is CAP \(version); it will be written as CAP 1.2",
          "<certainty> is \"Very Likely\"; it will be written Likely",
          "<geocode> is \"GB/T 2260=990100\", as before CAP 1.1",
        ])
      #expect(reading.findings.allSatisfy { $0.kind == .changed })
    }
  }

  @Test("what an alert cannot take over is told")
  func reportsLoss() {
    let signature = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X/></ds:Signature></alert>"
    #expect(
      findings(xml(("</alert>", signature))) == [
        "lost \"<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\" "
          + "<Signature> of http://www.w3.org/2000/09/xmldsig# is not taken over"
      ])
    #expect(
      findings(xml(("<event>", "<colour>red</colour><event lang=\"zh\">"))) == [
        "lost \"lang=\"zh\"\" the attribute lang of <event> is not taken over",
        "lost \"<colour>\" CAP has no <colour> in <info>",
      ])
    #expect(
      findings(xml(("<event>寒潮</event>", "<event>寒潮</event><event>大风</event>"))) == [
        "lost \"大风\" <event> is there more than once; the first one counts"
      ])
    #expect(
      findings(xml(("<event>寒潮</event>", "文<event>寒<b/>潮</event>字"))) == [
        "lost \"<b/>\" <b> stands in the text of <event>",
        "lost \"文<event>寒<b/>潮</event>字\" text stands in <info> beside its elements",
      ])
    #expect(
      findings(xml(("</info>", "</info><references>a b,c,2025-01-17T00:00:00Z</references>")))
        == [
          "lost \"a b,c,2025-01-17T00:00:00Z\" \"a\" is no reference, which has the form sender,identifier,sent",
          "changed \"a b,c,2025-01-17T00:00:00Z\" \"b,c,2025-01-17T00:00:00Z\" will be written b,c,2025-01-17T00:00:00-00:00",
        ])
  }

  @Test("values that are none are faults at their place")
  func reportsFaults() {
    #expect(
      findings(xml(("Severe", "severe"))) == ["changed \"severe\" <severity> is \"severe\"; it will be written Severe"])
    #expect(findings(xml(("Severe", "Hoch"))) == ["fault \"Hoch\" <severity> is \"Hoch\", which CAP does not know"])
    #expect(
      findings(xml(("2025-01-21T20:00:00+08:00", "tomorrow"))) == [
        "fault \"tomorrow\" <expires> is \"tomorrow\", not a moment with its offset"
      ])
    #expect(findings(xml(("<status>Actual</status>", ""))).first?.hasSuffix("<alert> has no <status>") == true)
    #expect(
      findings(xml(("<sender>example.org</sender>", "<sender/>"))).first?.hasSuffix("the alert has no sender") == true)
    #expect(findings(xml(("<event>寒潮</event>", ""))) == ["fault \"<info>\" <info> has no <event>"])
    #expect(
      findings("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>").first?.hasSuffix(
        "the root element is <feed> in the namespace http://www.w3.org/2005/Atom, not an alert of CAP 1.2") == true)
  }

  @Test(
    "what is not well-formed is refused at its place",
    arguments: [
      ("", "the file has no XML element", ""), ("x", "text stands outside of the root element", "x"),
      ("<a>", "<a> is not closed", "<"), ("<a></b>", "</b> stands where </a> should", "<"),
      ("</a>", "</a> ends nothing", "<"), ("<a/><b/>", "there is a second root element", "<"),
      ("<a b/>", "the attribute b has no value", "/"), ("<a b=c/>", "the value of b is not in quotation marks", "c"),
      ("<a b='1'b='2'/>", "white space is missing before an attribute", "b"),
      ("<a b='1' b='2'/>", "the attribute b is there twice", "b"),
      ("<a b='<'/>", "\"<\" stands in the value of b", "<"),
      ("<a b='1", "the value is not closed", "b"), ("<a", "the tag is not closed", "<"),
      ("<a>&x;</a>", "&x; is not declared: XML knows amp, lt, gt, quot and apos", "&"),
      ("<a>&</a>", "\"&\" begins no reference; as text it is written &amp;", "&"),
      ("<a>&#0;</a>", "&#0; is no character", "&"), ("<a>&#xD800;</a>", "&#xD800; is no character", "&"),
      ("<a>&#99999999999;</a>", "&#99999999999; is no character", "&"),
      ("<a>]]></a>", "\"]]>\" stands in the text; it is written ]]&gt;", "]"),
      ("<a>\u{1}</a>", "XML cannot hold this control character", "\u{1}"),
      ("<a><!-- -- --></a>", "\"--\" stands in a comment", "-"),
      ("<a><!--", "the comment is not closed", "<"), ("<a><![CDATA[", "the CDATA section is not closed", "<"),
      ("<!DOCTYPE a><a/>", "a document type is refused: what it declares could change what the file says", "<"),
      ("<a><!ELEMENT></a>", "\"<!\" begins neither a comment nor a CDATA section", "<"),
      ("<a><?xml x?></a>", "the XML declaration stands at the very beginning only", "<"),
      ("<a><?x", "the processing instruction is not closed", "<"), ("<x:a/>", "the prefix \"x\" is not declared", "x"),
      ("<a:b:c/>", "\"a:b:c\" is no name", "a"), ("<a>< b/></a>", "a \"<\" is no tag; as text it is written &lt;", "<"),
      ("<1/>", "a \"<\" is no tag; as text it is written &lt;", "<"),
    ])
  func refusesMalformed(text: String, message: String, excerpt: String) {
    let found = findings(text)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(" \(message)") == true, "\(found)")
    #expect(found.first?.hasPrefix("fault \"\(excerpt)") == true, "\(found)")
  }

  @Test("no bytes make it crash: cut, changed, doubled")
  func survivesGarbage() {
    let bytes = AlertXML.write(Samples.alert)
    for end in bytes.indices where end % 3 == 0 { #expect(AlertReader.read(Array(bytes[..<end])).alert == nil) }
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<400 {
      var broken = bytes
      for _ in 0..<3 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        broken[Int(state % UInt64(broken.count))] = [60, 62, 38, 34, 0, 255, 33, 91][Int(state >> 40) % 8]
      }
      let reading = AlertReader.read(broken)
      #expect(reading.alert != nil || !reading.findings.isEmpty)
    }
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(findings(deep).first?.hasSuffix("elements are nested more than 64 deep") == true)
    #expect(findings("<a>\u{FFFE}</a>").first?.hasSuffix("XML cannot hold this control character") == true)
    #expect(AlertReader.read([0x3C, 0x61, 0xFF]).findings.map(\.message) == ["the file is not UTF-8"])
  }
}
