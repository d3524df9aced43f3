import Diagnostics
import Yams

/// Reads YAML 1.1 (Yams, libyaml; `PlainYAML` where that suffices) into values with places.
package enum YAMLReader {
  /// A document may hold so many values. Aliases can make a small file huge ("billion laughs").
  package static let maximumValues = 100_000
  /// The same for a file of data, whose rows are all values.
  package static let maximumDataValues = 2_000_000

  /// Reads one document. Nil after a fault, and for a document that is empty.
  ///
  /// Keys are text; merge keys (`<<`) and tags of one's own (`!name`) are faults, since leaving them out would change
  /// what was written. libyaml itself refuses more than 1,000 levels of nesting.
  ///
  /// - Parameters:
  ///   - text: the YAML text. A byte-order mark is passed over.
  ///   - path: the file, for places.
  ///   - firstLine: the line of the file on which `text` begins.
  ///   - maximumValues: how many values the document may hold.
  package static func read(
    _ text: String, path: String, firstLine: Int = 1, maximumValues: Int = maximumValues,
    into diagnostics: inout [Diagnostic]
  ) -> DataValue? {
    var text = text
    if text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) { text.unicodeScalars.removeFirst() }
    return PlainYAML.read(&text, path: path, firstLine: firstLine)
      ?? readAny(text, path: path, firstLine: firstLine, maximumValues: maximumValues, into: &diagnostics)
  }

  /// Reads a document of any kind, without a byte-order mark, through Yams.
  static func readAny(
    _ text: String, path: String, firstLine: Int, maximumValues: Int = maximumValues,
    into diagnostics: inout [Diagnostic]
  ) -> DataValue? {
    var text = text
    if let offset = YAMLSource.forbiddenOffset(in: &text) {
      let source = YAMLSource(text: text, path: path, firstLine: firstLine)
      diagnostics.append(source.forbiddenCharacter(atOffset: offset))
      return nil
    }
    do {
      let parser = try Parser(yaml: heapAllocated(text), resolver: .basic, encoding: .utf8)
      guard let node = try parser.singleRoot() else { return nil }
      var converter = YAMLConverter(path: path, firstLine: firstLine, remaining: maximumValues)
      let value = converter.value(node)
      diagnostics += converter.diagnostics
      if converter.remaining < 0 {
        diagnostics.append(
          Diagnostic(
            .yamlSyntax, "the document holds more than \(maximumValues) values", at: value.location,
            remedy: "divide it, or remove aliases (*name) that repeat large parts"))
      }
      return value.isNull || !converter.diagnostics.isEmpty || converter.remaining < 0 ? nil : value
    } catch let error as YamlError {
      diagnostics.append(YAMLSource(text: text, path: path, firstLine: firstLine).diagnostic(for: error))
    } catch {
      diagnostics.append(Diagnostic(.yamlSyntax, "\(error)", at: SourceLocation(path: path, line: firstLine)))
    }
    return nil
  }

  /// Yams keeps a pointer into the string while it parses. A string of 15 bytes or fewer has no memory of its own to
  /// point to, so that a short text is made longer, by a comment, which changes no value.
  private static func heapAllocated(_ text: String) -> String {
    guard text.utf8.count < 32 else { return text }
    return text + (text.utf8.last == 0x0A ? "" : "\n") + String(repeating: "#", count: 32)
  }
}
