import Diagnostics

/// What in the data a page was made from: a value of a dimension (`each`) or a record (`pages-from`).
package struct PageOrigin: Sendable {
  /// A column, or the dimension, with its value.
  package struct Field: Sendable {
    package let name: String
    /// What readers call the column.
    package let label: String
    /// The value as the record has it.
    package let value: String
    /// The value as readers see it: the name of a code.
    package let text: String

    package init(name: String, label: String, value: String, text: String) {
      self.name = name
      self.label = label
      self.value = value
      self.text = text
    }
  }

  /// The file that makes the page, below `content/`.
  package let maker: String
  /// What tells its pages apart, such as `region=320400`.
  package let key: String
  package let fields: [Field]
  /// The resource that the record stands in; nil for a value of a dimension.
  package let resource: String?
  /// Where the record stands.
  package let place: SourceLocation?

  package init(
    maker: String, key: String, fields: [Field], resource: String? = nil, place: SourceLocation? = nil
  ) {
    self.maker = maker
    self.key = key
    self.fields = fields
    self.resource = resource
    self.place = place
  }

  /// How links name the page.
  package var path: String { "\(maker)?\(key)" }

  /// A text with `{name}` replaced by the field's text and `{name.code}` by its value. Names that no field has
  /// are left out and added to `unknown`.
  ///
  /// - Parameter write: how a text is written into the pattern, such as with its marks escaped.
  package func filled(
    _ pattern: String, unknown: inout [String], write: (String) -> String = { $0 }
  ) -> String {
    var result = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      if let text = text(of: String(name)) { result += write(text) } else { unknown.append(String(name)) }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text of a field, or with `.code` its value.
  package func text(of name: String) -> String? {
    if let field = fields.first(where: { $0.name == name }) { return field.text }
    guard name.hasSuffix(".code") else { return nil }
    return fields.first { $0.name == name.dropLast(5) }?.value
  }
}
