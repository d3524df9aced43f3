import Testing

@Suite struct BlockTests {
  let base = [
    "base": "<main>\n  {{$main}}\n  default\n  {{/main}}\n</main>\n<title>{{$title}}{{title}}{{/title}}</title>\n"
  ]

  @Test func `a content takes the indentation of its place`() {
    let page = "{{<base}}\n{{$main}}\n    <p>\n      {{words}}\n    </p>\n{{/main}}\n{{/base}}\n"
    #expect(render(page, base) == "<main>\n  <p>\n    3\n  </p>\n</main>\n<title>A &amp; B</title>\n")
  }

  @Test func `a block keeps its own content when nothing replaces it`() {
    #expect(
      render("{{<base}}{{$title}}T{{/title}}{{/base}}\n", base) == "<main>\n  default\n</main>\n<title>T</title>\n")
  }

  @Test func `the outermost child wins, and a block inside a content may be replaced from outside`() {
    let others = [
      "middle": "{{<base}}{{$title}}middle {{$part}}p{{/part}}{{/title}}{{/base}}", "base": "{{$title}}base{{/title}}",
    ]
    #expect(render("{{<middle}}{{/middle}}", others) == "middle p")
    #expect(render("{{<middle}}{{$part}}q{{/part}}{{/middle}}", others) == "middle q")
    #expect(render("{{<middle}}{{$title}}top{{/title}}{{/middle}}", others) == "top")
  }

  @Test func `a content that names its own block does not run for ever`() {
    #expect(render("{{<b}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/b}}", ["b": "{{$a}}{{/a}}"]) == "xy")
  }

  @Test func `a parent may be named by a value`() {
    #expect(
      render("{{<*layout}}{{$a}}x{{/a}}{{/*layout}}", ["card": "[{{$a}}{{/a}}]", "row": "{{$a}}{{/a}}"]) == "[x]")
  }
}
