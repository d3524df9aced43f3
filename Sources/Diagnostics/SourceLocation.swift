/// A place in a source file, as a person counts: lines and columns from 1, a column per Unicode scalar.
package struct SourceLocation: Hashable, Comparable, Sendable {
  /// Path relative to the source folder, with `/` between names.
  package let path: String
  package let line: Int
  package let column: Int
  /// How many scalars of the line are meant; 0 when only the point is.
  package let length: Int

  package init(path: String, line: Int = 1, column: Int = 1, length: Int = 0) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
  }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.path, left.line, left.column, left.length) < (right.path, right.line, right.column, right.length)
  }
}
