/// The files of a table, and which of its rows each holds: a row's number leads to its file, its line is stored with it.
package struct RecordParts: Hashable, Sendable {
  /// One file of a table, from its first row on.
  package struct Part: Hashable, Sendable {
    /// Relative to the source folder, `/` between names.
    package let path: String
    /// The number of its first row among all rows of the table, from 1.
    package let firstRow: Int
  }

  /// In the order of the table, by ascending `firstRow`.
  package private(set) var parts: [Part] = []

  package init() {}

  /// Rows from this number on come from this file.
  package mutating func begin(_ path: String, atRow row: Int) { parts.append(Part(path: path, firstRow: row)) }

  /// The file of a row, nil for a table without files.
  package func path(ofRow row: Int) -> String? { parts.last { $0.firstRow <= row }?.path }
}
