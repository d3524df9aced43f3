import Chronology
import Diagnostics

/// What a rule knows of the table when it prepares its check.
struct CheckContext: Sendable {
  let layout: TableLayout
  /// Units of columns, such as 万元, by column name.
  let units: [String: String]
  /// Columns by role.
  let columns: [String: RoleColumn]
  let vocabularies: [Vocabulary]
  /// When the codes of a column are valid, by column name.
  let validity: [String: CodeValidity]
  let today: Today

  func column(_ role: String) -> RoleColumn? { columns[role] }

  func vocabulary(_ role: String) -> Vocabulary? { vocabularies.first { $0.role == role } }

  /// The words of a role's cells and the index of each one's term; empty when the profile has none.
  func words(_ role: String) -> WordTable<Int> { vocabulary(role)?.table ?? WordTable() }
}

/// When the codes of a versioned code list hold.
package struct CodeValidity: Sendable {
  /// One line of the code list.
  package struct Entry: Hashable, Sendable {
    package let name: String?
    /// Days since 1970; open at either side.
    package let since: Int?
    package let until: Int?

    package init(name: String?, since: Int?, until: Int?) {
      self.name = name
      self.since = since
      self.until = until
    }

    func holds(on day: Int) -> Bool { since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true }
  }

  /// A code may have been given twice, in different years.
  package let entries: [String: [Entry]]

  package init(_ entries: [String: [Entry]]) { self.entries = entries }
}
