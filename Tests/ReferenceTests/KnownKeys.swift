import DataFormats
import Diagnostics
import Files
import Testing

@testable import Records

/// What readers say they know: each names all its keys when it meets one that is like none of them.
enum KnownKeys {
  private static let strange = "qqqqqqqqqqqq"
  private static let layouts = [
    TableLayout(
      name: "t",
      columns: [
        TableLayout.Column(name: "day", storage: .date), TableLayout.Column(name: "number", storage: .integer),
        TableLayout.Column(name: "code", storage: .text),
      ])
  ]

  static func ofMeasures(_ yaml: String) throws -> Set<String> {
    var reader = MeasuresReader(layouts: layouts)
    var found: [Diagnostic] = []
    _ = reader.read(try value(yaml), path: "measures.yaml", into: &found)
    return keys(found)
  }

  static func ofRules(_ yaml: String) throws -> Set<String> {
    var found: [Diagnostic] = []
    var measures = MeasuresReader(layouts: layouts)
    let set = measures.read(
      try value("measures: {m: {count: rows, resource: t, time: day}}"), path: "measures.yaml", into: &found)
    _ = RulesReader(measures: set, layouts: layouts).read(try value(yaml), path: "rules.yaml", into: &found)
    return keys(found)
  }

  static func ofPackage(_ yaml: String) -> Set<String> {
    var found: [Diagnostic] = []
    let file = SourceFile(path: "datapackage.yaml", bytes: Array(written(yaml).utf8))
    _ = DataPackageReader.read(
      file, in: DataFolder(root: "/nowhere", name: "content/data"), profiles: [], into: &found)
    return keys(found)
  }

  private static func value(_ yaml: String) throws -> DataValue? {
    var found: [Diagnostic] = []
    let value = YAMLReader.read(written(yaml), path: "a.yaml", into: &found)
    #expect(found.isEmpty)
    return value
  }

  /// `?` stands for the strange key.
  private static func written(_ yaml: String) -> String {
    yaml.split(separator: "?", omittingEmptySubsequences: false).joined(separator: "\(strange): 1")
  }

  private static func keys(_ found: [Diagnostic]) -> Set<String> {
    let start = "known keys are "
    let help = found.filter { $0.message.contains(strange) }.compactMap(\.remedy).filter { $0.hasPrefix(start) }
    #expect(!help.isEmpty)
    return Set(help.flatMap { $0.dropFirst(start.count).split(separator: ", ").map(String.init) })
  }
}
