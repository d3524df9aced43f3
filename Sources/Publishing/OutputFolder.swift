import Files

/// Where a site is written, and the places beside it that a build needs until it is done.
package struct OutputFolder: Sendable {
  /// Absolute, links resolved.
  package let path: String
  /// Where a build writes its files first: beside the output, so that they can be renamed into place, or inside when
  /// the output is a mount point of its own.
  let stage: String
  let journal: String
  /// Whether the whole folder can be exchanged with the stage.
  let isExchangeable: Bool

  /// Finishes what an earlier, interrupted command has left, and clears its stage away.
  ///
  /// - Parameter path: absolute. The folder need not exist.
  package static func open(_ path: String) throws(FileError) -> OutputFolder {
    let folder = OutputFolder(at: File.realPath(path) ?? path)
    try folder.recover()
    return folder
  }

  private init(at path: String) {
    self.path = path
    let parent = File.parent(of: path) ?? "/"
    let name = path.split(separator: "/").last ?? ""
    let device = File.status(path)?.device
    isExchangeable = !name.isEmpty && (device == nil || device == File.status(parent)?.device)
    let beside = isExchangeable ? "\(parent == "/" ? "" : parent)/.\(name)" : path + "/."
    stage = beside + ".bulletin-stage"
    journal = beside + ".bulletin-journal"
  }

  var exists: Bool { File.status(path) != nil }

  /// Whether a commit has begun and not ended.
  var hasJournal: Bool { File.status(journal) != nil }

  /// Names inside the output that are the tool's own even when the stage has to lie there.
  func isOwn(_ relativePath: String) -> Bool {
    relativePath == Manifest.fileName || relativePath.hasPrefix("..bulletin-")
  }

  /// What the tool wrote into the folder; empty when it never did.
  package func manifest() -> Manifest {
    (try? File.read(path + "/" + Manifest.fileName)).flatMap(Manifest.init) ?? Manifest()
  }

  private func recover() throws(FileError) {
    if File.status(journal) != nil {
      if let steps = Journal(try File.read(journal)) { try steps.apply(stage: stage, output: path) }
      try File.remove(journal)
    }
    // What a journal is written to before it has its name.
    try File.remove(journal + ".new")
    try File.remove(stage)
  }
}
