import Diagnostics
import Markup
import Templates
import Testing

@Suite struct TemplateSetTests {
  private func output(_ sources: [TemplateSource], escaping: Escaping) -> String {
    var diagnostics: [Diagnostic] = []
    var output: [UInt8] = []
    let set = TemplateSet.compile(
      sources, roots: ["page": ObjectSchema(Page.self)], escaping: escaping, diagnostics: &diagnostics)
    set?.render("page", Page(title: "\"<"), into: &output, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `markup is text in XML and JSON`() {
    #expect(output([TemplateSource("page", "{{body}}")], escaping: .xml) == "&lt;p&gt;x&lt;/p&gt;")
    #expect(output([TemplateSource("page", "{{title}}")], escaping: .json) == "\\\"\\u003c")
  }

  @Test func `a partial escapes as the template that includes it, unless it says otherwise`() {
    let json = SourceFile(path: "page.mustache", bytes: Array("{{>p}} {{>q}} {{title}}".utf8))
    let own = SourceFile(path: "q.mustache", bytes: Array("{{title}}".utf8))
    let sources = [
      TemplateSource(name: "page", file: json, escaping: .json), TemplateSource("p", "{{title}}"),
      TemplateSource(name: "q", file: own, escaping: .html),
    ]
    #expect(output(sources, escaping: .html) == "\\\"\\u003c &quot;&lt; \\\"\\u003c")
  }

  @Test func `a missing root and a repeated name are reported`() {
    var diagnostics: [Diagnostic] = []
    let sources = [TemplateSource("pages", ""), TemplateSource("pages", "")]
    let set = TemplateSet.compile(
      sources, roots: ["page": ObjectSchema(Page.self)], diagnostics: &diagnostics)
    #expect(set == nil)
    #expect(diagnostics.map(\.kind.id) == ["template-repeated-name", "template-missing"])
    #expect(diagnostics.last?.remedy == "did you mean `pages`?")
  }

  @Test func `a context of another type, or an unknown template, is reported and nothing is written`() throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(compile("{{title}}", ["other": "x"], diagnostics: &diagnostics))
    var output: [UInt8] = []
    set.render("page", Item(label: ""), into: &output, diagnostics: &diagnostics)
    set.render("other", Page(), into: &output, diagnostics: &diagnostics)
    set.render("nowhere", .null, into: &output, diagnostics: &diagnostics)
    #expect(
      diagnostics.map(\.kind.id) == ["template-wrong-context", "template-wrong-context", "template-missing"])
    #expect(output.isEmpty)
    #expect(set.contains("other") && !set.contains("nowhere"))
  }

  @Test func `a fault in a text of another file is reported there`() {
    var diagnostics: [Diagnostic] = []
    let text = TemplateSource(
      name: "text/pages", text: "第{{nomber}}页", at: SourceLocation(path: "i18n/zh-Hans.yaml", line: 7, column: 10))
    _ = TemplateSet.compile(
      [TemplateSource("page", "{{>text/pages}}"), text], roots: ["page": ObjectSchema(Page.self)],
      diagnostics: &diagnostics)
    #expect(
      diagnostics.first?.location == SourceLocation(path: "i18n/zh-Hans.yaml", line: 7, column: 13, length: 6))
  }

  @Test func `lenient templates take what is missing for empty`() throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(
      TemplateSet.compile(
        [TemplateSource("a", "[{{x.y}}{{>z}}{{label}}]")], roots: [:], strictness: .lenient,
        diagnostics: &diagnostics))
    var output: [UInt8] = []
    set.render("a", Item(label: "l"), into: &output, diagnostics: &diagnostics)
    #expect(String(decoding: output, as: UTF8.self) == "[l]")
    #expect(diagnostics.isEmpty)
  }

  @Test func `every kind of fault is listed once and explained`() {
    #expect(Set(TemplateDiagnostics.all.map(\.id)).count == TemplateDiagnostics.all.count)
    #expect(TemplateDiagnostics.all.allSatisfy { $0.stage == .template && $0.explanation.count > 40 })
  }
}
