import Concurrency
import Files
import Glibc
import Synchronization

/// One build's output: files are staged as they come, from many tasks at once, and appear in the output folder all
/// together or not at all.
package final class OutputTransaction: Sendable {
  /// What became of the files.
  package struct Summary: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0
  }

  private struct Records {
    /// Whether each file of the old site stays as it is, in the order of its manifest.
    var kept: [Bool]
    /// Files whose bytes were handed over.
    var files: [String: Manifest.Entry] = [:]
    /// Those of them that lie in the stage.
    var staged: [String] = []
    /// Whether the commit gave files that stay other stamps.
    var movesFiles = false
  }

  private let folder: OutputFolder
  private let known: KnownOutput
  private var old: Manifest { known.manifest }
  private let stageDescriptor: Int32
  /// The output folder; negative when there is none.
  private let outputDescriptor: Int32
  private let records: Mutex<Records>

  /// - Parameter known: what `OutputFolder.known(by:)` gives, where the caller has it.
  package init(_ folder: OutputFolder, known: KnownOutput? = nil) throws(FileError) {
    self.folder = folder
    let known = known ?? folder.known()
    self.known = known
    records = Mutex(Records(kept: Array(repeating: false, count: known.manifest.paths.count)))
    try File.makeFolder(folder.stage)
    stageDescriptor = open(folder.stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    outputDescriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard stageDescriptor >= 0 else { throw FileError("read", folder.stage) }
  }

  deinit {
    close(stageDescriptor)
    if outputDescriptor >= 0 { close(outputDescriptor) }
  }

  /// Adds a file to the site. Bytes that the output already holds are not written again.
  ///
  /// - Parameter hash: of the bytes, where the caller has it.
  package func write(_ path: String, _ bytes: [UInt8], hash: ContentHash? = nil) throws(FileError) {
    let content = hash ?? ContentHash(bytes)
    if reuse(path, content: content) { return }
    // Hashed here, where the bytes are in the cache of the core that made them.
    let same = old.entry(path).flatMap { $0.content == content ? $0 : nil }
    let entry = same ?? Manifest.Entry(bytes, content: content)
    let descriptor = try create(path)
    defer { close(descriptor) }
    try File.write(bytes, to: descriptor, path: path)
    records.withLock {
      $0.files[path] = entry
      $0.staged.append(path)
    }
  }

  /// Keeps a file of the old site as it is, for a caller that knows without its bytes that it would be the same.
  /// False when that is not what lies there: somebody has changed it, or another site was built into the folder since.
  ///
  /// - Parameter content: the hash of its bytes.
  package func reuse(_ path: String, content: ContentHash) -> Bool {
    guard let number = old.number(of: path), old.entries[number].content == content, isIntact(number) else {
      return false
    }
    records.withLock { $0.kept[number] = true }
    return true
  }

  /// A file of the new site.
  private struct Added {
    let path: String
    let entry: Manifest.Entry
    /// Its number in the old manifest, if it stays as it is.
    var number: Int?
  }

  /// What was added so far, in the order of manifests.
  private func added(_ records: Records) -> [Added] {
    var rest = records.files.sorted { PathOrder.precedes($0.key, $1.key) }[...]
    var added: [Added] = []
    added.reserveCapacity(old.paths.count + rest.count)
    for number in records.kept.indices where records.kept[number] {
      let path = old.paths[number]
      while let next = rest.first, PathOrder.precedes(next.key, path) {
        added.append(Added(path: next.key, entry: next.value))
        rest.removeFirst()
      }
      if let next = rest.first, PathOrder.isSame(next.key, path) { continue }
      added.append(Added(path: path, entry: old.entries[number], number: number))
    }
    return added + rest.map { Added(path: $0.key, entry: $0.value) }
  }

  /// Adds `manifest.json`, which lists all files that were added so far, and its signature. The last thing to add.
  ///
  /// - Parameter site: the public address of the site; nil where it has none.
  package func writeManifest(signedBy key: SigningKey?, of site: String? = nil) throws(FileError) {
    let added = added(records.withLock { $0 })
    let bytes = PublishedManifest(added.lazy.map { ($0.path, $0.entry) }, site: site).json
    try write(PublishedManifest.fileName, bytes)
    if let key { try write(PublishedManifest.signatureFileName, ManifestSignature(of: bytes, by: key).json) }
  }

  /// The stamps of all files of the site, after the commit. Those that nothing was done to are not looked at again.
  package func outputStamps() -> StampTable {
    let records = records.withLock { $0 }
    var found: (paths: [String], stamps: [FileStamp]) = ([], [])
    func add(_ path: String, _ known: FileStamp? = nil) {
      guard let stamp = known ?? File.status(folder.path + "/" + path)?.stamp else { return }
      found.paths.append(path)
      found.stamps.append(stamp)
    }
    for file in added(records) {
      add(file.path, records.movesFiles ? nil : file.number.flatMap { known.stamps[$0] })
    }
    // The manifest too: should it be lost, the next build makes it anew while all files are still known.
    add(Manifest.fileName)
    return StampTable(found.paths, found.stamps)
  }

  /// Gives the stage up. The output is as it was.
  package func abandon() { try? File.remove(folder.stage) }

  /// Files that the site wants to write where someone else's file lies.
  package func conflicts() -> [String] {
    let records = records.withLock { $0 }
    var conflicts: [String] = []
    var checked: Set<String> = []
    guard folder.exists else { return [] }
    for path in records.staged.sorted() {
      if let blocked = blockedParent(of: path, &checked) {
        conflicts.append(blocked)
      } else if isOccupied(path, records.files[path]?.content) {
        conflicts.append(path)
      }
    }
    return Array(Set(conflicts)).sorted()
  }

  /// Whether something that is not the tool's lies at the path of a file. Equal bytes are no conflict, so that a lost
  /// manifest can be made anew.
  private func isOccupied(_ path: String, _ hash: ContentHash?) -> Bool {
    guard let status = File.status(folder.path + "/" + path) else { return false }
    if status.kind == .folder { return !isOurs(folder: path) }
    if old.lists(path) { return false }
    return status.kind != .file || (try? File.read(folder.path + "/" + path)).map(ContentHash.init) != hash
  }

  /// Whether a folder holds nothing but files of the old site, so that it goes with them.
  private func isOurs(folder path: String) -> Bool {
    guard let entries = try? FileTree.scan(folder.path + "/" + path) else { return false }
    let folders = old.folders
    return folders.contains(path)
      && entries.allSatisfy { entry in
        let place = path + "/" + entry.path
        return entry.kind == .folder ? folders.contains(place) : old.lists(place)
      }
  }

  /// A file or link that lies where the path needs a folder. Links are not followed, so that nothing is written
  /// outside the output.
  private func blockedParent(of path: String, _ checked: inout Set<String>) -> String? {
    var parent = File.parent(of: path)
    while let current = parent, current != "." {
      guard checked.insert(current).inserted else { return nil }
      if let status = File.status(folder.path + "/" + current), status.kind != .folder, !old.lists(current) {
        return current
      }
      parent = File.parent(of: current)
    }
    return nil
  }

  /// Makes the staged files the site.
  package func commit() throws(FileError) -> Summary {
    var records = records.withLock { $0 }
    let added = added(records)
    let manifest = Manifest(sorted: added.map(\.path), added.map(\.entry))
    let removals = zip(old.paths, records.kept).lazy.filter { !$1 && !manifest.lists($0) }.map(\.0).sorted()
    let summary = Summary(
      written: records.staged.count, unchanged: manifest.paths.count - records.staged.count, removed: removals.count)
    if manifest != old || !folder.exists {
      try File.replace(folder.stage + "/" + Manifest.fileName, with: manifest.bytes)
      records.staged.append(Manifest.fileName)
    }
    if !records.staged.isEmpty || !removals.isEmpty {
      do throws(FileError) {
        let areLeftAlone = try Commit(
          folder: folder, old: old, new: manifest, staged: records.staged, removals: removals
        ).run()
        if !areLeftAlone { self.records.withLock { $0.movesFiles = true } }
      } catch {
        // With a journal the stage is needed to finish.
        if !folder.hasJournal { abandon() }
        throw error
      }
    }
    let meter = ProgressMeter(.remove, total: old.paths.count)
    try File.remove(folder.stage) { meter.advance() }
    return summary
  }

  /// Whether a file of the output is as the tool left it, by its number in the old manifest.
  private func isIntact(_ number: Int) -> Bool {
    if known.stamps[number] != nil { return true }
    let path = old.paths[number]
    guard outputDescriptor >= 0, File.status(path, in: outputDescriptor)?.kind == .file else { return false }
    return (try? File.read(folder.path + "/" + path)).map(ContentHash.init) == old.entries[number].content
  }

  /// Creates a file in the stage, with the folders above it.
  private func create(_ path: String) throws(FileError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    // A page has a folder of its own, so that trying the file first would mostly be in vain.
    if path.hasSuffix("/index.html"), let parent = File.parent(of: path) {
      mkdirat(stageDescriptor, parent, 0o777)
    }
    var descriptor = openat(stageDescriptor, path, flags, 0o666)
    if descriptor < 0, errno == ENOENT, let parent = File.parent(of: path) {
      try File.makeFolder(folder.stage + "/" + parent)
      descriptor = openat(stageDescriptor, path, flags, 0o666)
    }
    guard descriptor >= 0 else { throw FileError("create", folder.stage + "/" + path) }
    return descriptor
  }
}
