import Diagnostics
import Files
import Records

extension DiagnosticKind {
  package static let dataFileUnlisted = DiagnosticKind(
    "data-file-unlisted", .file, .warning, title: "A table in `content/data/` is not read.",
    explanation: """
      Only the files that a resource of `datapackage.yaml` names are read, and nothing else in `content/data/` is part of \
      the site. Describe the table there (`bulletin new schema` prints a start), or add the file to the `path` of a \
      resource whose rows it continues. What readers are to download as it is belongs beside its bulletin, what nobody \
      needs out of the folder. Looked at are CSV and TSV, and the workbooks of office programs, which are not read: save \
      each of their sheets as CSV.
      """)
}

/// Tables among the records that nobody reads: a month of records would be missing, and no figure would tell.
enum UnlistedFiles {
  private static let texts: Set<String> = ["csv", "tsv"]
  private static let workbooks: Set<String> = ["xlsx", "xls", "xlsm", "et", "ods"]

  /// - Parameters:
  ///   - entries: the files in the folder, with their paths below `content/`.
  ///   - package: what is described, without faults; nil for nothing.
  ///   - descriptor: the name of the file that describes it, if there is one.
  static func findings(_ entries: [FileTree.Entry], _ package: DataPackage?, descriptor: String?) -> [Diagnostic] {
    var listed: Set<String> = []
    for resource in package?.resources ?? [] {
      if case .files(let paths) = resource.content { listed.formUnion(paths) }
    }
    return entries.compactMap { entry in
      let path = String(entry.path.dropFirst("data/".count))
      let ending = path.split(separator: ".").last?.lowercased() ?? ""
      guard entry.kind == .file, texts.contains(ending) || workbooks.contains(ending), !listed.contains(path) else {
        return nil
      }
      return Diagnostic(
        .dataFileUnlisted,
        texts.contains(ending)
          ? "no resource of \(descriptor ?? "datapackage.yaml") names \"\(path)\": its rows are not read"
          : "\"\(path)\" is a workbook: its rows are not read",
        at: SourceLocation(path: "content/" + entry.path), remedy: remedy(path, isText: texts.contains(ending)))
    }
  }

  private static func remedy(_ path: String, isText: Bool) -> String {
    isText
      ? "describe it (\"bulletin new schema content/data/\(path)\" prints a start), or move it out of content/data/"
      : "save its sheets as CSV, describe them in datapackage.yaml, and move it out of content/data/"
  }
}
