/// A value with named fields, which templates read by those names.
///
/// A conforming type declares its fields as a table, in one place:
///
///     struct Card: TemplateObject {
///       let title: String
///       static let shape = Shape<Card>("card", "A bulletin in a list.") {
///         Field("title", .text, "The title, as plain text.") { .text($0.title) }
///       }
///     }
///
/// Templates are checked against this table when they are compiled, and the reference of names is written from it.
/// A type that is not a struct or enum must be a final class.
package protocol TemplateObject: Sendable {
  static var shape: Shape<Self> { get }
}

/// The fields of a type: name, type, meaning and getter of each.
package struct Shape<Root>: Sendable {
  let erased: AnyShape

  /// - Parameters:
  ///   - name: How the reference and messages call the type, such as `card`; unique among shapes.
  ///   - summary: What it is, in one sentence of Markdown.
  package init(_ name: String, _ summary: String, @FieldBuilder<Root> fields: () -> [Field<Root>]) {
    erased = AnyShape(name: name, summary: summary, fields: fields().map(\.erased))
  }
}

/// One name that templates may use.
package struct Field<Root>: Sendable {
  let erased: AnyField

  /// - Parameters:
  ///   - name: The name in templates, without a dot.
  ///   - schema: What `value` returns, always.
  ///   - summary: The meaning, in one sentence of Markdown, for the reference.
  ///   - value: Called each time that a template uses the name, from any thread.
  package init(
    _ name: String, _ schema: Schema, _ summary: String, _ value: @Sendable @escaping (Root) -> Value
  ) {
    erased = AnyField(name: name, schema: schema, summary: summary, getter: .make(value))
  }
}

/// Collects the fields of a shape.
@resultBuilder
package enum FieldBuilder<Root> {
  package static func buildExpression(_ field: Field<Root>) -> [Field<Root>] { [field] }

  /// Several fields at once, such as those that two shapes have in common.
  package static func buildExpression(_ fields: [Field<Root>]) -> [Field<Root>] { fields }

  package static func buildBlock(_ parts: [Field<Root>]...) -> [Field<Root>] { parts.flatMap { $0 } }
}

/// A shape without its Swift type.
package struct AnyShape: Sendable {
  package let name: String
  package let summary: String
  package let fields: [AnyField]
  private let indices: [String: Int]

  init(name: String, summary: String, fields: [AnyField]) {
    self.name = name
    self.summary = summary
    self.fields = fields
    indices = Dictionary(zip(fields.map(\.name), fields.indices)) { first, _ in first }
  }

  /// The field of a name. Of two fields with one name the first counts.
  package func field(named name: String) -> AnyField? { indices[name].map { fields[$0] } }
}

/// A field without the Swift type of its object.
package struct AnyField: Sendable {
  package let name: String
  package let schema: Schema
  package let summary: String
  let getter: FieldGetter
}
