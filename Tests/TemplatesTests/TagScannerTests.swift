import Testing

@Suite struct TagScannerTests {
  @Test func `a tag without an end is reported where it begins, and the next tag is still read`() {
    let found = faults("一{{title\n{{titel}}\n")
    #expect(places(found) == ["1:2+7 template-unclosed-tag", "2:3+5 template-unknown-name"])
    #expect(found.first?.remedy == "write `}}` where the tag ends")
  }

  @Test func `a tag that is open at the end of the template is reported once`() {
    #expect(places(faults("a {{title\n{ b")) == ["1:3+7 template-unclosed-tag"])
    #expect(places(faults("{{")) == ["1:1+2 template-unclosed-tag"])
    #expect(places(faults("{{! comment")) == ["1:1+11 template-unclosed-tag"])
  }

  @Test func `three braces need three`() {
    #expect(places(faults("{{{body}} x")) == ["1:1+11 template-unclosed-tag"])
  }

  @Test(arguments: ["{{=<%%>=}}", "{{=<% = %>=}}", "{{= =}}", "{{=a b c=}}", "{{=<% %>}}"])
  func `delimiters that cannot be are reported`(tag: String) {
    #expect(places(faults(tag + "\n{{title}}")) == ["1:1+\(tag.count) template-bad-delimiters"])
  }

  @Test(arguments: [
    ("{{}}", "1:1+4"), ("{{a b}}", "1:3+3"), ("{{a..b}}", "1:3+4"), ("{{.a}}", "1:3+2"), ("{{>}}", "1:1+5"),
  ])
  func `what is no name is reported`(tag: String, place: String) {
    #expect(places(faults(tag)) == ["\(place) template-bad-name"])
  }

  @Test func `a comment may hold braces, and a byte-order mark is no text`() {
    #expect(render("\u{FEFF}{{! {{title }}x") == "x")
  }

  @Test func `an empty template renders nothing`() {
    #expect(render("") == "")
  }
}
