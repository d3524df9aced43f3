import Diagnostics
import Yams

/// Turns Yams nodes into values.
struct YAMLConverter {
  let path: String
  let firstLine: Int
  /// How many values may still come; below zero once there were too many.
  var remaining: Int
  /// What the document says that a `DataValue` cannot.
  private(set) var diagnostics: [Diagnostic] = []

  init(path: String, firstLine: Int, remaining: Int) {
    self.path = path
    self.firstLine = firstLine
    self.remaining = remaining
  }

  mutating func value(_ node: Node) -> DataValue {
    remaining -= 1
    guard remaining >= 0 else { return DataValue(.null, at: location(node.mark)) }
    switch node {
    case .scalar(let scalar):
      return value(scalar)
    case .sequence(let sequence):
      return DataValue(.sequence(sequence.map { value($0) }), at: location(sequence.mark))
    case .mapping(let mapping):
      return DataValue(.mapping(mapping.compactMap { member($0, $1) }), at: location(mapping.mark))
    case .alias(let alias):
      return DataValue(.null, at: location(alias.mark))
    }
  }

  private mutating func value(_ scalar: Node.Scalar) -> DataValue {
    let isPlain = scalar.style == .plain || scalar.style == .any
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    let place = location(scalar.mark, length: isPlain ? scalar.string : nil)
    let tag = scalar.tag.description
    if tag.utf8.count > 1, tag.utf8.first == UInt8(ascii: "!") {
      diagnostics.append(
        Diagnostic(
          .yamlSyntax, "\"\(tag)\" is read as a tag of YAML, not as text", at: location(scalar.mark),
          remedy: "put a value that begins with ! in quotes"))
    }
    if isPlain && Self.isNull(scalar.string) { return DataValue(.null, at: place) }
    return DataValue(.scalar(scalar.string, isQuoted: isQuoted), at: place)
  }

  private mutating func member(_ key: Node, _ node: Node) -> DataValue.Member? {
    guard let scalar = key.scalar else {
      diagnostics.append(
        Diagnostic(
          .yamlSyntax, "a list or a mapping stands where a key is wanted", at: location(key.mark),
          remedy: "put a key or value that begins with [ or { in quotes"))
      return nil
    }
    let place = location(scalar.mark, length: scalar.string)
    if scalar.string == "<<", scalar.style == .plain {
      diagnostics.append(
        Diagnostic(.yamlSyntax, "merge keys (<<) are not read", at: place, remedy: "write the keys out"))
      return nil
    }
    return DataValue.Member(key: scalar.string, keyLocation: place, value: value(node))
  }

  /// Whether a plain scalar stands for no value.
  static func isNull(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  private func location(_ mark: Mark?, length text: String? = nil) -> SourceLocation {
    SourceLocation(
      path: path, line: firstLine + max(mark?.line ?? 1, 1) - 1, column: max(mark?.column ?? 1, 1),
      length: text?.unicodeScalars.count ?? 0)
  }
}
