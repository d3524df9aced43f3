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
    /// Whether the files that stay have the stamps that were known.
    var hasKnownStamps = true
    /// What was committed.
    var new: Manifest?
  }

  private let folder: OutputFolder
  private let old: Manifest
  /// Stamps of the output's files at the end of the last build. A file whose stamp is the same holds what the
  /// manifest says; any other is read before it is trusted.
  private let stamps: StampTable
  private let stageDescriptor: Int32
  /// The output folder; negative when there is none.
  private let outputDescriptor: Int32
  private let records: Mutex<Records>

  /// - Parameter manifest: what `OutputFolder.manifest()` gives, which takes a while to read.
  package init(
    _ folder: OutputFolder, manifest: Manifest? = nil, knownStamps: StampTable = StampTable()
  ) throws(FileError) {
    self.folder = folder
    old = manifest ?? folder.manifest()
    stamps = knownStamps
    records = Mutex(Records(kept: Array(repeating: false, count: old.paths.count)))
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
    let known = old.entry(path).flatMap { $0.content == content ? $0 : nil }
    if let known, isIntact(path, known) {
      records.withLock { $0.files[path] = known }
      return
    }
    // Hashed here, where the bytes are in the cache of the core that made them.
    let entry = known ?? Manifest.Entry(bytes, content: content)
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
    guard let number = old.number(of: path), old.entries[number].content == content,
      isIntact(path, old.entries[number])
    else { return false }
    records.withLock { $0.kept[number] = true }
    return true
  }

  /// What was added so far.
  private func manifest(_ records: Records) -> Manifest {
    let added = records.files.sorted { PathOrder.precedes($0.key, $1.key) }
    var rest = added[...]
    var paths: [String] = []
    var entries: [Manifest.Entry] = []
    paths.reserveCapacity(old.paths.count + added.count)
    entries.reserveCapacity(old.paths.count + added.count)
    func add(_ path: String, _ entry: Manifest.Entry) {
      paths.append(path)
      entries.append(entry)
    }
    for number in records.kept.indices where records.kept[number] {
      let path = old.paths[number]
      while let next = rest.first, PathOrder.precedes(next.key, path) {
        add(next.key, next.value)
        rest.removeFirst()
      }
      if let next = rest.first, PathOrder.isSame(next.key, path) { continue }
      add(path, old.entries[number])
    }
    for next in rest { add(next.key, next.value) }
    return Manifest(sorted: paths, entries)
  }

  /// Adds `manifest.json`, which lists all files that were added so far, and its signature. The last thing to add.
  ///
  /// - Parameter site: the public address of the site; nil where it has none.
  package func writeManifest(signedBy key: SigningKey?, of site: String? = nil) throws(FileError) {
    let bytes = PublishedManifest(manifest(records.withLock { $0 }), site: site).json
    try write(PublishedManifest.fileName, bytes)
    if let key { try write(PublishedManifest.signatureFileName, ManifestSignature(of: bytes, by: key).json) }
  }

  /// The stamps of all files of the site, after the commit. Those that nothing was done to are not looked at again.
  package func outputStamps() -> StampTable {
    let records = records.withLock { $0 }
    // The manifest too: should it be lost, the next build makes it anew while all files are still known.
    let paths = (records.new ?? manifest(records)).paths + [Manifest.fileName]
    let staged = records.hasKnownStamps ? Set(records.staged) : []
    var found: (paths: [String], stamps: [FileStamp]) = ([], [])
    found.paths.reserveCapacity(paths.count)
    found.stamps.reserveCapacity(paths.count)
    for path in paths {
      let known = records.hasKnownStamps && !staged.contains(path) ? stamps[path] : nil
      guard let stamp = known ?? File.status(folder.path + "/" + path)?.stamp else { continue }
      found.paths.append(path)
      found.stamps.append(stamp)
    }
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
    let manifest = manifest(records)
    self.records.withLock { $0.new = manifest }
    let removals = old.paths.filter { !manifest.lists($0) }.sorted()
    let summary = Summary(
      written: records.staged.count, unchanged: manifest.paths.count - records.staged.count, removed: removals.count)
    if manifest != old || !folder.exists {
      try File.replace(folder.stage + "/" + Manifest.fileName, with: manifest.bytes)
      records.staged.append(Manifest.fileName)
      self.records.withLock { $0.staged.append(Manifest.fileName) }
    }
    if !records.staged.isEmpty || !removals.isEmpty {
      do throws(FileError) {
        let areLeftAlone = try Commit(
          folder: folder, old: old, new: manifest, staged: records.staged, removals: removals
        ).run()
        if !areLeftAlone { self.records.withLock { $0.hasKnownStamps = false } }
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

  /// Whether a file of the output is as the tool left it.
  private func isIntact(_ path: String, _ entry: Manifest.Entry) -> Bool {
    guard outputDescriptor >= 0, let status = File.status(path, in: outputDescriptor), status.kind == .file
    else { return false }
    if status.stamp == stamps[path] { return true }
    records.withLock { $0.hasKnownStamps = false }
    return (try? File.read(folder.path + "/" + path)).map(ContentHash.init) == entry.content
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
