import Files

/// The outcomes of all files, sorted by what they are.
struct CollectedOutcomes {
  private var pages: [PageChanges] = []
  private var single: [SinglePage] = []
  private var moved: [(old: String, new: PageNote)] = []
  private var files: [FileChange] = []
  private var singleFiles: [(change: FileChange, hash: ContentHash)] = []
  private var fileFigures: [String: [FigureChange]] = [:]
  private var feeds: [FeedChange] = []
  private var sitemap: [ValueChange] = []
  private var problems: [String] = []
  private var pageCounts = SiteDifference.Counts()
  private var fileCounts = SiteDifference.Counts()

  init(_ outcomes: [FileOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .same(let isPage): if isPage { pageCounts.unchanged += 1 } else { fileCounts.unchanged += 1 }
      case .changedPage(let changes): pages.append(changes)
      case .singlePage(let page): single.append(page)
      case .changedFile(let change, let figures):
        fileCounts.changed += 1
        files.append(change)
        fileFigures[change.file] = figures
      case .singleFile(let change, let hash): singleFiles.append((change, hash))
      case .changedFeed(let change, let entries):
        // It is told by its entries; when they say the same, by its name.
        fileCounts.changed += 1
        if entries.isEmpty { files.append(change) }
        feeds += entries
      case .changedSitemap(let change, let addresses):
        fileCounts.changed += 1
        if addresses.isEmpty { files.append(change) }
        sitemap += addresses
      case .problem(let text): problems.append(text)
      }
    }
    pageCounts.changed = pages.count
    leaveOutCopies()
  }

  /// Data in JSON that lies beside the same data in CSV has been told.
  private mutating func leaveOutCopies() {
    let tables = Set(files.filter { $0.file.fileExtension == "csv" }.map { $0.file.dropLast(4) })
    for index in files.indices where files[index].file.hasSuffix(".json") {
      if tables.contains(files[index].file.dropLast(5)) { files[index].texts = [] }
    }
  }

  // MARK: What has moved

  /// A removed page and an added one with the same text are one that has moved; with the same title, one that has moved
  /// and changed.
  mutating func matchMovedPages(old: String, new: String) {
    match { page in
      page.note.characters > 0 ? page.hash.hexadecimal : nil
    } accept: { _, _ in
      true
    }
    match { page in
      page.note.title.isEmpty || page.note.redirect != nil ? nil : page.note.title
    } accept: { before, after in
      before.note.characters <= 2 * after.note.characters && after.note.characters <= 2 * before.note.characters
    }
    for (oldPath, note) in moved {
      guard let before = try? File.read(old + "/" + oldPath), let after = try? File.read(new + note.page.pageFile)
      else {
        continue
      }
      var changes = PageComparison.compare(PageReader.read(before), PageReader.read(after), page: note.page)
      changes.oldPage = oldPath.pageAddress
      changes.values.removeAll { $0.isOwnAddress }
      if !changes.isMarkupOnly { pages.append(changes) }
    }
    pages.sort { $0.page < $1.page }
  }

  private mutating func match(
    _ key: (SinglePage) -> String?, accept: (_ old: SinglePage, _ new: SinglePage) -> Bool
  ) {
    var removed: [String: [Int]] = [:]
    var added: [String: [Int]] = [:]
    for (index, page) in single.enumerated() {
      guard let key = key(page) else { continue }
      if page.isNew { added[key, default: []].append(index) } else { removed[key, default: []].append(index) }
    }
    var taken: Set<Int> = []
    for (index, page) in single.enumerated() where page.isNew {
      // One that could have come from several places has come from none for certain.
      guard let key = key(page), added[key]?.count == 1, let before = removed[key], before.count == 1,
        accept(single[before[0]], page)
      else { continue }
      moved.append((single[before[0]].path, page.note))
      taken.formUnion([index, before[0]])
    }
    single = single.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }

  mutating func matchMovedFiles() {
    var removed: [ContentHash: [Int]] = [:]
    for (index, file) in singleFiles.enumerated() where file.change.kind == .removed && file.change.oldSize != 0 {
      removed[file.hash, default: []].append(index)
    }
    var taken: Set<Int> = []
    for (index, file) in singleFiles.enumerated() where file.change.kind == .added {
      guard let before = removed[file.hash]?.first else { continue }
      removed[file.hash]?.removeFirst()
      let oldFile = singleFiles[before].change.file
      files.append(
        FileChange(
          kind: .moved, file: file.change.file, oldFile: oldFile, oldSize: file.change.newSize,
          newSize: file.change.newSize))
      fileCounts.moved += 1
      taken.formUnion([index, before])
    }
    singleFiles = singleFiles.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }

  // MARK: The result

  func fill(_ difference: inout SiteDifference) {
    difference.pageCounts = pageCounts
    difference.pageCounts.moved = moved.count
    difference.addedPages = single.filter(\.isNew).map(\.note)
    difference.removedPages = single.filter { !$0.isNew }.map(\.note)
    difference.pageCounts.added = difference.addedPages.count
    difference.pageCounts.removed = difference.removedPages.count
    difference.movedPages = moved
    difference.fileCounts = fileCounts
    difference.fileCounts.added = singleFiles.count { $0.change.kind == .added }
    difference.fileCounts.removed = singleFiles.count { $0.change.kind == .removed }
    difference.files = (files + singleFiles.map(\.change)).sorted { $0.file < $1.file }
    Folding.fold(FeedComparison.merged(feeds), into: &difference)
    difference.sitemap = sitemap
    difference.problems += problems
    Folding.fold(pages, into: &difference)
    difference.figures = byImportance(difference.figures) + dataFigures
  }

  /// Pages with bound figures first, then those with tables, then those with other numbers, such as how many entries a
  /// list has.
  private func byImportance(_ figures: [FigureChange]) -> [FigureChange] {
    var ranks: [String: Int] = [:]
    for figure in figures { ranks[figure.page] = min(ranks[figure.page] ?? .max, figure.kind.rank) }
    return figures.enumerated().sorted { first, second in
      (ranks[first.element.page] ?? 0, first.offset) < (ranks[second.element.page] ?? 0, second.offset)
    }.map(\.element)
  }

  /// Cells of data files that no page beside them tells.
  private var dataFigures: [FigureChange] {
    let byPage = Dictionary(pages.map { ($0.page, $0.figures) }) { first, _ in first }
    return fileFigures.keys.sorted().flatMap { file -> [FigureChange] in
      let figures = fileFigures[file] ?? []
      let folder = "/" + (File.parent(of: file).map { $0 == "." ? "" : $0 + "/" } ?? "")
      return DataFileComparison.leavingOut(byPage[folder] ?? [], from: figures)
    }
  }
}

extension String {
  /// The file of a page's address.
  fileprivate var pageFile: String { hasSuffix("/") ? self + "index.html" : self }
}

extension ValueChange {
  /// Whether it says where the page itself lies.
  fileprivate var isOwnAddress: Bool { kind == .metadata && ["link canonical", "og:url"].contains(name) }
}

extension FigureChange.Kind {
  /// 0 is told first.
  fileprivate var rank: Int {
    switch self {
    case .figure, .title: 0
    case .cell: 1
    case .number: 2
    case .datum: 3
    }
  }
}
