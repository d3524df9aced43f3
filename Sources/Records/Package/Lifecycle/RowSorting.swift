import Diagnostics

extension DiagnosticKind {
  package static let recordLifecycle = DiagnosticKind(
    "record-lifecycle", .file, .error, title: "A record does not say clearly when it appears, goes or was withdrawn.",
    explanation: """
      The columns that `lifecycle` of a resource names hold moments; a record that was withdrawn says why, since the \
      page at its address tells readers. A record must not refer to one that is held back: it would tell of it early.
      """)
}

/// What becomes of a row at the moment of the build.
enum RowState: UInt8, Sendable {
  case shown
  /// Past its display: in no page, list or download, but counted.
  case expired
  /// Its content is nowhere.
  case withdrawn
  /// Does not exist yet.
  case heldBack

  /// Whether figures count it.
  var isCounted: Bool { self == .shown || self == .expired }
}

/// A moment at which a row of a table appears or goes.
package struct RowMoment: Hashable, Sendable {
  package enum Change: Hashable, Sendable { case published, expires, withdrawn }

  /// Seconds since 1970.
  package let at: Int
  package let change: Change
  package let place: SourceLocation
}

/// Tells the states of a table's rows while they go by for the first time.
///
/// A class, since its results are wanted after the load that it was handed to.
final class RowSorting {
  /// By part of the table, of each row that is not blank.
  private(set) var states: [[RowState]] = []
  /// Between which moments the states are the same.
  private(set) var span = RowSpan.always
  /// Those to come, when they are wanted.
  private(set) var moments: [RowMoment] = []
  private var times: RowTimes
  private let clock: RowClock
  private let gathersMoments: Bool
  private var findings = CappedFindings<String>()
  private var path = ""

  init(_ times: RowTimes, _ clock: RowClock, gathersMoments: Bool = false) {
    self.times = times
    self.clock = clock
    self.gathersMoments = gathersMoments
  }

  var diagnostics: [Diagnostic] { findings.diagnostics }
  var hasHidden: Bool { states.contains { $0.contains(.expired) } }
  var hasWithdrawn: Bool { states.contains { $0.contains(.withdrawn) } }
  var hasHeldBack: Bool { states.contains { $0.contains(.heldBack) } }

  /// Before the first row, and when all rows go by again.
  func restart() {
    states = []
    span = .always
    moments = []
    findings = CappedFindings()
  }

  func beginPart(_ path: String) {
    states.append([])
    self.path = path
  }

  func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (Int) -> SourceLocation) {
    let row = { (index: Int) in RowTimes.Cell(cells[index]) }
    let publication = times.publication(of: row)
    let expiry = times.expiry(of: row)
    let withdrawal = times.withdrawal(of: row)
    check(publication, times.publication, place)
    check(expiry, times.expiry, place)
    check(withdrawal, times.withdrawal, place)
    if withdrawal != .never { checkReason(cells, place) }
    note(publication, .published, line)
    note(expiry, .expires, line)
    note(withdrawal, .withdrawn, line)
    states[states.count - 1].append(state(publication, expiry, withdrawal))
  }

  private func state(
    _ publication: RowTimes.Reading, _ expiry: RowTimes.Reading, _ withdrawal: RowTimes.Reading
  ) -> RowState {
    // What does not say clearly when it appears is not shown; the build fails anyway.
    if publication == .fault { return .heldBack }
    if let moment = publication.moment, moment > clock.now, !clock.showsFuture { return .heldBack }
    if let moment = withdrawal.moment, moment <= clock.now { return .withdrawn }
    if let moment = expiry.moment, moment <= clock.now { return .expired }
    return .shown
  }

  private func note(_ reading: RowTimes.Reading, _ change: RowMoment.Change, _ line: Int) {
    guard let moment = reading.moment else { return }
    span.note(change: moment, now: clock.now)
    guard gathersMoments, moment > clock.now else { return }
    moments.append(RowMoment(at: moment, change: change, place: SourceLocation(path: path, line: line)))
  }

  // MARK: Faults

  private func check(_ reading: RowTimes.Reading, _ column: RowTimes.Column?, _ place: (Int) -> SourceLocation) {
    guard reading == .fault, let index = column?.index else { return }
    findings.add(
      "moment \(index)",
      Diagnostic(
        .recordLifecycle, "this is no moment at which a record could appear or go", at: place(index),
        remedy: "write 2024-09-05, or 2024-09-05T08:30:00 with a time"))
  }

  private func checkReason(_ cells: UnsafeBufferPointer<TypedCell>, _ place: (Int) -> SourceLocation) {
    guard let reason = times.reason, let date = times.withdrawal?.index else { return }
    if case .text(let bytes) = cells[reason], bytes.contains(where: { $0 > 0x20 }) { return }
    findings.add(
      "reason",
      Diagnostic(
        .recordLifecycle, "the record is withdrawn, but does not say why", at: place(date),
        remedy: "write the reason: readers find it at the address of the record"))
  }
}

/// Hands the rows of a table to the sorting, and the profile's checks if there are any.
struct SortedRows: RowWatch {
  let sorting: RowSorting
  var other: (any RowWatch)?

  mutating func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (Int) -> SourceLocation) {
    sorting.see(cells, line: line, place: place)
    other?.see(cells, line: line, place: place)
  }

  mutating func finish() -> [Diagnostic] { sorting.diagnostics + (other?.finish() ?? []) }
}

/// The sink of rows that are only looked at.
struct SortingSink: RecordSink {
  let sorting: RowSorting

  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {}
  mutating func beginPart(_ path: String) throws { sorting.beginPart(path) }
  mutating func restart(_ layout: TableLayout) throws { sorting.restart() }
  mutating func finish() throws {}
}
