import DataFormats
import Diagnostics

/// Why a manifest or a signature is not believed.
package struct ManifestFault: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension PublishedManifest {
  /// Reads a manifest that may come from anywhere.
  ///
  /// - Parameter name: the file, for messages.
  package init(reading bytes: [UInt8], name: String) throws(ManifestFault) {
    let members = try Self.members(of: bytes, name: name)
    guard members["format"]?.text == Self.format else {
      let found = members["format"]?.text.map { ", not \"\($0.prefix(40))\"" } ?? ""
      throw ManifestFault("\(name) is no manifest of this tool: its \"format\" must be \"\(Self.format)\"\(found)")
    }
    guard let elements = members["files"]?.elements else { throw ManifestFault("\(name) has no list \"files\"") }
    var files: [Entry] = []
    files.reserveCapacity(elements.count)
    for element in elements { files.append(try Self.entry(element, name: name)) }
    files.sort { PathOrder.precedes($0.path, $1.path) }
    for (entry, next) in zip(files, files.dropFirst()) where PathOrder.isSame(entry.path, next.path) {
      throw ManifestFault("\(name) lists \"\(entry.path)\" twice")
    }
    self.init(sorted: files, site: members["site"]?.text)
  }

  /// The members of a JSON file that holds one object.
  static func members(of bytes: [UInt8], name: String) throws(ManifestFault) -> [String: DataValue] {
    var found: [Diagnostic] = []
    let value = JSONReader.read(SourceFile(path: name, bytes: bytes), into: &found)
    if let fault = found.first {
      throw ManifestFault("\(name), line \(fault.location?.line ?? 1): \(fault.message)")
    }
    guard let members = value?.members else { throw ManifestFault("\(name) is no JSON object") }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private static func entry(_ value: DataValue, name: String) throws(ManifestFault) -> Entry {
    let place = "\(name), line \(value.location.line)"
    guard let members = value.members else { throw ManifestFault("\(place): an entry of \"files\" must be an object") }
    func text(_ key: String) -> String? { members.first { $0.key == key }?.value.text }
    guard let path = text("path") else { throw ManifestFault("\(place): an entry has no \"path\"") }
    guard CheckedLines.isWithin(Array(path.utf8)[...]) else {
      throw ManifestFault("\(place): the path \"\(path)\" leads out of the folder; the manifest is refused")
    }
    guard !isOwn(path) else { throw ManifestFault("\(place): a manifest cannot list \"\(path)\"") }
    guard let count = text("bytes").flatMap({ Int($0) }), count >= 0 else {
      throw ManifestFault("\(place): \"bytes\" of \"\(path)\" must be a size")
    }
    guard let sha256 = text("sha256").flatMap({ SHA256Digest(hexadecimal: $0.utf8) }) else {
      throw ManifestFault("\(place): \"sha256\" of \"\(path)\" must be 64 hexadecimal digits")
    }
    return Entry(path: path, byteCount: count, sha256: sha256)
  }
}
