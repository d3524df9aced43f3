import Files

/// What has to happen so that a folder holds a site. Looks at names and sizes, and reads only what would be replaced.
struct CopyPlan: Sendable {
  /// In groups, each to be finished before the next: what pages need, new pages, changed pages, what leads to pages. So
  /// no page that readers find at any moment leads to something that is not there yet.
  private(set) var copies: [[String]] = [[], [], [], []]
  /// Files of the site before that have to go first, since a file has the place of a folder or a folder that of a file.
  private(set) var obstacles: [String] = []
  /// Files of the site before that are no part of it any more.
  private(set) var removals: [String] = []
  /// What is there and is not bulletin's, where the site has something.
  private(set) var conflicts: [String] = []
  /// What bulletin had put there and has been changed since by someone else.
  private(set) var altered: [String] = []
  private(set) var unchanged = 0

  private let site: Manifest
  private let target: CopyTarget
  private let known: Manifest
  private let suspects: Set<String>
  private let trustsRecord: Bool
  /// Folders that are known to be there and to be folders.
  private var folders: Set<String> = []

  /// - Parameters:
  ///   - suspects: files that are to be read whatever their record says.
  ///   - trustsRecord: whether files of the recorded size are what the record says. After a copy that was cut short
  ///     they may be of this site or of one before, and none of them tells of a change by someone else.
  init(
    _ site: Manifest, to target: CopyTarget, known: Manifest, suspects: Set<String> = [], trustsRecord: Bool = true
  ) throws(FileError) {
    self.trustsRecord = trustsRecord
    self.site = site
    self.target = target
    self.known = known
    self.suspects = suspects
    let listed = site.paths.filter { !PublishedManifest.isOwn($0) }
    for path in listed.sorted(by: PathOrder.precedes) { try plan(path) }
    removals = known.paths.filter { !site.lists($0) && !PublishedManifest.isOwn($0) }
      .sorted(by: PathOrder.precedes)
    conflicts = Set(conflicts).sorted(by: PathOrder.precedes)
    obstacles = Set(obstacles).sorted(by: PathOrder.precedes)
    let gone = Set(obstacles)
    removals.removeAll(where: gone.contains)
    if !trustsRecord { altered = [] }
  }

  private mutating func plan(_ path: String) throws(FileError) {
    guard let entry = site.entry(path) else { return }
    switch blocked(path) {
    case .free: break
    case .absent: return copyAbsent(path)
    case .obstacle(let file):
      obstacles.append(file)
      return copy(path, isNew: true)
    case .conflict(let file): return conflicts.append(file)
    }
    guard let status = File.status(target.place(path)) else { return copyAbsent(path) }
    switch status.kind {
    case .folder: try plan(path, overFolder: entry)
    case .file: try plan(path, over: status.stamp.size, entry)
    case .link, .other:
      guard known.lists(path) else { return conflicts.append(path) }
      altered.append(path)
      copy(path, isNew: false)
    }
  }

  private mutating func plan(_ path: String, over size: Int, _ entry: Manifest.Entry) throws(FileError) {
    guard let before = known.entry(path) else {
      // What is the same may be taken over, so that a lost record can be made anew.
      guard size == entry.byteCount, try digest(path) == entry.sha256 else { return conflicts.append(path) }
      unchanged += 1
      return
    }
    if trustsRecord, size == entry.byteCount, before.sha256 == entry.sha256, !suspects.contains(path) {
      unchanged += 1
      return
    }
    let found = try digest(path)
    if found == entry.sha256 {
      unchanged += 1
      return
    }
    if found != before.sha256 { altered.append(path) }
    copy(path, isNew: false)
  }

  /// A folder goes when all that it holds is bulletin's.
  private mutating func plan(_ path: String, overFolder entry: Manifest.Entry) throws(FileError) {
    for child in try FileTree.scan(target.place(path)) where child.kind != .folder {
      let place = path + "/" + child.path
      guard child.hasReadableName, known.lists(place) else { return conflicts.append(path) }
      obstacles.append(place)
    }
    copy(path, isNew: true)
  }

  private enum Way {
    case free
    /// A folder above is not there yet.
    case absent
    /// A file of the site before lies where a folder is needed.
    case obstacle(String)
    case conflict(String)
  }

  /// Whether the folders above a path are there.
  private mutating func blocked(_ path: String) -> Way {
    guard let parent = File.parent(of: path), parent != ".", !folders.contains(parent) else { return .free }
    let above = blocked(parent)
    guard case .free = above else { return above }
    guard let status = File.status(target.place(parent)) else { return .absent }
    guard status.kind == .folder else { return known.lists(parent) ? .obstacle(parent) : .conflict(parent) }
    folders.insert(parent)
    return .free
  }

  private mutating func copyAbsent(_ path: String) {
    if known.lists(path) { altered.append(path) }
    copy(path, isNew: true)
  }

  private mutating func copy(_ path: String, isNew: Bool) { copies[Self.group(path, isNew: isNew)].append(path) }

  private static func group(_ path: String, isNew: Bool) -> Int {
    let name = path.split(separator: "/").last ?? ""
    let leads = ["atom.xml", "rss.xml", "feed.json", "cap-atom.xml"].contains(name) || name.hasPrefix("sitemap")
    if leads || path.hasPrefix("search/") { return 3 }
    guard name.hasSuffix(".html") else { return 0 }
    return isNew ? 1 : 2
  }

  private func digest(_ path: String) throws(FileError) -> SHA256Digest {
    SHA256Digest(try File.read(target.place(path), followsLink: false))
  }
}
