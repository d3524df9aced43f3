import Testing

@Suite struct TagPairingTests {
  @Test func `a section that is never closed is reported where it opens`() {
    let found = faults("{{title}}\n{{#items}}\n{{label}}\n")
    #expect(places(found) == ["2:1+10 template-unclosed-section"])
    #expect(found.first?.remedy == "write `{{/items}}` where it ends")
  }

  @Test func `a misspelt closing tag closes, and is reported with what it should be`() {
    let found = faults("{{#items}}{{label}}{{/item}} {{title}}")
    #expect(places(found) == ["1:20+9 template-mismatched-close"])
    #expect(found.first?.remedy == "write `{{/items}}`")
    #expect(found.first?.notes.first?.location?.column == 1)
  }

  @Test func `crossing sections are reported once`() {
    #expect(places(faults("{{#draft}}{{#next}}{{/draft}}{{/next}}")) == ["1:20+10 template-mismatched-close"])
  }

  @Test func `a closing tag without a section is reported`() {
    #expect(places(faults("{{title}}{{/items}}")) == ["1:10+10 template-mismatched-close"])
  }

  @Test func `sections without end are a fault and not a crash`() {
    let deep = String(repeating: "{{#draft}}", count: 100_000)
    #expect(faults(deep).map(\.kind.id) == ["template-too-deep"])
  }

  @Test func `all faults of all templates are found in one run`() {
    let found = faults("{{titel}}{{#draft}}", ["unused": "{{/x}}{{>nowhere}}", "b": "{{"])
    #expect(
      found.map(\.kind.id).sorted() == [
        "template-mismatched-close", "template-unclosed-section", "template-unclosed-tag", "template-unknown-name",
        "template-unknown-partial",
      ])
  }
}
