import Diagnostics
import SiteModel

/// Finds outputs that want the same file, or a file where another needs a folder.
enum OutputCollisions {
  static func find(in outputs: [PlannedOutput]) -> [Diagnostic] {
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

  private static func collision(_ first: PlannedOutput, _ second: PlannedOutput) -> Diagnostic {
    // The finding stands where a publisher can change something.
    let (blamed, other) = second.location == nil ? (second: first, second) : (second, first)
    return Diagnostic(
      .permalinkCollision, "\(blamed.name) and \(other.name) both want the address /\(blamed.path.text)",
      at: blamed.location, notes: [.init("\(other.name) is here", at: other.location)],
      remedy: "rename one of the files, or give one of the bulletins another \"slug\"")
  }
}
