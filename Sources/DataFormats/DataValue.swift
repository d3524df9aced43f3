import Diagnostics

/// A value read from a data file, which knows where it stands.
package struct DataValue: Sendable {
  /// One key of a mapping with its value.
  package struct Member: Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    package let value: DataValue

    package init(key: String, keyLocation: SourceLocation, value: DataValue) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  package enum Content: Sendable {
    case null
    /// Text as written; `isQuoted` tells `"1"` from `1`.
    case scalar(String, isQuoted: Bool)
    case sequence([DataValue])
    /// In the order of the file; keys are unique.
    case mapping([Member])
  }

  package let content: Content
  package let location: SourceLocation

  package init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The members of a mapping, nil for anything else.
  package var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// The elements of a sequence, nil for anything else.
  package var elements: [DataValue]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The text of a scalar, nil for anything else.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether it is text without quotes, so that its place covers what is written.
  package var isPlainScalar: Bool {
    if case .scalar(_, isQuoted: false) = content { true } else { false }
  }

  package var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// How a message names what was found.
  package var nameOfType: String {
    switch content {
    case .null: "nothing"
    case .scalar(let text, isQuoted: _): "\"\(Self.shortened(text))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// At most 40 characters, on one line.
  private static func shortened(_ text: String) -> String {
    let line = String(text.prefix(41).map { $0.isNewline ? " " : $0 })
    return line.count > 40 ? "\(line.prefix(40))…" : line
  }
}
