import Templates
import Testing

@Suite struct SchemaAuditTests {
  private struct Wrong: TemplateObject {
    static let shape = Shape<Wrong>("wrong", "Says one thing and does another.") {
      Field("text", .text, "Not text.") { _ in .integer(1) }
      Field("choice", .choice(["a"]), "Not a choice.") { _ in .text("b") }
      Field("list", .list(.text), "A bad element.") { _ in .list([.text(""), .null]) }
      Field("object", .object(Item.self), "Another type.") { .object($0) }
      Field("text", .bool, "Twice.") { _ in .bool(true) }
      Field("a.b", .bool, "No name.") { _ in .bool(true) }
    }
  }

  @Test func `a getter that returns another type than it declares is found`() {
    #expect(
      SchemaAudit.faults(in: Wrong()) == [
        "wrong.text: is not text", "wrong.choice: \"b\" is none of [\"a\"]", "wrong.list: is not text",
        "wrong.object: holds another type than item", "wrong.text: declared twice",
        "wrong.a.b: templates cannot write this name",
      ])
  }

  @Test func `an object that keeps its word passes`() {
    #expect(SchemaAudit.faults(in: Page(children: [Item(label: "x")], next: Item(label: "y"))).isEmpty)
  }
}
