import Synchronization

/// The different values of a column by time and dimensions. Counts of these do not add up, so that each period is
/// counted for itself, once.
final class DistinctCube: Sendable {
  private struct Key: Hashable {
    let filters: [DimensionFilter]
    let range: ClosedRange<Int>?
  }

  private struct Memory {
    var selections: [[DimensionFilter]: [Int32]] = [:]
    var tallies: [Key: Tally] = [:]
  }

  private let cells: CubeCells
  /// Each cell's value; nil for null, which is no value.
  private let values: [Int32?]
  private let valueCount: Int
  private let memory = Mutex(Memory())

  /// - Parameter groups: grouped by the dimensions' columns and then by the column whose values are counted.
  init(_ groups: GroupedRows, dimensions: [Int], members: [DimensionMembers]) {
    cells = CubeCells(groups, dimensions: dimensions, members: members, holdsTotals: false)
    let column = dimensions.count
    let times = groups.ordinals.isEmpty ? groups.counts.map { _ in GroupedRows.noTime } : groups.ordinals
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    values = order.map { group in
      let code = groups.codes[column][group]
      return groups.values[column][Int(code)] == nil ? nil : code
    }
    valueCount = groups.values[column].count
  }

  /// - Returns: rows that have a value, and as `total` how many different values.
  func tally(_ filters: [DimensionFilter], _ range: ClosedRange<Int>?) -> Tally {
    let key = Key(filters: filters, range: range)
    if let known = memory.withLock({ $0.tallies[key] }) { return known }
    let selection = selection(filters)
    var seen = [Bool](repeating: false, count: valueCount)
    var tally = Tally()
    for cell in within(range, selection) {
      guard let value = values[Int(cell)] else { continue }
      tally.rows += cells.counts[Int(cell)]
      if !seen[Int(value)] { tally.total += 1 }
      seen[Int(value)] = true
    }
    tally.present = tally.rows
    memory.withLock { $0.tallies[key] = tally }
    return tally
  }

  private func selection(_ filters: [DimensionFilter]) -> [Int32] {
    if let known = memory.withLock({ $0.selections[filters] }) { return known }
    let made = cells.select(filters)
    memory.withLock { $0.selections[filters] = made }
    return made
  }

  private func within(_ range: ClosedRange<Int>?, _ selection: [Int32]) -> ArraySlice<Int32> {
    guard let range else { return selection[...] }
    func position(_ ordinal: Int) -> Int {
      var (low, high) = (0, selection.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(cells.ordinals[Int(selection[middle])]) < ordinal { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return selection[position(range.lowerBound)..<position(range.upperBound + 1)]
  }
}
