import Diagnostics

@testable import DataFormats

/// Reads a text as the file `a.yaml`.
func read(_ yaml: String, firstLine: Int = 1) -> (value: DataValue?, faults: [Diagnostic]) {
  var faults: [Diagnostic] = []
  let value = YAMLReader.read(yaml, path: "a.yaml", firstLine: firstLine, into: &faults)
  return (value, faults)
}

extension SourceLocation {
  /// `line:column`, with `+length` when there is one.
  var short: String { "\(line):\(column)\(length > 0 ? "+\(length)" : "")" }
}

extension Diagnostic {
  /// `id line:column+length`.
  var short: String { "\(kind.id) \(location?.short ?? "-")" }
}

extension DataValue {
  /// The value as compact text: scalars as they are (quoted ones in quotes), `[…]`, `{key=…}`, `null`.
  var outline: String {
    switch content {
    case .null: "null"
    case .scalar(let text, let isQuoted): isQuoted ? "'\(text)'" : text
    case .sequence(let elements): "[\(elements.map(\.outline).joined(separator: ","))]"
    case .mapping(let members): "{\(members.map { "\($0.key)=\($0.value.outline)" }.joined(separator: ","))}"
    }
  }

  /// Value of a member, for tests of nested values.
  subscript(key: String) -> DataValue? { members?.first { $0.key == key }?.value }
}
