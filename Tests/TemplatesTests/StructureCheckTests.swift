import Diagnostics
import Templates
import Testing

@Suite struct StructureCheckTests {
  @Test func `an unknown partial or parent is reported with the nearest name`() {
    let found = faults("{{> crad}}\n{{<bas}}{{/bas}}", ["partials/card": "", "base": ""])
    #expect(places(found) == ["1:1+10 template-unknown-partial", "2:1+8 template-unknown-partial"])
    #expect(found.map(\.remedy) == ["did you mean `card`?", "did you mean `base`?"])
  }

  @Test func `an unknown text of the user interface says to add it`() {
    let found = faults("{{>text/next-page}}", ["text/home": "x"])
    #expect(found.first?.remedy == "add the text `next-page` to the texts of the user interface")
  }

  @Test func `what a parent tag holds beside blocks is reported`() {
    let found = faults("{{<base}}\n lost {{title}}\n {{! fine }}{{$a}}{{/a}}\n{{/base}}", ["base": "{{$a}}{{/a}}"])
    #expect(places(found) == ["2:2+4 template-ignored-content", "2:7+9 template-ignored-content"])
  }

  @Test func `two contents for one block are reported`() {
    let found = faults("{{<base}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/base}}", ["base": "{{$a}}{{/a}}"])
    #expect(places(found) == ["1:23+6 template-repeated-block"])
  }
}
