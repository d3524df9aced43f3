import Files
import Markup

/// What the comparison of one file gave.
enum FileOutcome: Sendable {
  case same(isPage: Bool)
  case changedPage(PageChanges)
  /// On one side only.
  case singlePage(SinglePage)
  case changedFile(FileChange, figures: [FigureChange])
  case singleFile(FileChange, ContentHash)
  case changedFeed(FileChange, [FeedChange])
  case changedSitemap(FileChange, [ValueChange])
  case problem(String)
}

/// A page that is on one side only, with what tells it when it lies elsewhere.
struct SinglePage: Sendable {
  let path: String
  let isNew: Bool
  let note: PageNote
  let hash: ContentHash
}

/// Compares one file of two folders, or looks at what is in one of them only.
enum FileComparison {
  static func compare(_ pair: FilePair, old: String, new: String) -> FileOutcome {
    let (oldPath, newPath) = (old + "/" + pair.path, new + "/" + pair.path)
    do throws(FileError) {
      if pair.old != nil, pair.new != nil {
        if pair.isSurelyEqual(oldPath, newPath) { return .same(isPage: pair.path.isPageFile) }
        let (oldBytes, newBytes) = (try File.read(oldPath), try File.read(newPath))
        if oldBytes == newBytes { return .same(isPage: pair.path.isPageFile) }
        return changed(pair.path, oldBytes, newBytes)
      }
      let isNew = pair.new != nil
      return single(pair.path, try File.read(isNew ? newPath : oldPath), isNew: isNew)
    } catch {
      return .problem(error.description)
    }
  }

  private static func changed(_ path: String, _ oldBytes: [UInt8], _ newBytes: [UInt8]) -> FileOutcome {
    if path.isPageFile {
      let (old, new) = (PageReader.read(oldBytes), PageReader.read(newBytes))
      return .changedPage(PageComparison.compare(old, new, page: path.pageAddress))
    }
    var change = FileChange(kind: .changed, file: path, oldSize: oldBytes.count, newSize: newBytes.count)
    switch (FeedReader.read(oldBytes, path: path), FeedReader.read(newBytes, path: path)) {
    case (.feed(let old), .feed(let new)): return .changedFeed(change, FeedComparison.compare(old, new, feed: path))
    case (.sitemap(let old), .sitemap(let new)):
      return .changedSitemap(change, FeedComparison.compare(old, new))
    default: break
    }
    // It lists the other files, which are told themselves.
    if path == "manifest.json" { return .changedFile(change, figures: []) }
    if path.fileExtension == "csv", let data = DataFileComparison(oldBytes, newBytes, file: path) {
      change.texts = data.texts
      change.untold = data.untold
      return .changedFile(change, figures: data.figures)
    }
    if let old = PlainDocument.read(oldBytes, path: path), let new = PlainDocument.read(newBytes, path: path) {
      // Numbers of such files stand in the lines that are told.
      let texts = PageComparison.compare(old, new, page: "/" + path).texts
      change.texts = Array(texts.prefix(maximumTold))
      change.untold = texts.count - change.texts.count
    }
    return .changedFile(change, figures: [])
  }

  private static func single(_ path: String, _ bytes: [UInt8], isNew: Bool) -> FileOutcome {
    if !path.isPageFile {
      let change = FileChange(
        kind: isNew ? .added : .removed, file: path, oldSize: isNew ? nil : bytes.count,
        newSize: isNew ? bytes.count : nil)
      return .singleFile(change, ContentHash(bytes))
    }
    let page = PageReader.read(bytes)
    return .singlePage(
      SinglePage(path: path, isNew: isNew, note: PageNote(page, address: path.pageAddress), hash: page.mainHash))
  }

  /// So many lines of one file are told.
  private static let maximumTold = 60
}

extension PageNote {
  init(_ content: PageContent, address: String) {
    page = address
    title = content.heading
    length = content.blocks.filter { $0.place == .main }.reduce(0) { sum, block in
      // Characters begin with a byte that is no continuation.
      sum + content.text[block.text].count { $0 & 0xC0 != 0x80 && !HTMLTokenizer.isSpace($0) }
    }
    figureCount = content.sources.count { $0.isFigure }
    let refresh = content.metadata("refresh")
    redirect = refresh.flatMap { $0.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init) }
  }
}

extension FilePair {
  /// Whether both names are those of one file, so that nothing need be read.
  fileprivate func isSurelyEqual(_ oldPath: String, _ newPath: String) -> Bool {
    guard let old, let new, old.kind == .file, new.kind == .file, old.stamp == new.stamp else { return false }
    return File.status(oldPath)?.device == File.status(newPath)?.device
  }
}
