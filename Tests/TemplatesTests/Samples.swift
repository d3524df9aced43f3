import Diagnostics
import Templates
import Testing

/// A small site as a context.
struct Page: TemplateObject {
  var title = "A & B"
  var body = "<p>x</p>"
  var words = 3
  var isDraft = false
  var layout = "card"
  var children: [Item] = []
  var next: Item?

  static let shape = Shape<Page>("page", "A page.") {
    Field("title", .text, "The title, as plain text.") { .text($0.title) }
    Field("body", .html, "The body | as markup.") { .html(Array($0.body.utf8)) }
    Field("words", .integer, "How many words.") { .integer($0.words) }
    Field("draft", .bool, "Whether it is a draft.") { .bool($0.isDraft) }
    Field("layout", .choice(["card", "row"]), "The partial to use.") { .text($0.layout) }
    Field("partial", .text, "Any partial.") { .text($0.layout) }
    Field("items", .list(.object(Item.self)), "Its parts.") { .objects($0.children) }
    Field("next", .optional(.object(Item.self)), "The next page.") { .optional($0.next) }
    Field("extra", .any, "What the author wrote.") { _ in .dictionary(["mood": .text("calm")]) }
  }
}

struct Item: TemplateObject {
  let label: String
  var items: [Item] = []

  static let shape = Shape<Item>("item", "A part, with parts of its own.") {
    Field("label", .text, "Its text.") { .text($0.label) }
    Field("items", .list(.object(Item.self)), "Its parts.") { .objects($0.items) }
  }
}

extension TemplateSource {
  init(_ name: String, _ text: String) {
    self.init(name: name, file: SourceFile(path: "\(name).mustache", bytes: Array(text.utf8)))
  }
}

/// Compiles `text` as the template of a page, with others beside it, and returns what is wrong.
func faults(_ text: String, _ others: [String: String] = [:]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let set = compile(text, others, diagnostics: &diagnostics)
  #expect((set == nil) == diagnostics.hasErrors)
  return diagnostics.inReportingOrder()
}

/// `line:column+length id` of each.
func places(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { fault in
    fault.location.map { "\($0.line):\($0.column)+\($0.length) \(fault.kind.id)" } ?? fault.kind.id
  }
}

/// Renders `text` as the template of a page.
func render(_ text: String, _ others: [String: String] = [:], _ page: Page = Page()) -> String {
  var diagnostics: [Diagnostic] = []
  var output: [UInt8] = []
  compile(text, others, diagnostics: &diagnostics)?.render("page", page, into: &output, diagnostics: &diagnostics)
  #expect(diagnostics.isEmpty)
  return String(decoding: output, as: UTF8.self)
}

func compile(_ text: String, _ others: [String: String] = [:], diagnostics: inout [Diagnostic]) -> TemplateSet? {
  let sources =
    [TemplateSource("page", text)] + others.sorted { $0.key < $1.key }.map { TemplateSource($0.key, $0.value) }
  return TemplateSet.compile(sources, roots: ["page": ObjectSchema(Page.self)], diagnostics: &diagnostics)
}
