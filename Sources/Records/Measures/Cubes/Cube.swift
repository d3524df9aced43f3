import Synchronization

/// The rows of one source, counted and summed by time and by all of its dimensions: figures are look-ups in it.
///
/// What a filter selects is summed up along the time once and kept, so that any period costs two binary searches.
final class Cube: Sendable {
  private let cells: CubeCells
  private let series = Mutex<[[DimensionFilter]: CubeSeries]>([:])

  init(cells: CubeCells) { self.cells = cells }

  /// Counts and sums of what passes the filters, which are in the order of their dimensions and name only those of
  /// the cube.
  func series(_ filters: [DimensionFilter]) -> CubeSeries {
    if let known = series.withLock({ $0[filters] }) { return known }
    let made = CubeSeries(cells, cells.select(filters))
    series.withLock { $0[filters] = made }
    return made
  }
}

/// What was counted in a run of time.
struct Tally: Hashable, Sendable {
  var rows = 0
  /// In units of the column's last decimal.
  var total: Int128 = 0
  /// Rows that have a value.
  var present = 0
}

/// Running totals along the time, of the cells that pass a filter.
struct CubeSeries: Sendable {
  /// The times that have cells, ascending.
  private let ordinals: [Int32]
  /// Totals before each time, and at the end: one more than there are times. The first holds rows without a date.
  private var rows: [Int]
  private var sums: [GroupedRows.Sum]

  /// - Parameter selection: cells in ascending order of time.
  init(_ cells: CubeCells, _ selection: [Int32]) {
    var ordinals: [Int32] = []
    var rows = [0]
    var sums = cells.sums.map { _ in GroupedRows.Sum(totals: [0], present: [0]) }
    for cell in selection.lazy.map(Int.init) {
      let ordinal = cells.ordinals[cell]
      if ordinal != GroupedRows.noTime, ordinal != ordinals.last {
        ordinals.append(ordinal)
        rows.append(rows[rows.count - 1])
        for index in sums.indices {
          sums[index].totals.append(sums[index].totals[rows.count - 2])
          sums[index].present.append(sums[index].present[rows.count - 2])
        }
      }
      let last = rows.count - 1
      rows[last] += cells.counts[cell]
      for index in sums.indices {
        sums[index].totals[last] += cells.sums[index].totals[cell]
        sums[index].present[last] += cells.sums[index].present[cell]
      }
    }
    (self.ordinals, self.rows, self.sums) = (ordinals, rows, sums)
  }

  /// - Parameters:
  ///   - range: nil for all rows, with or without a date.
  ///   - sum: which column is summed; nil to count rows only.
  func tally(_ range: ClosedRange<Int>?, sum: Int?) -> Tally {
    let start = range.map { position(of: $0.lowerBound) }
    let end = range.map { position(of: $0.upperBound + 1) } ?? ordinals.count
    func difference<Number: AdditiveArithmetic>(_ totals: [Number]) -> Number {
      start.map { totals[end] - totals[$0] } ?? totals[end]
    }
    guard let sum else { return Tally(rows: difference(rows)) }
    return Tally(rows: difference(rows), total: difference(sums[sum].totals), present: difference(sums[sum].present))
  }

  /// How many times lie before an ordinal.
  private func position(of ordinal: Int) -> Int {
    var (low, high) = (0, ordinals.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(ordinals[middle]) < ordinal { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
