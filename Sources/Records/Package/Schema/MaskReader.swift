import DataFormats
import Diagnostics
import Privacy

/// Reads `mask` of a field: `name`, `phone`, `id`, `all`, or `{keep: [1, 0]}`.
enum MaskReader {
  private static let named: [(name: String, mask: Mask)] = [
    ("name", .name), ("phone", .phone), ("id", .identityNumber), ("all", .all),
  ]
  private static let wanted = "name, phone, id, all, or {keep: [1, 2]} for the characters that stay at both ends"

  /// Nil without a mask, and after a fault, which is an error: nothing is published then.
  static func read(_ reader: inout MappingReader, type: FieldType) -> Mask? {
    guard let value = reader.value("mask") else { return nil }
    guard let mask = mask(value) else { return reader.reject(value, "mask", wanted) }
    if type != .string {
      reader.reportContradiction(
        "\"mask\" is for text, and the field has the type \"\(type.rawValue)\"", at: value.location,
        remedy: "give the field the type \"string\"; numbers of telephones and persons are no quantities")
    }
    return mask
  }

  private static func mask(_ value: DataValue) -> Mask? {
    if let text = value.text { return named.first { $0.name == text }?.mask }
    guard let members = value.members, members.count == 1, members[0].key == "keep",
      let ends = members[0].value.elements?.map({ $0.text.flatMap(Int.init) ?? -1 }), ends.count == 2,
      ends.allSatisfy({ (0...100).contains($0) })
    else { return nil }
    return .keep(head: ends[0], tail: ends[1])
  }

  /// How a descriptor writes it.
  static func text(of mask: Mask) -> String {
    if case .keep(let head, let tail) = mask { return "{keep: [\(head), \(tail)]}" }
    return named.first { $0.mask == mask }?.name ?? "all"
  }

  /// Masked fields among the keys of a table: different values may have the same mask.
  static func maskedKeys(of schema: TableSchema) -> [Diagnostic] {
    let keys =
      [("\"primaryKey\"", schema.primaryKey)] + schema.uniqueKeys.map { ("\"uniqueKeys\"", $0) }
      + schema.foreignKeys.map { ("a foreign key", $0.fields) }
      + schema.fields.filter(\.constraints.isUnique).map { ("\"unique\"", [$0.name]) }
    return keys.flatMap { key, names in
      names.compactMap { schema.field(named: $0) }.filter { $0.mask != nil }.map {
        maskedKey($0.name, key, at: $0.written.location)
      }
    }
  }

  static func maskedKey(_ field: String, _ key: String, at place: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .dataPackage, "\(key) names the field \"\(field)\", which is masked: different values would look the same",
      at: place, remedy: "take another field for the key, such as the number of the decision, or remove the mask")
  }
}
