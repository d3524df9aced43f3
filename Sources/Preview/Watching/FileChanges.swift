/// What has changed in the folders that are watched, since somebody asked last.
package struct FileChanges: Sendable, Equatable {
  /// Relative to the source folder. A folder stands for all that it held when it went.
  package var paths: Set<String> = []
  /// Whether more may have changed than is named, because the system has lost count.
  package var isUnsure = false

  package init(paths: Set<String> = [], isUnsure: Bool = false) {
    self.paths = paths
    self.isUnsure = isUnsure
  }

  package var isEmpty: Bool { paths.isEmpty && !isUnsure }

  /// Whether pages stay as they are: only styles have changed.
  package var isOnlyStyles: Bool { !isUnsure && !paths.isEmpty && paths.allSatisfy { $0.hasSuffix(".css") } }

  package mutating func merge(_ other: FileChanges) {
    paths.formUnion(other.paths)
    isUnsure = isUnsure || other.isUnsure
  }
}
