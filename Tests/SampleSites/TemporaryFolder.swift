import Foundation

/// A folder of its own for one test, removed with all that it holds when nobody refers to it any more.
package final class TemporaryFolder: Sendable {
  /// Absolute, links resolved.
  package let path: String

  /// - Parameter parent: where the folder is made; nil is the system's place for temporary files.
  package init(in parent: String? = nil) throws {
    let place = parent ?? (ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp")
    let made = URL(filePath: place).appending(path: "bulletin-test-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    path = made.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of something in the folder.
  package func callAsFunction(_ relative: String) -> String { path + "/" + relative }

  @discardableResult
  package func write(_ relative: String, _ bytes: some Sequence<UInt8>) throws -> TemporaryFolder {
    let target = self(relative)
    let parent = URL(filePath: target).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: target))
    return self
  }

  @discardableResult
  package func write(_ relative: String, _ text: String) throws -> TemporaryFolder { try write(relative, text.utf8) }

  @discardableResult
  package func folder(_ relative: String) throws -> TemporaryFolder {
    try FileManager.default.createDirectory(atPath: self(relative), withIntermediateDirectories: true)
    return self
  }

  /// A symbolic link.
  @discardableResult
  package func link(_ relative: String, to target: String) throws -> TemporaryFolder {
    let parent = URL(filePath: self(relative)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: self(relative), withDestinationPath: target)
    return self
  }

  @discardableResult
  package func remove(_ relative: String) throws -> TemporaryFolder {
    try FileManager.default.removeItem(atPath: self(relative))
    return self
  }

  package func bytes(_ relative: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self(relative)).map(Array.init)
  }

  package func text(_ relative: String) -> String? { bytes(relative).map { String(decoding: $0, as: UTF8.self) } }

  package func exists(_ relative: String) -> Bool { FolderSnapshot.kind(self(relative)) != nil }
}
