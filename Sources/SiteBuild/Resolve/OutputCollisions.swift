import Diagnostics
import SiteModel

/// Finds outputs that want the same file, or a file where another needs a folder.
enum OutputCollisions {
  static func find(in outputs: [PlannedOutput]) -> [Diagnostic] {
    // Hashes tell in a tenth of the time that there is none, as in nearly all sites.
    mayCollide(outputs.map(\.path)) ? collisions(in: outputs) : []
  }

  /// The search index has folders to itself: the names of its files are known when it is made.
  static func amongSearchFiles(_ outputs: [PlannedOutput]) -> [Diagnostic] {
    let inside = outputs.indices.filter { isInSearch(outputs[$0].path.text) }.map { outputs[$0] }
    guard let index = inside.first(where: { if case .searchIndex = $0.job { true } else { false } }) else { return [] }
    return inside.filter { output in
      SearchFiles.folders.contains { output.path.text.hasPrefix($0) || output.path.text + "/" == $0 }
    }.map { collision(index, $0) }
  }

  /// Few outputs of a site are: the rest is passed over by its bytes.
  private static func isInSearch(_ path: String) -> Bool {
    path.utf8.starts(with: SearchFiles.folder.utf8)
  }

  private static func collisions(in outputs: [PlannedOutput]) -> [Diagnostic] {
    var owners: [String: Int] = [:]
    owners.reserveCapacity(outputs.count)
    var diagnostics: [Diagnostic] = []
    for (index, output) in outputs.enumerated() {
      let file = output.path.outputFile
      if let first = owners[file] {
        diagnostics.append(collision(outputs[first], output))
      } else {
        owners[file] = index
      }
    }
    for output in outputs {
      var folder = output.path.outputFile[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard let owner = owners[String(folder)] else { continue }
        diagnostics.append(collision(outputs[owner], output))
      }
    }
    return diagnostics
  }

  /// False when all files are different, and none lies where another needs a folder.
  static func mayCollide(_ paths: [SitePath]) -> Bool {
    var files = Set<UInt64>(minimumCapacity: paths.count)
    var folders: Set<UInt64> = []
    var lastFolder: UInt64?
    for path in paths {
      var hash = PathHash()
      let isPlain = path.text.utf8.withContiguousStorageIfAvailable { bytes in
        guard PathHash.areComposed(bytes) else { return false }
        for byte in bytes {
          // Many files lie in the folder of the one before.
          if byte == UInt8(ascii: "/"), hash.value != lastFolder {
            folders.insert(hash.value)
            lastFolder = hash.value
          }
          hash.add(byte)
        }
        return true
      }
      guard isPlain == true else { return true }
      if path.isPage { for byte in "index.html".utf8 { hash.add(byte) } }
      if !files.insert(hash.value).inserted { return true }
    }
    return !files.isDisjoint(with: folders)
  }

  private static func collision(_ first: PlannedOutput, _ second: PlannedOutput) -> Diagnostic {
    // The finding stands where a publisher can change something.
    let (blamed, other) = second.location == nil ? (second: first, second) : (second, first)
    return Diagnostic(
      .permalinkCollision, "\(blamed.name) and \(other.name) both want the address /\(blamed.path.text)",
      at: blamed.location, notes: [.init("\(other.name) is here", at: other.location)],
      remedy: "rename one of the files, or give one of the bulletins another \"slug\"")
  }
}

/// A hash of a path that is known at each of its slashes (FNV-1a, 64 bits).
private struct PathHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Whether equal texts of such characters are equal bytes, whatever stands beside them: ASCII, Latin letters, Chinese
  /// characters and marks, full-width forms. Not all that are so, but all that Chinese sites name files with (Unicode
  /// Standard Annex 15, section 9: quick check is "yes" and the combining class 0).
  static func areComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lead: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      switch byte {
      case 0xCC...0xE1, 0xEA...0xEE, 0xF0...: return false
      case 0x80..<0xC0:
        switch lead {
        // Two spaces that are others in normal form; combining tone marks; combining marks of kana.
        case (0xE2, 0x80) where byte < 0x82, (0xE3, 0x80) where (0xAA...0xAF).contains(byte),
          (0xE3, 0x82) where (0x99...0x9A).contains(byte):
          return false
        // Of U+2000 to U+2FFF the first 64 only; of U+F000 to U+FFFF the last 256.
        case (_, 0xE2) where byte != 0x80, (_, 0xEF) where byte < 0xBC: return false
        default: break
        }
      default: break
      }
      lead = (lead.1, byte)
    }
    return true
  }
}
