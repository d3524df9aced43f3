import Concurrency
import Files

/// The last step of a build: the staged files take their place.
///
/// Many changes: the stage is filled up with links to what has not changed and then exchanged with the output in one
/// step. Few changes: the files are renamed one by one under a journal, which costs nothing for all the others.
struct Commit {
  /// Up to so many renames are done one by one: a few milliseconds, where linking ten thousand files takes 400.
  static let fewChanges = 256

  let folder: OutputFolder
  let old: Manifest
  let new: Manifest
  let staged: [String]
  let removals: [String]

  /// After an error the output is as it was, unless a journal is there: then the next command takes the rest of its
  /// steps.
  ///
  /// - Returns: whether files that have not changed were left alone, so that their stamps are what they were.
  func run() throws(FileError) -> Bool {
    if !folder.exists, folder.isExchangeable {
      if let parent = File.parent(of: folder.path) { try File.makeFolder(parent) }
      try File.rename(folder.stage, to: folder.path)
      return false
    }
    let isSmall = staged.count + removals.count <= Self.fewChanges
    if isSmall || !folder.isExchangeable {
      try renameUnderJournal()
      return true
    }
    if let filled = fillStage() {
      if try File.exchange(folder.stage, folder.path) { return false }
      for path in filled { try File.remove(folder.stage + "/" + path) }
    }
    try renameUnderJournal()
    return false
  }

  private func renameUnderJournal() throws(FileError) {
    let journal = Journal(moves: staged, removals: removals)
    try DeferredSignals.during { () throws(FileError) in
      try File.replace(folder.journal, with: journal.bytes, isDurable: true)
      try makeFolders()
      try journal.apply(stage: folder.stage, output: folder.path)
      try File.remove(folder.journal)
    }
  }

  /// Makes the folders that new files need before the first step is taken: all that can still fail for want of room.
  /// Then they are taken back and the output is as it was.
  private func makeFolders() throws(FileError) {
    var made: [String] = []
    // Where an old file still lies, the folder can only be made after that has gone.
    var waiting: Set<String> = []
    do throws(FileError) {
      for name in [""] + Manifest.folders(of: staged).sorted() {
        let path = name.isEmpty ? folder.path : folder.path + "/" + name
        let kind = File.status(path)?.kind
        if kind == .folder { continue }
        if kind != nil || File.parent(of: name).map(waiting.contains) == true {
          waiting.insert(name)
        } else {
          try File.makeFolder(path)
          made.append(path)
        }
      }
    } catch {
      for path in made.reversed() { _ = File.removeEmptyFolder(path) }
      try File.remove(folder.journal)
      throw error
    }
  }

  /// Links unchanged files and everything that is not the tool's into the stage.
  ///
  /// - Returns: what was added; nil where that cannot be done (a file of another user, a mount point within the
  ///   output, a name that is not UTF-8), so that the output has to be changed in place.
  private func fillStage() -> [String]? {
    var added: [String] = []
    do throws(FileError) {
      let oldFolders = old.folders
      let isStaged = Set(staged)
      var foreignFolders: [String] = []
      let meter = ProgressMeter(.commit, total: max(new.paths.count - staged.count, 0))
      defer { meter.finish() }
      for entry in try FileTree.scan(folder.path) where !folder.isOwn(entry.path) {
        guard entry.hasReadableName else { throw FileError("link", entry.path, code: 0) }
        let isOurs = old.lists(entry.path) || (entry.kind == .folder && oldFolders.contains(entry.path))
        if isOurs, !new.lists(entry.path) || isStaged.contains(entry.path) { continue }
        let target = folder.stage + "/" + entry.path
        if entry.kind == .folder {
          try File.makeFolder(target)
          foreignFolders.append(entry.path)
        } else {
          if let parent = File.parent(of: target) { try File.makeFolder(parent) }
          // A file of someone else that is equal to a staged one stays the staged one.
          if isStaged.contains(entry.path) { continue }
          try File.link(folder.path + "/" + entry.path, to: target)
          added.append(entry.path)
          meter.advance()
        }
      }
      for path in foreignFolders.reversed() + [""] {
        try File.copyRights(of: folder.path + "/" + path, to: folder.stage + "/" + path)
      }
      return added
    } catch {
      for path in added { try? File.remove(folder.stage + "/" + path) }
      return nil
    }
  }
}
