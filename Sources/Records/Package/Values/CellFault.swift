/// Why the text of a cell is no value of its column's type.
package enum CellFault: Hashable, Sendable {
  /// It is not written as values of the type are.
  case form
  /// A day or a time that does not exist, such as 2024-02-30.
  case existence
  /// Beyond 64 bits.
  case size
  /// More digits after the point than are kept.
  case decimals
  /// `NaN` or `INF`.
  case notFinite
  /// A list or an object of JSON where one value is wanted.
  case nested
}
