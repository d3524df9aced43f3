import Diagnostics
import Files

/// The folder of a data package, `content/data/`: nothing outside of it is read.
package struct DataFolder: Sendable {
  /// Where it lies on this machine.
  package let root: String
  /// How places in messages begin: relative to the source folder, such as `content/data`; empty for none.
  package let name: String

  package init(root: String, name: String) {
    self.root = root
    self.name = name
  }

  /// What is at a path.
  package enum Presence: Hashable, Sendable { case file, folder, missing, outside }

  /// The path as messages name it.
  package func displayPath(_ path: String) -> String { name.isEmpty ? path : name + "/" + path }

  /// What is at a path below the folder. A link that leads out of the folder is `outside`, as is one in its way.
  package func presence(of path: String) -> Presence {
    guard let real = File.realPath(root + "/" + path), let folder = File.realPath(root) else { return .missing }
    guard real.hasPrefix(folder + "/") else { return real == folder ? .folder : .outside }
    return switch File.status(real)?.kind {
    case .file: .file
    case nil: .missing
    default: .folder
    }
  }

  /// The file at a path that `presence` found, named as messages name it.
  package func read(_ path: String) throws(FileError) -> SourceFile {
    SourceFile(path: displayPath(path), bytes: try File.read(root + "/" + path))
  }

  /// What is wrong with a path as it is written, as the end of a sentence; nil when it may be looked up.
  ///
  /// Source: Data Resource, "data location": relative POSIX paths, never absolute, never through `..`.
  package static func fault(in path: String) -> String? {
    if path.isEmpty { return "is empty" }
    if path.contains("://") { return "is an address: data are read from files only" }
    if path.hasPrefix("/") || path.hasPrefix("~") { return "is absolute: paths start at the data folder" }
    if path.contains("\\") { return "holds a backslash: names are parted by \"/\"" }
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "holds a control character"
    }
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    if names.contains("..") { return "leaves the data folder" }
    return names.contains("") || names.contains(".") ? "is not a plain path" : nil
  }
}
