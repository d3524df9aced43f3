import DataFormats
import Markup

/// One table as it is published.
package struct PublishedTable: Sendable {
  package let resource: DataResource
  /// Declared or inferred.
  package let schema: TableSchema
  /// Of the CSV, relative to the descriptor.
  package let path: String
  package let byteCount: Int
  /// SHA-256 of the file, in hexadecimal.
  package let hash: String
  /// Columns in which formulas were defused.
  package let defused: Set<String>

  /// - Parameter hash: SHA-256 of the CSV, in hexadecimal.
  package init(_ resource: DataResource, schema: TableSchema, path: String, csv: CSVDownload, hash: String) {
    self.resource = resource
    self.schema = schema
    self.path = path
    byteCount = csv.bytes.count
    self.hash = hash
    defused = csv.defused
  }
}

/// Writes the `datapackage.json` that goes with published tables: Data Package 1, so that `frictionless validate` and
/// others read it. It says what is true of the published files: they are UTF-8, with values in the default forms, so
/// that formats, group signs, dialects and missing values of the sources are gone.
package enum PublishedPackage {
  /// - Parameter tables: in the order of the package; those that are not published are not among them, and foreign
  ///   keys to them are left out.
  package static func json(_ package: DataPackage, tables: [PublishedTable]) -> Bytes {
    var json = JSONText()
    json.object { object in
      object.member("profile", "tabular-data-package")
      pass(package.written.properties, except: ["profile", "resources", "$schema", "image"], to: &object)
      object.array("resources", tables) { json, table in json.object { write(table, among: tables, to: &$0) } }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ table: PublishedTable, among tables: [PublishedTable], to object: inout JSONText.Object) {
    object.member("name", table.resource.name)
    object.member("profile", "tabular-data-resource")
    object.member("path", table.path)
    object.member("format", "csv")
    object.member("mediatype", "text/csv")
    object.member("encoding", "utf-8")
    object.member("bytes", table.byteCount)
    object.member("hash", "sha256:\(table.hash)")
    let known = ["title", "description", "homepage", "sources", "licenses", "keywords", "temporalCoverage", "modified"]
    let properties = table.resource.written.properties.filter { known.contains($0.key) || $0.key.hasPrefix("x-") }
    pass(properties, except: [], to: &object)
    object.object("schema") { PublishedSchema.write(table, among: tables, to: &$0) }
  }

  /// Writes properties as they stand in the source. Those that hold text by specification stay text, so that a version
  /// `1.0` does not become a number.
  static func pass(_ properties: [DataValue.Member], except left: [String], to object: inout JSONText.Object) {
    for property in properties where !left.contains(property.key) && !property.value.isNull {
      object.member(property.key) { $0.value(property.value, isText: !property.key.hasPrefix("x-")) }
    }
  }
}

extension JSONText {
  /// Writes a value of a descriptor.
  ///
  /// - Parameter isText: scalars are text; else plain ones may be numbers and truth values.
  fileprivate mutating func value(_ value: DataValue, isText: Bool) {
    switch value.content {
    case .null: self.value("")
    case .scalar(let text, let isQuoted):
      if !isText, !isQuoted, text == "true" || text == "false" {
        self.value(text == "true")
      } else if !isText, !isQuoted, let number = Int(text), String(number) == text {
        self.value(number)
      } else {
        self.value(text)
      }
    case .sequence(let elements): array(elements) { $0.value($1, isText: isText) }
    case .mapping(let members):
      object { object in
        for member in members where !member.value.isNull {
          object.member(member.key) { $0.value(member.value, isText: isText) }
        }
      }
    }
  }
}
