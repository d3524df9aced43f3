import Chronology
import Diagnostics
import Records
import Synchronization

/// The days on which the checks of a group of tables would find the same.
final class ValidDays: Sendable {
  private let range = Mutex(Int.min...Int.max)

  var days: ClosedRange<Int> { range.withLock { $0 } }

  func narrow(to days: ClosedRange<Int>) { range.withLock { $0 = $0.clamped(to: days) } }
}

/// Lets the rules of a table's profile see its rows while it is loaded.
struct ProfileWatch: RowWatch {
  private var checks: RowChecks
  private let found: [Diagnostic]
  private let validity: ValidDays

  init(_ resource: DataResource, _ layout: TableLayout, today: CivilDate, _ validity: ValidDays) {
    var settings = ProfileSettings(profile: resource.profile)
    settings.places.profile = resource.written.location
    var table = CheckedTable(layout: layout, settings: settings, today: today)
    for field in resource.schema?.fields ?? [] { table.units[field.name] = field.unit }
    var found: [Diagnostic] = []
    checks = RowChecks.prepare(table, into: &found)
    self.found = found
    self.validity = validity
  }

  mutating func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (Int) -> SourceLocation) {
    checks.check(CheckedRow(cells, line: line), place: place)
  }

  mutating func finish() -> [Diagnostic] {
    validity.narrow(to: checks.sameFindings)
    return found + checks.finish()
  }
}
