import Diagnostics

/// The formats in which a table may be written.
package enum TableFormat: String, Hashable, Sendable, CaseIterable {
  case csv, tsv, ssv, json, yaml

  /// A format by its name in a descriptor or the extension of a file, in any case; nil when it is none.
  package init?(name: String) {
    switch name.lowercased() {
    case "csv", "txt": self = .csv
    case "tsv", "tab": self = .tsv
    case "ssv": self = .ssv
    case "json": self = .json
    case "yaml", "yml": self = .yaml
    default: return nil
    }
  }

  /// What a dialect is unless a descriptor says otherwise.
  package var dialect: DelimitedDialect {
    switch self {
    case .tsv: .tabs
    case .ssv: .semicolons
    case .csv, .json, .yaml: .commas
    }
  }

  /// Reads a table of this format, reporting each fault of its form.
  ///
  /// - Parameters:
  ///   - file: UTF-8: what `TextDecoding` returned.
  ///   - dialect: for delimited text; nil for the format's own.
  /// - Returns: nil when there is no table to visit; then there is an error.
  package func read(
    _ file: SourceFile, dialect: DelimitedDialect? = nil, into diagnostics: inout [Diagnostic]
  ) -> (any TableSource)? {
    switch self {
    case .csv, .tsv, .ssv:
      return DelimitedTable(file, dialect: dialect ?? self.dialect, into: &diagnostics)
    case .json:
      return JSONTable(file, into: &diagnostics)
    case .yaml:
      let errors = diagnostics.count
      let text = String(decoding: file.bytes, as: UTF8.self)
      let value = YAMLReader.read(
        text, path: file.path, maximumValues: YAMLReader.maximumDataValues, into: &diagnostics)
      if value == nil, diagnostics.count > errors { return nil }
      return RecordTable(value, path: file.path, into: &diagnostics)
    }
  }
}
