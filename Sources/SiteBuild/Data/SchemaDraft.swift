import DataFormats
import Diagnostics
import Files
import Records

/// A start for the description of a table: what its columns seem to hold.
package enum SchemaDraft {
  /// An entry of `resources:` for `datapackage.yaml`. Nil after an error.
  ///
  /// - Parameter path: of the table's file; it need not lie below `content/data/`.
  package static func yaml(of path: String, into diagnostics: inout [Diagnostic]) -> String? {
    let names = path.split(separator: "/").map(String.init)
    guard let file = names.last, let format = TableFormat(name: file.split(separator: ".").last.map(String.init) ?? "")
    else {
      diagnostics.append(
        Diagnostic(
          .dataPackage, "\"\(path)\" is no table that can be read", at: nil,
          remedy:
            "the formats are \(TableFormat.allCases.map(\.rawValue).joined(separator: ", ")), by the name's ending"))
      return nil
    }
    let folder = (path.hasPrefix("/") ? "/" : "") + names.dropLast().joined(separator: "/")
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    var resource = DataResource(name: name(from: stem), content: .files([file]), format: format)
    if format == .tsv { resource.dialect = .tabs }
    let root = DataFolder(root: folder.isEmpty ? "." : folder, name: names.dropLast().joined(separator: "/"))
    guard let parts = resource.open(in: root, into: &diagnostics) else { return nil }
    if let bytes = try? File.read(path), case .other(let encoding) = EncodingDetection(bytes) {
      resource.encoding = encoding
    }
    resource.schema = SchemaInference.schema(of: parts)
    // Whoever describes a table to count its rows has not yet decided that everybody may load it.
    resource.isPublished = false
    return "# \"publish: false\": figures come from the table, and readers cannot load it. Without the line they can.\n"
      + "resources:\n" + SchemaWriter.yaml(resource)
  }

  /// A name of lower-case letters, digits, `.`, `-` and `_`; a Chinese name gives none, so that `table` stands for it.
  private static func name(from stem: String) -> String {
    let name = String(
      String.UnicodeScalarView(
        stem.lowercased().unicodeScalars.map { scalar in
          let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
          return isKept || scalar == "-" || scalar == "_" || scalar == "." ? scalar : "-"
        }))
    let trimmed = name.split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty || trimmed.hasPrefix(".") ? "table" : trimmed
  }
}
