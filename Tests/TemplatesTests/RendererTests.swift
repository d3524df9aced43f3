import Diagnostics
import Templates
import Testing

@Suite struct RendererTests {
  @Test func `text is escaped and markup is not`() {
    #expect(render("{{title}} {{body}} {{{body}}} {{words}} {{draft}}") == "A &amp; B <p>x</p> <p>x</p> 3 false")
  }

  @Test func `nothing is left out by a section and shown by an inverted one`() {
    let page = Page(title: "", body: "", words: 0, isDraft: false)
    for name in ["title", "body", "words", "draft", "items", "next"] {
      #expect(render("{{#\(name)}}yes{{/\(name)}}{{^\(name)}}no{{/\(name)}}", [:], page) == "no")
    }
    #expect(render("{{#title}}[{{.}}]{{/title}}{{#words}}[{{.}}]{{/words}}") == "[A &amp; B][3]")
  }

  @Test func `lists, objects and outer names are found`() {
    let page = Page(children: [Item(label: "a"), Item(label: "b")], next: Item(label: "n"))
    #expect(render("{{#items}}{{label}}{{words}} {{/items}}{{next.label}}{{extra.mood}}", [:], page) == "a3 b3 ncalm")
  }

  @Test func `an exact name goes before one under partials`() {
    #expect(render("{{>card}}{{>row}}", ["card": "1", "partials/card": "2", "partials/row": "3"]) == "13")
  }

  @Test func `a text of the user interface is written into the line with names of its place`() {
    #expect(render("<p>{{>text/pages}}</p>\n", ["text/pages": "第{{words}}页"]) == "<p>第3页</p>\n")
  }

  @Test func `a partial alone on its line is indented, empty lines and values are not`() {
    let page = Page(body: "1\n2", children: [Item(label: "x")])
    let others = ["outer": "a\n\n  {{>inner}}\n{{body}}\n{{#items}}{{label}}{{/items}}\n", "inner": "b\n{{words}}\n"]
    #expect(render("  {{>outer}}\n", others, page) == "  a\n\n    b\n    3\n  1\n2\n  x\n")
  }

  @Test func `recursive shapes render recursively`() {
    let tree = [Item(label: "1", items: [Item(label: "2", items: [Item(label: "3")]), Item(label: "4")])]
    #expect(
      render("{{>node}}", ["node": "{{#items}}({{label}}{{>node}}){{/items}}"], Page(children: tree)) == "(1(2(3))(4))")
  }

  @Test func `a dynamic partial that does not exist is reported at its tag`() throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(compile("x\n {{>*partial}}", ["cart": ""], diagnostics: &diagnostics))
    var output: [UInt8] = []
    set.render("page", Page(), into: &output, diagnostics: &diagnostics)
    #expect(places(diagnostics) == ["2:2+13 template-unknown-partial"])
    #expect(diagnostics.first?.remedy == "did you mean `cart`?")
  }

  @Test func `templates that include each other without end are reported and do not crash`() throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(compile("{{>a}}", ["a": "{{>b}}{{>b}}", "b": "{{>a}}{{>a}}"], diagnostics: &diagnostics))
    var output: [UInt8] = []
    set.render("page", Page(), into: &output, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.kind.id) == ["template-too-deep"])
  }

  @Test func `many threads render the same bytes`() async throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(
      compile("{{#items}}{{>card}}{{/items}}{{title}}", ["card": "<{{label}}>"], diagnostics: &diagnostics))
    let page = Page(children: (0..<50).map { Item(label: "\($0)") })
    let outputs = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<64 {
        group.addTask {
          var output: [UInt8] = []
          var faults: [Diagnostic] = []
          set.render("page", page, into: &output, diagnostics: &faults)
          return output
        }
      }
      return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(outputs.count == 1)
  }
}
