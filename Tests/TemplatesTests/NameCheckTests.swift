import Diagnostics
import Templates
import Testing

@Suite struct NameCheckTests {
  @Test func `a misspelt name in a section that no page fills is found`() {
    let found = faults("{{#items}}\n  {{lable}}\n{{/items}}")
    #expect(places(found) == ["2:5+5 template-unknown-name"])
    #expect(found.first?.remedy == "did you mean `label`?")
    #expect(found.first?.message == "`lable` is not a name in item, page")
  }

  @Test func `names are looked up outwards, but parts after a dot are not`() {
    #expect(faults("{{#items}}{{title}}{{/items}}{{#next}}{{words}}{{/next}}{{next.label}}").isEmpty)
    let found = faults("{{#items}}{{next.title}}{{/items}}")
    #expect(places(found) == ["1:18+5 template-unknown-name"])
    #expect(places(faults("{{title.length}}{{items.label}}")).count == 2)
  }

  @Test func `an inverted section has no context of its own`() {
    #expect(places(faults("{{^items}}{{label}}{{/items}}")) == ["1:13+5 template-unknown-name"])
  }

  @Test func `a list or an object is no text`() {
    #expect(places(faults("{{items}} {{next}} {{.}}")).filter { $0.hasSuffix("template-not-text") }.count == 3)
    #expect(faults("{{#title}}{{.}}{{/title}}{{#words}}{{.}}{{/words}}").isEmpty)
  }

  @Test func `inside what is known only at run time every name goes`() {
    #expect(faults("{{extra.mood}}{{#extra}}{{mood}}{{anything.else}}{{/extra}}").isEmpty)
    #expect(faults("{{anything}}").count == 1)
  }

  @Test func `partials are checked where they are included, with the way that leads there`() {
    let others = ["partials/card": "{{label}}", "unused": "{{nothing}}"]
    #expect(faults("{{#items}}{{> card}}{{/items}}", others).isEmpty)
    let found = faults("\n{{> card}}", others)
    #expect(places(found) == ["1:3+5 template-unknown-name"])
    #expect(found.first?.location?.path == "partials/card.mustache")
    #expect(found.first?.notes.first?.location?.line == 2)
  }

  @Test func `recursive partials are checked and the check ends`() {
    #expect(faults("{{>node}}", ["node": "{{#items}}{{label}}{{>node}}{{/items}}"]).isEmpty)
    #expect(faults("{{>node}}", ["node": "{{#items}}{{lbl}}{{>node}}{{/items}}"]).count == 1)
    #expect(
      faults(
        "{{<node}}{{$a}}x{{/a}}{{/node}}",
        ["node": "{{$a}}{{/a}}{{#items}}{{<node}}{{$a}}{{label}}{{/a}}{{/node}}{{/items}}"]
      )
      .isEmpty)
  }

  @Test func `the content of a block is checked where the parent has the block`() {
    let parent = ["base": "{{#items}}{{$row}}{{/row}}{{/items}}"]
    #expect(faults("{{<base}}{{$row}}{{label}}{{/row}}{{/base}}", parent).isEmpty)
    let found = faults("{{<base}}{{$row}}{{lable}}{{/row}}{{/base}}", parent)
    #expect(places(found) == ["1:20+5 template-unknown-name"])
    #expect(found.first?.location?.path == "page.mustache")
  }

  @Test func `a block that the parent lacks is reported with the nearest it has`() {
    let found = faults("{{<base}}{{$mian}}x{{/mian}}{{/base}}", ["base": "{{> inner}}", "inner": "{{$main}}{{/main}}"])
    #expect(places(found) == ["1:10+9 template-unknown-block"])
    #expect(found.first?.remedy == "did you mean `main`?")
  }

  @Test func `each partial that a dynamic name may mean is checked`() {
    let found = faults("{{>*layout}}", ["card": "{{titel}}"])
    #expect(found.map(\.kind.id).sorted() == ["template-unknown-name", "template-unknown-partial"])
    #expect(faults("{{>*layout}}", ["card": "{{title}}", "row": ""]).isEmpty)
    #expect(faults("{{>*partial}}").isEmpty)
  }

  @Test func `plain text that is not escaped is a warning`() {
    #expect(faults("{{{title}}}{{&title}}{{{body}}}").map(\.severity) == [.warning, .warning])
  }
}
