import Markup

/// Writes the reference of all names that templates may use, in Markdown, from the declared shapes.
package enum ReferenceWriter {
  /// - Parameters:
  ///   - title: The heading of the page.
  ///   - roots: Each template that is rendered, and its context.
  /// - Returns: Which template gets what, then a table for each type, those first that templates get, then what their
  ///   fields lead to. The same roots give the same bytes.
  package static func markdown(title: String, roots: [String: ObjectSchema]) -> String {
    let sorted = roots.sorted { $0.key < $1.key }
    var lines = ["# \(title)", "", "| Template | Context |", "|---|---|"]
    lines += sorted.map { "| `\($0.key)` | \(link(to: $0.value)) |" }
    for object in ObjectSchema.reachable(from: sorted.map(\.value)) { lines += section(object.shape) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ shape: AnyShape) -> [String] {
    ["", "## \(shape.name)", "", shape.summary, "", "| Name | Type | Meaning |", "|---|---|---|"]
      + shape.fields.map { "| `\($0.name)` | \(cell(type(of: $0.schema))) | \(cell($0.summary)) |" }
  }

  private static func type(of schema: Schema) -> String {
    switch schema {
    case .text: "text"
    case .choice(let choices): "text: " + choices.map { "`\($0)`" }.joined(separator: ", ")
    case .html: "markup"
    case .bool: "yes or no"
    case .integer: "whole number"
    case .any: "anything"
    case .object(let object): link(to: object)
    case .list(let element): "list of \(type(of: element))"
    case .optional(let wrapped): "\(type(of: wrapped)), or nothing"
    }
  }

  /// A link to the heading of a shape, whose id is made as GitHub and we make it: lower case, `-` for a blank.
  private static func link(to object: ObjectSchema) -> String {
    let name = object.shape.name
    return "[\(name)](#\(String(name.lowercased().map { $0 == " " ? "-" : $0 })))"
  }

  /// Text that does not end its table cell.
  private static func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? "\\|" : $0 == "\n" ? " " : String($0) })
  }
}
