import Diagnostics
import Files

/// The files that a site is built from, as they lie on disk.
struct SourceTree: Sendable {
  /// Markdown files below `content/`.
  private(set) var pages: [FileTree.Entry] = []
  /// Other files below `content/` that are copied along.
  private(set) var files: [FileTree.Entry] = []
  /// Files below `templates/`; empty when there is no such folder.
  private(set) var theme: [FileTree.Entry] = []
  private(set) var configuration: FileTree.Entry?

  /// Looks at every file without reading any.
  static func scan(_ source: String, into diagnostics: inout [Diagnostic]) -> SourceTree {
    var tree = SourceTree()
    let root = File.realPath(source) ?? source
    do {
      for entry in try FileTree.scan(source + "/content", enters: { !isHidden($0) && $0 != "data" }) {
        tree.add(entry, in: root, into: &diagnostics)
      }
      if File.status(source + "/templates")?.kind == .folder {
        tree.theme = try FileTree.scan(source + "/templates", enters: { !isHidden($0) }).filter {
          $0.kind == .file && !isHidden($0.path)
        }
      }
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: nil))
    }
    return tree
  }

  /// All files with their stamps, to tell whether anything has changed.
  var stamps: [(path: String, stamp: FileStamp)] {
    let content = (pages + files + [configuration].compactMap { $0 }).map { ("content/" + $0.path, $0.stamp) }
    return content + theme.map { ("templates/" + $0.path, $0.stamp) }
  }

  private mutating func add(_ entry: FileTree.Entry, in root: String, into diagnostics: inout [Diagnostic]) {
    guard !Self.isHidden(entry.path), entry.kind != .folder else { return }
    let location = SourceLocation(path: "content/" + entry.path)
    switch entry.kind {
    case .link where !Self.leadsInside(root + "/content/" + entry.path, root):
      diagnostics.append(
        Diagnostic(
          .linkLeadsOutside, "the symbolic link leads out of the source folder, or to a folder or nowhere",
          at: location, remedy: "copy the file here instead"))
    case .other:
      diagnostics.append(Diagnostic(.unreadable, "this is neither a file nor a folder", at: location))
    case _ where entry.path.utf8.contains(where: { $0 < 0x20 }):
      diagnostics.append(
        Diagnostic(.unreadable, "the file name holds a control character", at: location, remedy: "rename the file"))
    case _ where entry.path == "site.yaml":
      configuration = entry
    case _ where entry.path == "published.json":
      break
    case _ where entry.path.hasSuffix(".md"):
      pages.append(entry)
    default:
      files.append(entry)
    }
  }

  /// Whether a link leads to a file within the source folder.
  private static func leadsInside(_ link: String, _ root: String) -> Bool {
    guard let target = File.realPath(link), target.hasPrefix(root + "/") else { return false }
    return File.status(target)?.kind == .file
  }

  /// Files of editors and systems: dot files, backups, locks of office programs, thumbnails.
  private static func isHidden(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last else { return true }
    return name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("~$") || name.hasPrefix("#")
      || name == "Thumbs.db" || name == "desktop.ini"
  }
}
