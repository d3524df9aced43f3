import Files
import Glibc

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

  func run() throws(FileError) {
    if !folder.exists, folder.isExchangeable {
      if let parent = File.parent(of: folder.path) { try File.makeFolder(parent) }
      return try File.rename(folder.stage, to: folder.path)
    }
    let isSmall = staged.count + removals.count <= Self.fewChanges
    if isSmall || !folder.isExchangeable { return try renameUnderJournal() }
    let moved = try fillStage()
    if try File.exchange(folder.stage, folder.path) { return }
    for path in moved { try File.remove(folder.stage + "/" + path) }
    try renameUnderJournal()
  }

  private func renameUnderJournal() throws(FileError) {
    let journal = Journal(moves: staged, removals: removals)
    try File.replace(folder.journal, with: journal.bytes, isDurable: true)
    let signals = BlockedSignals()
    defer { signals.restore() }
    try File.makeFolder(folder.path)
    try journal.apply(stage: folder.stage, output: folder.path)
    try File.remove(folder.journal)
  }

  /// Links unchanged files and everything that is not the tool's into the stage. Returns what was added.
  private func fillStage() throws(FileError) -> [String] {
    var added: [String] = []
    let isStaged = Set(staged)
    let oldFolders = Self.folders(of: old.files.keys)
    for entry in try FileTree.scan(folder.path) where !folder.isOwn(entry.path) {
      let isOurs = old.files[entry.path] != nil || (entry.kind == .folder && oldFolders.contains(entry.path))
      if isOurs, new.files[entry.path] == nil || isStaged.contains(entry.path) { continue }
      let target = folder.stage + "/" + entry.path
      if entry.kind == .folder {
        try File.makeFolder(target)
      } else {
        if let parent = File.parent(of: target) { try File.makeFolder(parent) }
        // A file of someone else that is equal to a staged one stays the staged one.
        if isStaged.contains(entry.path) { continue }
        try File.link(folder.path + "/" + entry.path, to: target)
        added.append(entry.path)
      }
    }
    return added
  }

  private static func folders(of paths: some Sequence<String>) -> Set<String> {
    var folders: Set<String> = []
    for path in paths {
      var parent = File.parent(of: path)
      while let current = parent, current != ".", folders.insert(current).inserted { parent = File.parent(of: current) }
    }
    return folders
  }
}

/// Ctrl-C waits while files are renamed.
private struct BlockedSignals {
  private var previous = sigset_t()

  init() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &previous)
  }

  func restore() {
    var set = previous
    pthread_sigmask(SIG_SETMASK, &set, nil)
  }
}
