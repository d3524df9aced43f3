import Diagnostics
import Files

/// The files that a site is built from, as they lie on disk.
struct SourceTree: Sendable {
  /// Markdown files below `content/`.
  private(set) var pages: [FileTree.Entry] = []
  /// Other files below `content/` that are copied along.
  private(set) var files: [FileTree.Entry] = []
  /// Files below `content/data/`: the records and what is said of them. Their paths begin with `data/`.
  private(set) var data: [FileTree.Entry] = []
  /// Files below `templates/`; empty when there is no such folder.
  private(set) var theme: [FileTree.Entry] = []
  private(set) var configuration: FileTree.Entry?
  /// `content/published.json`: what has been published.
  private(set) var ledger: FileTree.Entry?

  /// Looks at every file without reading any.
  static func scan(_ source: String, into diagnostics: inout [Diagnostic]) -> SourceTree {
    var tree = SourceTree()
    let root = File.realPath(source) ?? source
    // Without the folder there is no content/site.yaml either, which is told of with what to do.
    if File.status(root + "/content") != nil || File.status(root) == nil {
      let content = entries(of: "content", in: root, enters: { _ in true }, into: &diagnostics)
      for entry in content { tree.add(entry, into: &diagnostics) }
    }
    if File.status(root + "/templates") != nil {
      tree.theme = entries(of: "templates", in: root, enters: { _ in true }, into: &diagnostics)
    }
    return tree
  }

  /// The files that a build is to see, and what was found.
  static func scan(for request: BuildRequest) -> (SourceTree, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var tree = scan(request.source, into: &diagnostics)
    // As if nothing had been published.
    if request.ignoresLedger { tree.ledger = nil }
    return (tree, diagnostics)
  }

  /// Whether a path, relative to the source folder, is that of a file other than a Markdown file, or of a folder with
  /// files of the tree.
  private func lists(_ path: String) -> Bool {
    func holds(_ entries: [FileTree.Entry], _ top: String) -> Bool {
      if top == path { return !entries.isEmpty }
      guard path.hasPrefix(top + "/") else { return false }
      let name = String(path.dropFirst(top.count + 1))
      let folder = name + "/"
      return entries.contains { $0.path == name || $0.path.hasPrefix(folder) }
    }
    let content = [pages, files, data, [configuration, ledger].compactMap(\.self)]
    return content.contains { holds($0, "content") } || holds(theme, "templates")
  }

  /// The tree after Markdown files have changed and nothing else. Nil when something else has: a file that was not there
  /// before or is no longer, a folder, a link.
  ///
  /// - Parameters:
  ///   - paths: what has changed, relative to the source folder.
  ///   - index: of `pages`.
  /// - Returns: the numbers of the changed files in `pages`, too.
  func looking(
    at paths: Set<String>, in source: String, _ index: PathIndex
  ) -> (tree: SourceTree, changed: [(number: Int, entry: FileTree.Entry)])? {
    var tree = self
    var changed: [(number: Int, entry: FileTree.Entry)] = []
    for path in paths.sorted() {
      let status = File.status(source + "/" + path)
      guard path.hasPrefix("content/"), let number = index.number(of: String(path.dropFirst("content/".count))) else {
        // Editors write under another name first, which is gone or hidden by now.
        if !lists(path), status == nil || Self.isHidden(path) { continue }
        return nil
      }
      guard pages[number].kind == .file, let status, status.kind == .file else { return nil }
      let entry = FileTree.Entry(path: pages[number].path, kind: .file, stamp: status.stamp)
      tree.pages[number] = entry
      changed.append((number, entry))
    }
    return (tree, changed)
  }

  private mutating func add(_ entry: FileTree.Entry, into diagnostics: inout [Diagnostic]) {
    if entry.path.hasPrefix("data/") {
      data.append(entry)
      if Self.isMarkdown(entry.path), entry.path.lowercased() != "data/readme.md" {
        diagnostics.append(
          Diagnostic(
            .markdownAmongData, "a Markdown file in content/data/ makes no page",
            at: SourceLocation(path: "content/" + entry.path), remedy: "move it to another folder below content/"))
      }
    } else if entry.path == "site.yaml" {
      configuration = entry
    } else if entry.path == "published.json" || entry.path.hasPrefix("published.json.") {
      // Under a longer name, what a command that was killed has left of it. Neither is a file of the site.
      if entry.path == "published.json" { ledger = entry }
    } else if entry.path.hasSuffix(".md") {
      pages.append(entry)
    } else if Self.isMarkdown(entry.path) {
      diagnostics.append(
        Diagnostic(
          .markdownExtension, "a Markdown file whose name does not end in \".md\"",
          at: SourceLocation(path: "content/" + entry.path), remedy: "rename the file"))
    } else {
      files.append(entry)
    }
  }

  /// What looks like Markdown under another ending. Copied along, its text would be public, be it a draft or not.
  private static func isMarkdown(_ path: String) -> Bool {
    let path = path.lowercased()
    return [".md", ".markdown", ".mdown", ".mkd"].contains { path.hasSuffix($0) }
  }

  /// The files of a folder that can be read, each with the stamp of its bytes. All others are findings.
  private static func entries(
    of folder: String, in root: String, enters: (String) -> Bool, into diagnostics: inout [Diagnostic]
  ) -> [FileTree.Entry] {
    do {
      let all = try FileTree.scan("\(root)/\(folder)", enters: { !isHidden($0) && enters($0) })
      return all.compactMap { entry in
        guard !isHidden(entry.path), entry.kind != .folder || !entry.hasReadableName else { return nil }
        let location = SourceLocation(path: "\(folder)/\(entry.path)")
        if let fault = nameFault(of: entry, at: location) {
          diagnostics.append(fault)
          return nil
        }
        switch entry.kind {
        case .file, .folder: return entry
        case .link: return linkedFile(entry, at: location, in: root, into: &diagnostics)
        case .other:
          diagnostics.append(Diagnostic(.unreadable, "this is neither a file nor a folder", at: location))
          return nil
        }
      }
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: nil))
      return []
    }
  }

  private static func nameFault(of entry: FileTree.Entry, at location: SourceLocation) -> Diagnostic? {
    if !entry.hasReadableName {
      return Diagnostic(
        .unreadable, "the name is not UTF-8, perhaps GB18030 from an archive made on Windows", at: location,
        remedy: "rename it")
    }
    guard entry.path.utf8.contains(where: { $0 < 0x20 }) else { return nil }
    return Diagnostic(.unreadable, "the file name holds a control character", at: location, remedy: "rename the file")
  }

  /// A link to a file within the source folder stands for that file: when its bytes change, the stamp does.
  private static func linkedFile(
    _ entry: FileTree.Entry, at location: SourceLocation, in root: String, into diagnostics: inout [Diagnostic]
  ) -> FileTree.Entry? {
    if let target = File.realPath(root + "/" + location.path), target.hasPrefix(root + "/"),
      let status = File.status(target), status.kind == .file
    {
      return FileTree.Entry(path: entry.path, kind: .file, stamp: status.stamp)
    }
    diagnostics.append(
      Diagnostic(
        .linkLeadsOutside, "the symbolic link leads out of the source folder, or to a folder or nowhere", at: location,
        remedy: "copy the file here instead"))
    return nil
  }

  /// Files of editors and systems: dot files, backups, locks of office programs, thumbnails.
  private static func isHidden(_ path: String) -> Bool {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    let name = path.utf8[start...]
    guard let first = name.first, let last = name.last else { return true }
    switch first {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: "#") where last == first: return true
    case UInt8(ascii: "~") where name.dropFirst().first == UInt8(ascii: "$"): return true
    case UInt8(ascii: "T"), UInt8(ascii: "d"):
      if name.elementsEqual("Thumbs.db".utf8) || name.elementsEqual("desktop.ini".utf8) { return true }
    default: break
    }
    return last == UInt8(ascii: "~")
  }
}
