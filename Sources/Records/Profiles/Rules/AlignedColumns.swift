import Numbers

/// Numbers of several columns, brought to the same number of decimals so that they can be added and compared.
struct AlignedColumns: Sendable {
  let columns: [RoleColumn]
  private let factors: [Int128]
  private let scale: Int

  init(_ columns: [RoleColumn]) {
    let scale = columns.map(\.scale).max() ?? 0
    self.columns = columns
    self.scale = scale
    factors = columns.map { Fraction.powerOfTen(scale - $0.scale) }
  }

  /// The number of a column in units of the finest one's last decimal; nil for null. 64 bits times a power of ten
  /// below 10^19 fit into 128.
  func number(_ index: Int, _ row: CheckedRow) -> Int128? {
    row.stored(columns[index].index).map { Int128($0) * factors[index] }
  }

  /// A number or a sum of such, for messages.
  func text(_ number: Int128) -> String {
    guard let coefficient = Int(exactly: number) else { return "a number of more than 18 digits" }
    return FixedPoint(coefficient, scale: scale).normalized.text
  }
}
