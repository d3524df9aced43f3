import Diagnostics

/// Sees the typed rows of a table on their way to the engine, with the places of their cells, such as the rules of a
/// profile do.
package protocol RowWatch {
  /// - Parameters:
  ///   - cells: in the order of the layout, valid during the call; null where a cell had a fault.
  ///   - place: where the cell of a column stands; costs a search, so that it is for findings.
  mutating func see(_ cells: UnsafeBufferPointer<TypedCell>, line: Int, place: (_ column: Int) -> SourceLocation)
  /// After the last row: all that was found.
  mutating func finish() -> [Diagnostic]
}
