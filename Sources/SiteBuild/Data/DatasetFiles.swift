import Diagnostics
import Files
import Markup
import Publishing
import Records
import SiteModel

/// The published tables as files: CSV for spreadsheets, JSON for programs, and the descriptor of both.
enum DatasetFiles {
  /// All files that `write` gives.
  static func paths(_ data: SiteData?) -> [SitePath] {
    (data?.published ?? []).flatMap { table in
      ["csv", "json"].map { SiteData.home.file("\(table.resource.name).\($0)") }
    } + [SiteData.home.file("datapackage.json")]
  }

  static func write(
    _ data: SiteData?, into diagnostics: inout [Diagnostic]
  ) -> [(path: SitePath, bytes: Bytes)] {
    guard let data, data.isSound else { return [] }
    var files: [(path: SitePath, bytes: Bytes)] = []
    var published: [PublishedTable] = []
    for table in data.published {
      let name = table.resource.name
      let sink = Downloads(table)
      do {
        var reportedElsewhere: [Diagnostic] = []
        var load = PackageLoad(from: data.folder) { _, _ in sink }
        load.clock = data.clock
        load.includesHidden = false
        _ = try load.run([table.resource], into: &reportedElsewhere)
      } catch {
        diagnostics.append(Diagnostic(.recordsFailed, "\(error)", at: table.resource.written.location))
        continue
      }
      files.append((SiteData.home.file(name + ".csv"), sink.csv.bytes))
      files.append((SiteData.home.file(name + ".json"), sink.json.bytes))
      published.append(
        PublishedTable(
          table.resource, schema: table.schema, path: name + ".csv", csv: sink.csv,
          hash: SHA256Digest(sink.csv.bytes).hexadecimal))
    }
    files.append((SiteData.home.file("datapackage.json"), PublishedPackage.json(data.package, tables: published)))
    return files
  }
}

/// Both forms of a table in one pass over its rows.
private final class Downloads: RecordSink {
  private(set) var csv: CSVDownload
  private(set) var json: JSONDownload

  init(_ table: SiteData.Table) {
    csv = CSVDownload(table.layout, schema: table.schema)
    json = JSONDownload(table.layout, schema: table.schema)
  }

  func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    try csv.append(cells, line: line)
    try json.append(cells, line: line)
  }

  func restart(_ layout: TableLayout) throws {
    try csv.restart(layout)
    try json.restart(layout)
  }

  func finish() throws {
    try csv.finish()
    try json.finish()
  }
}
