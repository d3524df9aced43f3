/// Groups of rows in the order of time, with members of dimensions for values.
struct CubeCells: Sendable {
  /// The dimensions' numbers, in the order of `codes`.
  let dimensions: [Int]
  private let members: [DimensionMembers]
  private(set) var ordinals: [Int32] = []
  /// For each dimension, each cell's member or `DimensionMembers.unlisted`.
  private(set) var codes: [[Int32]] = []
  private(set) var counts: [Int] = []
  private(set) var sums: [GroupedRows.Sum] = []
  /// For each dimension, the values as they stand in the data, with their members.
  let values: [[(text: String?, member: Int32)]]
  /// For each dimension, the cells of each member, by its number + 1.
  private var cells: [[[Int32]]] = []
  /// Cells whose rows are contained in those of other cells: dimension (in the order of `codes`) and member of these.
  private var holders: [Int32: [(dimension: Int, member: Int32)]] = [:]

  /// - Parameters:
  ///   - groups: grouped by the dimensions' columns in their order; columns after these are left aside.
  ///   - holdsTotals: whether rows for places stand beside rows for what the places hold, as in tables by years: then
  ///     a place counts with its own row, and what it holds is not added to it.
  init(_ groups: GroupedRows, dimensions: [Int], members: [DimensionMembers], holdsTotals: Bool) {
    self.dimensions = dimensions
    self.members = members
    values = zip(groups.values, members).map { texts, members in texts.map { ($0, members.number(of: $0)) } }
    let times = groups.ordinals.isEmpty ? groups.counts.map { _ in GroupedRows.noTime } : groups.ordinals
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    ordinals = order.map { times[$0] }
    counts = order.map { groups.counts[$0] }
    codes = dimensions.indices.map { dimension in
      let numbers = values[dimension].map(\.member)
      return order.map { numbers[Int(groups.codes[dimension][$0])] }
    }
    sums = groups.sums.map { sum in
      GroupedRows.Sum(totals: order.map { sum.totals[$0] }, present: order.map { sum.present[$0] })
    }
    cells = dimensions.indices.map { dimension in
      var lists = [[Int32]](repeating: [], count: members[dimension].members.count + 1)
      for (cell, code) in codes[dimension].enumerated() { lists[Int(code) + 1].append(Int32(cell)) }
      return lists
    }
    if holdsTotals { findHolders() }
  }

  // MARK: Selection

  /// The cells that pass, in the order of time.
  func select(_ filters: [DimensionFilter]) -> [Int32] {
    var marks: [(dimension: Int, marks: [Bool])] = []
    for filter in filters {
      guard let index = dimensions.firstIndex(of: filter.dimension) else { continue }
      marks.append((index, filter.marks(members[index])))
    }
    return candidates(marks).filter { cell in
      marks.allSatisfy { $0.marks[Int(codes[$0.dimension][Int(cell)]) + 1] } && !isHeld(cell, marks)
    }
  }

  /// The cells of the filter that leaves fewest.
  private func candidates(_ marks: [(dimension: Int, marks: [Bool])]) -> [Int32] {
    var best: (count: Int, filter: Int)?
    for (index, filter) in marks.enumerated() {
      var count = 0
      for (member, isMarked) in filter.marks.enumerated() where isMarked {
        count += cells[filter.dimension][member].count
      }
      if best.map({ count < $0.count }) ?? true { best = (count, index) }
    }
    guard let best, best.count < counts.count else { return Array(0..<Int32(counts.count)) }
    let filter = marks[best.filter]
    let lists = filter.marks.indices.filter { filter.marks[$0] }.map { cells[filter.dimension][$0] }
    return lists.count == 1 ? lists[0] : lists.flatMap(\.self).sorted()
  }

  /// Whether rows for a whole that passes too hold those of a cell already.
  private func isHeld(_ cell: Int32, _ marks: [(dimension: Int, marks: [Bool])]) -> Bool {
    guard let holders = holders[cell] else { return false }
    return holders.contains { holder in
      marks.first { $0.dimension == holder.dimension }.map { $0.marks[Int(holder.member) + 1] } ?? true
    }
  }

  private mutating func findHolders() {
    var known: Set<[Int32]> = []
    let keys = counts.indices.map { cell in [ordinals[cell]] + codes.map { $0[cell] } }
    known.formUnion(keys)
    for (cell, key) in keys.enumerated() {
      for dimension in dimensions.indices where key[dimension + 1] >= 0 {
        var holder = members[dimension][key[dimension + 1]].parent
        while let member = holder {
          var other = key
          other[dimension + 1] = member
          if known.contains(other) { holders[Int32(cell), default: []].append((dimension, member)) }
          holder = members[dimension][member].parent
        }
      }
    }
  }

  // MARK: Back to the data

  /// Filters as conditions on the values of columns.
  func conditions(_ filters: [DimensionFilter], columns: [String]) -> [ColumnFilter] {
    filters.compactMap { filter in
      guard let index = dimensions.firstIndex(of: filter.dimension) else { return nil }
      let marks = filter.marks(members[index])
      let known = values[index].compactMap { value in value.text.map { ($0, marks[Int(value.member) + 1]) } }
      // Where null passes, the values that do not are named.
      return ColumnFilter(
        column: columns[index], values: known.filter { $0.1 != marks[0] }.map(\.0), isExcluding: marks[0])
    }
  }
}
