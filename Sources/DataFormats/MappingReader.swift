import Characters
import Diagnostics

/// Takes typed values out of a mapping, key by key, and reports every fault: a missing key, a value of the wrong type,
/// and, at the end, keys that nobody asked for.
package struct MappingReader {
  package private(set) var diagnostics: [Diagnostic] = []
  package let location: SourceLocation
  private let members: [DataValue.Member]
  /// False for anything but a mapping: then that is the fault, and not that its keys are missing.
  private let isMapping: Bool
  private var asked: [String] = []

  /// - Parameters:
  ///   - value: nil reads as an empty mapping.
  ///   - name: what the mapping is, for messages, such as `site.yaml` or `source`.
  package init(_ value: DataValue?, name: String, at location: SourceLocation) {
    self.location = value?.location ?? location
    members = value?.members ?? []
    asked.reserveCapacity(48)
    isMapping = value == nil || value?.members != nil
    if let value, !isMapping {
      diagnostics.append(
        Diagnostic(
          .valueType, "\(name) must be a mapping of keys to values, not \(value.nameOfType)", at: value.location,
          remedy: "write \"key: value\" lines"))
    }
  }

  /// The value of a key, nil when the key is absent or has no value.
  package mutating func value(_ key: String) -> DataValue? {
    asked.append(key)
    guard let index = index(of: key), !members[index].value.isNull else { return nil }
    return members[index].value
  }

  /// Where a key stands among the members. Members are not looped over: a copy of one holds five references, and the
  /// front matter of a bulletin is asked for forty keys.
  private func index(of key: String) -> Int? { members.indices.first { members[$0].key == key } }

  /// The place of a key, or of the mapping when the key is absent.
  package func place(of key: String) -> SourceLocation {
    index(of: key).map { members[$0].keyLocation } ?? location
  }

  /// Whether the key is written, with or without a value.
  package func has(_ key: String) -> Bool { index(of: key) != nil }

  package mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else { return reject(value, key, "text") }
    return text
  }

  /// Text that must be there and hold more than white space.
  package mutating func requiredText(_ key: String, remedy: String) -> String? {
    if let text = text(key), text.unicodeScalars.contains(where: { !$0.isMarkdownWhitespace }) { return text }
    if value(key)?.text != nil || value(key) == nil { reportMissing(key, remedy: remedy) }
    return nil
  }

  package mutating func reportMissing(_ key: String, remedy: String) {
    guard isMapping else { return }
    diagnostics.append(Diagnostic(.missingKey, "\"\(key)\" is missing", at: place(of: key), remedy: remedy))
  }

  /// `true` and `false`, and YAML 1.1's `yes`, `no`, `on`, `off`, when they are not quoted.
  package mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .scalar(let text, isQuoted: false) = value.content {
      switch text.lowercased() {
      case "true", "yes", "on": return true
      case "false", "no", "off": return false
      default: break
      }
    }
    return reject(value, key, "true or false")
  }

  package mutating func integer(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    guard let value = value(key) else { return nil }
    if let text = value.text, let number = Int(text), range.contains(number) { return number }
    let bounds = range == Int.min...Int.max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
    return reject(value, key, "a whole number\(bounds)")
  }

  /// A list of texts; a single text counts as a list of one.
  package mutating func texts(_ key: String) -> [DataValue]? {
    guard let value = value(key) else { return nil }
    if value.text != nil { return [value] }
    guard let elements = value.elements else { return reject(value, key, "a list of texts") }
    for element in elements where element.text == nil {
      let _: Int? = reject(element, key, "a list of texts")
    }
    return elements.filter { $0.text != nil }
  }

  /// One of a few words.
  package mutating func choice(_ key: String, of choices: [String]) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, choices.contains(text) { return text }
    let suggestion = value.text.flatMap { Suggestion.nearest(to: $0, among: choices) }
    return reject(
      value, key, "one of \(choices.joined(separator: ", "))", remedy: suggestion.map { "did you mean \"\($0)\"?" })
  }

  /// A nested mapping with its own keys.
  package mutating func nested(_ key: String) -> MappingReader? {
    guard let value = value(key) else { return nil }
    return MappingReader(value, name: "\"\(key)\"", at: value.location)
  }

  /// Takes over what a nested reader found.
  package mutating func finish(_ nested: MappingReader) {
    var nested = nested
    nested.reportUnknownKeys()
    diagnostics += nested.diagnostics
  }

  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports keys that were never asked for, with the nearest known one.
  ///
  /// - Parameter advice: what to write instead of a key that another tool knows; nil for keys without such advice.
  package mutating func reportUnknownKeys(advice: (String) -> String? = { _ in nil }) {
    for member in members where !asked.contains(member.key) {
      let nearest = Suggestion.nearest(to: member.key, among: asked)
      let suggestion = advice(member.key) ?? nearest.map { "did you mean \"\($0)\"?" }
      let known = Set(asked).sorted().joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .unknownKey, "unknown key \"\(member.key)\"", at: member.keyLocation,
          remedy: suggestion ?? "known keys are \(known)"))
    }
  }

  /// Reports a value of the wrong type.
  package mutating func reject<Wanted>(
    _ value: DataValue, _ key: String, _ wanted: String, remedy: String? = nil
  ) -> Wanted? {
    diagnostics.append(
      Diagnostic(
        .valueType, "\"\(key)\" must be \(wanted), not \(value.nameOfType)", at: value.location, remedy: remedy))
    return nil
  }
}
