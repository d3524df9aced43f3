import Files
import Glibc

/// The folders that are watched, with all below them, and what their events say of the source. One thread uses it.
struct WatchedFolders: ~Copyable {
  private let inotify: Inotify
  /// Absolute, links resolved.
  private let root: String
  /// Names in the root, such as `content`.
  private let tops: [String]
  /// Paths relative to the root; the root itself is empty.
  private var paths: [Int32: String] = [:]
  /// Files elsewhere in the source that links within the folders stand for, relative to the root.
  private var targets: Set<String> = []
  /// Files that went in this burst and have not come back: editors put a file aside and write it anew.
  private var gone: Set<String> = []
  /// Whether a folder could not be watched, so that one has to look from time to time.
  private(set) var isPartial = false

  init(root: String, tops: [String]) throws(FileError) {
    inotify = try Inotify()
    self.root = root
    self.tops = tops
    addAll()
  }

  var descriptor: Int32 { inotify.descriptor }

  /// What the waiting events say. `isSettled` is false when a write has begun whose end has not been seen, or a file
  /// has gone that may come back.
  mutating func changes() -> (changes: FileChanges, isSettled: Bool) {
    var changes = FileChanges()
    var isSettled = true
    for event in inotify.read() { take(event, into: &changes, &isSettled) }
    return (changes, isSettled && gone.isEmpty)
  }

  /// What has gone by now will not come back.
  mutating func endBurst() { gone = [] }

  private mutating func take(_ event: Inotify.Event, into changes: inout FileChanges, _ isSettled: inout Bool) {
    if event.has(IN_Q_OVERFLOW) {
      changes.isUnsure = true
      addAll()
      return
    }
    guard let folder = paths[event.watch] else { return }
    if event.has(IN_IGNORED) {
      paths[event.watch] = nil
      return
    }
    if event.name.isEmpty || WatchedName.isIgnored(event.name) { return }
    let path = folder.isEmpty ? event.name : folder + "/" + event.name
    guard isOurs(path) else { return }
    changes.paths.insert(path)
    if event.has(IN_ISDIR) {
      if event.has(IN_MOVED_FROM) { forget(path) }
      if event.has(IN_CREATE) || event.has(IN_MOVED_TO) { add(path, into: &changes) }
    } else if event.has(IN_CREATE) || event.has(IN_MOVED_TO) {
      gone.remove(path)
      addTarget(ofLink: path)
    } else if event.has(IN_DELETE) || event.has(IN_MOVED_FROM) {
      gone.insert(path)
    }
    // A folder that comes is followed by what is put into it; a file that was only written to, by the end of it.
    isSettled = event.has(IN_CLOSE_WRITE) || (event.has(IN_MOVED_TO) && !event.has(IN_ISDIR))
  }

  private func isOurs(_ path: String) -> Bool {
    tops.contains { path == $0 || path.hasPrefix($0 + "/") } || targets.contains(path)
  }

  private mutating func addAll() {
    if let watch = inotify.add(root) { paths[watch] = "" } else { isPartial = true }
    var unused = FileChanges()
    for top in tops where File.status(root + "/" + top) != nil { add(top, into: &unused) }
  }

  /// Watches a folder and all below it, and names the files that it holds: they may have come before the watch did.
  private mutating func add(_ path: String, into changes: inout FileChanges) {
    watch(path)
    let entries = (try? FileTree.scan(root + "/" + path, enters: { !Self.isIgnored($0) })) ?? []
    for entry in entries where !Self.isIgnored(entry.path) {
      let path = path + "/" + entry.path
      switch entry.kind {
      case .folder: watch(path)
      case .link: addTarget(ofLink: path)
      case .file, .other: break
      }
      changes.paths.insert(path)
    }
  }

  private mutating func watch(_ path: String) {
    if let watch = inotify.add(root + "/" + path) {
      paths[watch] = path
    } else if errno == ENOSPC || errno == ENOMEM {
      isPartial = true
    }
  }

  /// A folder that has moved away would go on to report under its old name.
  private mutating func forget(_ path: String) {
    for (watch, known) in paths where known == path || known.hasPrefix(path + "/") {
      inotify.remove(watch)
      paths[watch] = nil
    }
  }

  /// A link to a file of the source stands for that file, wherever it lies.
  private mutating func addTarget(ofLink path: String) {
    guard File.status(root + "/" + path)?.kind == .link, let target = File.realPath(root + "/" + path),
      target.hasPrefix(root + "/"), let folder = File.parent(of: target)
    else { return }
    let relative = relativePath(target)
    if isOurs(relative) { return }
    targets.insert(relative)
    if let watch = inotify.add(folder) { paths[watch] = relativePath(folder) }
  }

  private func relativePath(_ path: String) -> String { String(Substring(path.utf8.dropFirst(root.utf8.count + 1))) }

  private static func isIgnored(_ path: String) -> Bool {
    WatchedName.isIgnored(String(path.split(separator: "/").last ?? ""))
  }
}
