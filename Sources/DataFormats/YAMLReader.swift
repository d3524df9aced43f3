import Diagnostics
import Yams

/// Reads YAML 1.1 (Yams, libyaml) into values with places.
package enum YAMLReader {
  /// A document may hold so many values. Aliases can make a small file huge ("billion laughs").
  private static let maximumValues = 100_000

  /// Reads one document. Nil after a fault, and for a document that is empty.
  ///
  /// - Parameters:
  ///   - text: the YAML text.
  ///   - path: the file, for places.
  ///   - firstLine: the line of the file on which `text` begins.
  package static func read(
    _ text: String, path: String, firstLine: Int = 1, into diagnostics: inout [Diagnostic]
  ) -> DataValue? {
    do {
      // Yams keeps a pointer into the string while it parses. A string of 15 bytes or fewer has no memory of its
      // own to point to, so that short texts are made longer.
      let stable = text.utf8.count < 32 ? text + "\n" + String(repeating: "\n", count: 32) : text
      let parser = try Parser(yaml: stable, resolver: .basic, encoding: .utf8)
      guard let node = try parser.singleRoot() else { return nil }
      var converter = Converter(path: path, firstLine: firstLine, remaining: maximumValues)
      let value = converter.value(node)
      if converter.remaining < 0 {
        diagnostics.append(
          Diagnostic(
            .yamlSyntax, "the document holds more than \(maximumValues) values", at: value.location,
            remedy: "remove aliases that repeat large parts"))
        return nil
      }
      return value.isNull ? nil : value
    } catch let error as YamlError {
      diagnostics.append(diagnostic(for: error, path: path, firstLine: firstLine))
    } catch {
      diagnostics.append(Diagnostic(.yamlSyntax, "\(error)", at: SourceLocation(path: path, line: firstLine)))
    }
    return nil
  }

  private static func diagnostic(for error: YamlError, path: String, firstLine: Int) -> Diagnostic {
    func place(_ mark: Mark) -> SourceLocation {
      SourceLocation(path: path, line: firstLine + max(mark.line, 1) - 1, column: max(mark.column, 1))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(.yamlSyntax, explained(problem), at: place(mark), remedy: remedy(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        .duplicateKey, "the key \"\(keys.first ?? "")\" stands twice", at: place(context.mark),
        remedy: "keep one of the two")
    case .reader(let problem, let offset, _, _):
      return Diagnostic(
        .yamlSyntax, "\(problem) (at byte \(offset ?? 0))", at: SourceLocation(path: path, line: firstLine))
    default:
      return Diagnostic(.yamlSyntax, "\(error)", at: SourceLocation(path: path, line: firstLine))
    }
  }

  /// libyaml's messages are right but terse.
  private static func explained(_ problem: String) -> String { "YAML: \(problem)" }

  private static func remedy(for problem: String) -> String? {
    if problem.contains("cannot start any token") {
      return "put the value in quotes: it begins with a character that YAML reserves, or a tab indents the line"
    }
    if problem.contains("mapping values are not allowed") {
      return "put a value that holds \": \" in quotes"
    }
    if problem.contains("could not find expected ':'") || problem.contains("did not find expected key") {
      return "write \"key: value\" on each line, with the same indentation and a space after the colon"
    }
    if problem.contains("found unexpected end of stream") || problem.contains("scanning a quoted scalar") {
      return "close the quotation mark"
    }
    return nil
  }
}

/// Yams nodes to values.
private struct Converter {
  let path: String
  let firstLine: Int
  var remaining: Int

  mutating func value(_ node: Node) -> DataValue {
    remaining -= 1
    let place = location(node.mark)
    guard remaining >= 0 else { return DataValue(.null, at: place) }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let isNull = !isQuoted && scalar.style != .literal && scalar.style != .folded && Self.isNull(scalar.string)
      return DataValue(isNull ? .null : .scalar(scalar.string, isQuoted: isQuoted), at: place)
    case .sequence(let sequence):
      return DataValue(.sequence(sequence.map { value($0) }), at: place)
    case .mapping(let mapping):
      let members = mapping.map { key, node in
        DataValue.Member(
          key: key.scalar?.string ?? "", keyLocation: location(key.mark, length: key.scalar?.string),
          value: value(node))
      }
      return DataValue(.mapping(members), at: place)
    case .alias:
      return DataValue(.null, at: place)
    }
  }

  private static func isNull(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  private func location(_ mark: Mark?, length text: String? = nil) -> SourceLocation {
    SourceLocation(
      path: path, line: firstLine + max(mark?.line ?? 1, 1) - 1, column: max(mark?.column ?? 1, 1),
      length: text?.unicodeScalars.count ?? 0)
  }
}
