import DataFormats
import Diagnostics

/// Reads one entry of `kinds:` in `site.yaml`.
enum KindReader {
  /// A kind of the site's own, or a built-in one with another title or other fields.
  static func read(
    _ name: String, from reader: inout MappingReader, replacing known: KindDefinition?
  ) -> KindDefinition {
    var kind = known ?? KindDefinition(name: name, title: name, fields: [])
    kind.title = reader.text("title") ?? kind.title
    kind.needsKnownDate = reader.flag("needsDate") ?? kind.needsKnownDate
    kind.bindsNumbers = reader.flag("bindsNumbers") ?? kind.bindsNumbers
    kind.staleAfter = reader.updateTerm("staleAfter") ?? kind.staleAfter
    if let value = reader.value("fields") {
      kind.fields =
        value.members.map { $0.map { field($0, &reader) } } ?? reader.reject(
          value, "fields", "a mapping of field names to types, such as \"venue: text\"") ?? kind.fields
    }
    if let required = reader.texts("required") {
      markRequired(required, of: &kind, &reader)
    }
    return kind
  }

  private static func field(_ member: DataValue.Member, _ reader: inout MappingReader) -> KindDefinition.Field {
    var field = KindDefinition.Field(member.key, meaning: "")
    if FrontMatterReader.commonKeys.contains(member.key) {
      reader.report(
        Diagnostic(.valueType, "\"\(member.key)\" is a key that every bulletin has", at: member.keyLocation))
    }
    if let choices = member.value.elements {
      field.type = .choice
      field.choices = choices.compactMap(\.text)
      if field.choices.isEmpty || field.choices.count < choices.count {
        let _: Int? = reader.reject(member.value, member.key, "a list of the words that it may hold")
      }
    } else if let type = member.value.text.flatMap(KindDefinition.Field.ValueType.init), type != .choice {
      field.type = type
    } else {
      let types = KindDefinition.Field.ValueType.allCases.filter { $0 != .choice }.map(\.rawValue)
      let _: Int? = reader.reject(
        member.value, member.key, "one of \(types.joined(separator: ", ")), or a list of the words it may hold")
    }
    return field
  }

  private static func markRequired(
    _ required: [DataValue], of kind: inout KindDefinition, _ reader: inout MappingReader
  ) {
    let names = required.compactMap(\.text)
    // Every bulletin may have a period, and a kind may demand it.
    if names.contains("period"), !kind.fields.contains(where: { $0.name == "period" }) {
      kind.fields.append(KindDefinition.Field("period", meaning: "The time that the bulletin covers."))
    }
    for value in required {
      guard let name = value.text, !kind.fields.contains(where: { $0.name == name }) else { continue }
      reader.report(
        Diagnostic(
          .valueType, "the kind \"\(kind.name)\" has no field \"\(name)\"", at: value.location,
          remedy: FrontMatterReader.commonKeys.contains(name)
            ? "leave it out: of the keys that every bulletin has only period can be required here"
            : "add it to fields: \"\(name): text\""))
    }
    for index in kind.fields.indices { kind.fields[index].isRequired = names.contains(kind.fields[index].name) }
  }
}
