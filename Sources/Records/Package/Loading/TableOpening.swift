import DataFormats
import Diagnostics
import Files

extension DataResource {
  /// Reads the resource's files (or its own rows) as tables. Nil when there is none to visit; then there is an error.
  package func open(in folder: DataFolder, into diagnostics: inout [Diagnostic]) -> [TablePart]? {
    switch content {
    case .inline:
      let path = rows?.value.location.path ?? folder.name
      return RecordTable(rows?.value, path: path, into: &diagnostics).map {
        [TablePart($0, path: path, isListOfRecords: true)]
      }
    case .files(let paths):
      let parts = paths.compactMap { open($0, in: folder, into: &diagnostics) }
      return parts.count == paths.count ? parts : nil
    }
  }

  private func open(_ path: String, in folder: DataFolder, into diagnostics: inout [Diagnostic]) -> TablePart? {
    do {
      let file = try folder.read(path)
      guard let text = TextDecoding.decode(file, as: encoding, into: &diagnostics),
        let table = format.read(text, dialect: dialect, into: &diagnostics)
      else { return nil }
      let isDelimited = format != .json && format != .yaml
      return TablePart(
        table, path: file.path, hasHeader: !isDelimited || dialect.hasHeader, isListOfRecords: !isDelimited)
    } catch {
      diagnostics.append(
        Diagnostic(.dataPackage, "\(error)", at: written.location ?? SourceLocation(path: folder.displayPath(path))))
      return nil
    }
  }
}
