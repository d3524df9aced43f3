import Chronology
import DataFormats
import Diagnostics
import Synchronization

/// Checks the rows of a package's tables while they are loaded: `PackageLoad.watch`.
package final class ProfileWatching: Sendable {
  private let today: CivilDate
  /// By resource: code lists by column.
  private let codes: [String: [String: CodeList]]
  private let days = Mutex<[String: ClosedRange<Int>]>([:])

  /// Reads the code lists that columns of the package's profiles refer to. What is wrong with them is reported when
  /// they are loaded themselves.
  ///
  /// - Parameter today: the day of the build.
  package init(_ package: DataPackage, in folder: DataFolder, today: CivilDate) {
    self.today = today
    var (lists, codes): ([String: CodeList], [String: [String: CodeList]]) = ([:], [:])
    for resource in package.resources where resource.profileSettings.known != nil {
      for key in resource.schema?.foreignKeys ?? [] {
        guard key.fields.count == 1, key.referencedFields == ["code"], key.resource != resource.name,
          let target = package.resource(named: key.resource)
        else { continue }
        var ignored: [Diagnostic] = []
        lists[target.name] =
          lists[target.name]
          ?? CodeListReader.read(target, in: folder, rollup: .none, into: &ignored)
        codes[resource.name, default: [:]][key.fields[0]] = lists[target.name]
      }
    }
    self.codes = codes
  }

  /// The checks of one table, made ready for its layout.
  package func watch(_ resource: DataResource, _ layout: TableLayout) -> (any RowWatch)? {
    var table = CheckedTable(layout: layout, settings: resource.profileSettings, today: today)
    for field in resource.schema?.fields ?? [] { table.units[field.name] = field.unit }
    table.codes = codes[resource.name] ?? [:]
    let checks = RowChecks(table)
    return checks.isEmpty ? nil : WatchedRows(checks: checks, name: resource.name, watching: self)
  }

  /// The days (since 1970) on which the findings of a table that was loaded are the same as today's. Kept with them
  /// by the caller, they tell until when the table need not be loaded again.
  package func sameFindings(_ table: String) -> ClosedRange<Int> { days.withLock { $0[table] } ?? Today.always }

  fileprivate func note(_ range: ClosedRange<Int>, for table: String) { days.withLock { $0[table] = range } }
}

/// The rows of one table on their way past its checks.
private struct WatchedRows: RowWatch {
  var checks: RowChecks
  let name: String
  let watching: ProfileWatching

  mutating func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (Int) -> SourceLocation) {
    checks.check(CheckedRow(cells, line: line), place: place)
  }

  mutating func finish() -> [Diagnostic] {
    let findings = checks.finish()
    watching.note(checks.sameFindings, for: name)
    return findings
  }
}
