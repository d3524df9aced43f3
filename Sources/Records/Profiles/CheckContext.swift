/// What a rule knows of the table when it prepares its check.
struct CheckContext: Sendable {
  let layout: TableLayout
  /// Units of columns, such as 万元, by column name.
  let units: [String: String]
  /// Columns by role.
  let columns: [String: RoleColumn]
  let vocabularies: [Vocabulary]
  /// The code lists of columns, by column name.
  let codes: [String: CodeList]
  let today: Today

  func column(_ role: String) -> RoleColumn? { columns[role] }

  func vocabulary(_ role: String) -> Vocabulary? { vocabularies.first { $0.role == role } }

  /// The words of a role's cells and the index of each one's term; empty when the profile has none.
  func words(_ role: String) -> WordTable<Int> { vocabulary(role)?.table ?? WordTable() }
}
