import Files

/// The steps that bring an output folder from the old site to the new one, written down before the first is taken. If
/// the machine dies in between, the next command takes the rest.
struct Journal: Equatable {
  /// Files of the old site to remove: the first steps, since a new folder may take the place of an old file.
  var removals: [String]
  /// Staged files to move into place, relative to both folders.
  var moves: [String]

  private static let firstLine = "bulletin-journal 2"

  init(moves: [String], removals: [String]) {
    self.moves = moves
    self.removals = removals
  }

  /// Nil when the journal was not written to its end, so that no step was taken, or when it is damaged.
  init?(_ bytes: [UInt8]) {
    guard let lines = CheckedLines.read(bytes, Self.firstLine) else { return nil }
    moves = []
    removals = []
    for line in lines {
      let path = line.dropFirst()
      guard CheckedLines.isWithin(path) else { return nil }
      switch line.first {
      case UInt8(ascii: "+"): moves.append(String(decoding: path, as: UTF8.self))
      case UInt8(ascii: "-"): removals.append(String(decoding: path, as: UTF8.self))
      default: return nil
      }
    }
  }

  var bytes: [UInt8] {
    CheckedLines.bytes(Self.firstLine, removals.map { "-" + $0 } + moves.map { "+" + $0 })
  }

  /// Takes all steps. Those taken before, in a run that was cut short, are passed over.
  ///
  /// Nothing is written or removed through a symbolic link, should one have taken the place of a folder.
  func apply(stage: String, output: String) throws(FileError) {
    for path in removals where Self.firstLink(above: path, in: output) == nil {
      try File.removeFile(output + "/" + path)
      removeEmptyFolders(above: path, in: output)
    }
    for path in moves {
      let staged = stage + "/" + path
      guard File.status(staged) != nil else { continue }
      if let link = Self.firstLink(above: path, in: output) { throw FileError.symbolicLink("write through", link) }
      let target = output + "/" + path
      if let parent = File.parent(of: target) { try File.makeFolder(parent) }
      try File.rename(staged, to: target)
    }
  }

  /// A symbolic link where a path needs a folder.
  private static func firstLink(above path: String, in output: String) -> String? {
    var folder = File.parent(of: path)
    while let current = folder, current != "." {
      if File.status(output + "/" + current)?.kind == .link { return output + "/" + current }
      folder = File.parent(of: current)
    }
    return nil
  }

  private func removeEmptyFolders(above path: String, in output: String) {
    var folder = File.parent(of: path)
    while let current = folder, current != ".", File.removeEmptyFolder(output + "/" + current) {
      folder = File.parent(of: current)
    }
  }
}
