/// The withdrawn rows of a table, kept as a table of their own: nothing that is asked of the table itself can find them.
package enum WithdrawnTable {
  /// No resource has such a name: `~` is not allowed in it.
  private static let ending = "~withdrawn"

  package static func name(of table: String) -> String { table + ending }

  static func isName(_ table: String) -> Bool { table.hasSuffix(ending) }
}
