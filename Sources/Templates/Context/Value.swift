import Markup

/// What a name of a template stands for when a page is rendered.
///
/// In a section (`{{#name}}`) `null`, `false`, `0`, empty text, empty markup and an empty list are nothing: the body is
/// left out and the body of `{{^name}}` is rendered. A list renders the body once for each element; everything else
/// renders it once, with the value as the innermost context.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Plain text, escaped wherever it is written.
  case text(String)
  /// Finished markup. `{{name}}` writes it as it is in a template that escapes for HTML, and escapes it in one for XML
  /// or JSON, where markup is only text.
  case html(Bytes)
  case list([Value])
  case object(any TemplateObject)
  /// Values under names that are known only at run time, such as `extra` of the front matter. Its schema is `.any`.
  case dictionary([String: Value])

  /// A list of objects.
  @inlinable
  package static func objects(_ objects: some Sequence<some TemplateObject>) -> Value {
    .list(objects.map { .object($0) })
  }

  /// A list of plain texts.
  @inlinable
  package static func texts(_ texts: some Sequence<String>) -> Value { .list(texts.map { .text($0) }) }

  /// The text, or null.
  @inlinable
  package static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }

  /// The object, or null.
  @inlinable
  package static func optional(_ object: (some TemplateObject)?) -> Value { object.map { .object($0) } ?? .null }

  /// Whether a section of this value is rendered.
  package var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .integer(let value): value != 0
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let values): !values.isEmpty
    case .object, .dictionary: true
    }
  }
}
