import Files

/// Puts the files of a new site into a folder, and never takes the place of anything.
///
/// They are written beside the place and renamed to it, the texts last, so that an interrupted run leaves no half of a
/// site. It can be repeated: what it left is removed, and a file that is there already with the same content is fine.
package struct SiteStart {
  package enum Fault: Error {
    /// Something that is no folder has the name.
    case notAFolder
    /// What lies in the folder already, by paths below it.
    case occupied([String])
    case failed(FileError)
  }

  private let files: [StarterSite.File]
  private let folder: String

  /// - Parameter folder: absolute. It need not exist; when it does, nothing but `.git` may lie in it.
  package init(_ files: [StarterSite.File], in folder: String) {
    self.files = files
    self.folder = folder
  }

  package func write() throws(Fault) {
    // A dangling link is something, too.
    guard File.status(folder) != nil else { return try made(make) }
    guard let place = File.realPath(folder), File.status(place)?.kind == .folder else { throw .notAFolder }
    let foreign = try made { () throws(FileError) in try foreignPaths(in: place) }
    if !foreign.isEmpty { throw .occupied(foreign) }
    try made { () throws(FileError) in try fill(place) }
  }

  private func made<Result>(_ step: () throws(FileError) -> Result) throws(Fault) -> Result {
    do throws(FileError) { return try step() } catch { throw .failed(error) }
  }

  /// The folder appears with all that is in it.
  private func make() throws(FileError) {
    let parent = File.parent(of: folder) ?? "/"
    let name = folder.split(separator: "/").last ?? ""
    let stage = (parent == "/" ? "" : parent) + "/.\(name).bulletin-new"
    try File.makeFolder(parent)
    try writeAll(to: stage)
    if try File.renameNew(stage, to: folder) { return }
    try File.remove(stage)
    throw FileError("create", folder, code: 17)  // EEXIST
  }

  /// The files appear one by one in a folder that is there, `content/` as a whole and last.
  private func fill(_ place: String) throws(FileError) {
    let stage = place + "/" + Self.stageName
    try writeAll(to: stage)
    let tops = Set(files.map { String($0.path.prefix { $0 != "/" }) })
    for top in tops.sorted(by: { ($0 == "content" ? 1 : 0, $0) < ($1 == "content" ? 1 : 0, $1) }) {
      if try File.renameNew(stage + "/" + top, to: place + "/" + top) { continue }
      for file in files where file.path.hasPrefix(top + "/") {
        if let parent = File.parent(of: place + "/" + file.path) { try File.makeFolder(parent) }
        _ = try File.create(place + "/" + file.path, with: Array(file.text.utf8))
      }
    }
    try File.remove(stage)
  }

  private static let stageName = ".bulletin-new"

  private func writeAll(to stage: String) throws(FileError) {
    try File.remove(stage)
    for file in files {
      let path = stage + "/" + file.path
      try File.makeFolder(File.parent(of: path) ?? stage)
      try File.replace(path, with: Array(file.text.utf8))
    }
  }

  /// What lies in the folder and is not one of the files already.
  private func foreignPaths(in place: String) throws(FileError) -> [String] {
    let texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    var foreign: [String] = []
    let entries = try FileTree.scan(place) { path in
      if path == ".git" || path == Self.stageName { return false }
      // Somebody else's folder is named, not searched.
      let isOurs = texts.keys.contains { $0.hasPrefix(path + "/") }
      if !isOurs { foreign.append(path + "/") }
      return isOurs
    }
    for entry in entries where entry.kind != .folder {
      // A linked working tree of Git has a file of the name.
      if entry.path == ".git" { continue }
      let bytes = entry.kind == .file ? try? File.read(place + "/" + entry.path) : nil
      if bytes == nil || bytes != texts[entry.path].map({ Array($0.utf8) }) { foreign.append(entry.path) }
    }
    return foreign.sorted()
  }
}
