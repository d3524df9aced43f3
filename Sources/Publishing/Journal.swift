import Files

/// The steps that bring an output folder from the old site to the new one, written down before the first is taken. If
/// the machine dies in between, the next command takes the rest.
struct Journal: Equatable {
  /// Staged files to move into place, relative to both folders.
  var moves: [String]
  /// Files of the old site to remove.
  var removals: [String]

  private static let firstLine = "bulletin-journal 1"
  private static let lastLine = "end"

  init(moves: [String], removals: [String]) {
    self.moves = moves
    self.removals = removals
  }

  /// Nil when the journal was not written to its end, so that no step was taken.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.first == Self.firstLine, lines.count >= 2, lines.last == Self.lastLine else { return nil }
    moves = []
    removals = []
    for line in lines.dropFirst().dropLast() {
      switch line.first {
      case "+": moves.append(String(line.dropFirst()))
      case "-": removals.append(String(line.dropFirst()))
      default: return nil
      }
    }
  }

  var bytes: [UInt8] {
    let lines = [Self.firstLine] + moves.map { "+" + $0 } + removals.map { "-" + $0 } + [Self.lastLine]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Takes all steps. Those taken before, in a run that was cut short, are passed over.
  func apply(stage: String, output: String) throws(FileError) {
    for path in moves {
      let staged = stage + "/" + path
      guard File.status(staged) != nil else { continue }
      let target = output + "/" + path
      if let parent = File.parent(of: target) { try File.makeFolder(parent) }
      try File.rename(staged, to: target)
    }
    for path in removals {
      try File.remove(output + "/" + path)
      removeEmptyFolders(above: path, in: output)
    }
  }

  private func removeEmptyFolders(above path: String, in output: String) {
    var folder = File.parent(of: path)
    while let current = folder, current != ".", File.removeEmptyFolder(output + "/" + current) {
      folder = File.parent(of: current)
    }
  }
}
