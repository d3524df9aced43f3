/// Compares what was recorded of published bulletins with what the bulletins say now: figures with both values, dates,
/// addresses and ids; of texts that they differ, and the words where both texts are at hand.
package struct PublishedComparison {
  private var difference: SiteDifference
  private var pages: [PageChanges] = []
  private let oldText: (PublishedBulletin) -> [UInt8]?
  private let newText: (PublishedBulletin) -> [UInt8]?

  /// - Parameters:
  ///   - name, present: what the two sides are called.
  ///   - language: of the site.
  ///   - oldText, newText: give the text of a bulletin that differs, or nil where it is not at hand.
  package static func compare(
    old: [PublishedBulletin], new: [PublishedBulletin], name: String, present: String, language: String,
    oldText: @escaping (PublishedBulletin) -> [UInt8]? = { _ in nil },
    newText: @escaping (PublishedBulletin) -> [UInt8]? = { _ in nil }
  ) -> SiteDifference {
    var comparison = PublishedComparison(
      difference: SiteDifference(old: name, new: present), oldText: oldText, newText: newText)
    comparison.difference.language = language
    comparison.difference.hasFiles = false
    comparison.run(old, new)
    return comparison.difference
  }

  private init(
    difference: SiteDifference, oldText: @escaping (PublishedBulletin) -> [UInt8]?,
    newText: @escaping (PublishedBulletin) -> [UInt8]?
  ) {
    self.difference = difference
    self.oldText = oldText
    self.newText = newText
  }

  private mutating func run(_ old: [PublishedBulletin], _ new: [PublishedBulletin]) {
    var left: [String: PublishedBulletin] = [:]
    for bulletin in old where bulletin.state == .published { left[bulletin.name] = bulletin }
    var fresh: [PublishedBulletin] = []
    let present = new.filter { $0.state == .published }.sorted { Self.isBefore($0.address, $1.address) }
    for bulletin in present {
      if let before = left.removeValue(forKey: bulletin.name) {
        compare(before, bulletin)
      } else {
        fresh.append(bulletin)
      }
    }
    let moves = moves(of: left, fresh)
    for bulletin in fresh {
      if let name = moves[bulletin.name], let before = left.removeValue(forKey: name) {
        compare(before, bulletin)
      } else {
        difference.addedPages.append(PageNote(bulletin))
        difference.pageCounts.added += 1
      }
    }
    let gone = Dictionary(new.lazy.filter { $0.state != .published }.map { ($0.name, $0) }) { first, _ in first }
    for before in left.values.sorted(by: { Self.isBefore($0.address, $1.address) }) {
      difference.removedPages.append(PageNote(before, gone: gone[before.name]))
      difference.pageCounts.removed += 1
    }
    pages.sort { Self.isBefore($0.page, $1.page) }
    Folding.fold(pages, into: &difference)
  }

  /// The names that fresh bulletins had before: at the same address, at one that leads to it now, or with the same text.
  private func moves(
    of left: [String: PublishedBulletin], _ fresh: [PublishedBulletin]
  ) -> [String: String] {
    if left.isEmpty || fresh.isEmpty { return [:] }
    let byAddress = Dictionary(left.values.map { ($0.address, $0.name) }) { Self.isBefore($0, $1) ? $0 : $1 }
    var byText: [String: [String]] = [:]
    for bulletin in left.values { if let text = bulletin.text { byText[text, default: []].append(bulletin.name) } }
    var moves: [String: String] = [:]
    var taken: Set<String> = []
    func take(_ bulletin: PublishedBulletin, _ name: String?) {
      guard let name, moves[bulletin.name] == nil, taken.insert(name).inserted else { return }
      moves[bulletin.name] = name
    }
    for bulletin in fresh { take(bulletin, byAddress[bulletin.address]) }
    for bulletin in fresh { take(bulletin, bulletin.aliases.lazy.compactMap { byAddress[$0] }.first) }
    for bulletin in fresh {
      let names = bulletin.text.flatMap { byText[$0] } ?? []
      take(bulletin, names.count == 1 ? names.first : nil)
    }
    return moves
  }

  private mutating func compare(_ old: PublishedBulletin, _ new: PublishedBulletin) {
    var changes = PageChanges(page: new.address, title: new.title)
    if old.address != new.address {
      changes.oldPage = old.address
      difference.movedPages.append((old: old.address.addressFile, new: PageNote(new)))
      difference.pageCounts.moved += 1
    }
    changes.figures = figures(old, new)
    changes.values = values(.date, old.dates, new.dates) + values(.metadata, old.facts, new.facts)
    if old.text != new.text { compareTexts(old, new, &changes) }
    guard !changes.isMarkupOnly else {
      if changes.oldPage == nil { difference.pageCounts.unchanged += 1 }
      return
    }
    if changes.oldPage == nil { difference.pageCounts.changed += 1 }
    pages.append(changes)
  }

  private func compareTexts(_ old: PublishedBulletin, _ new: PublishedBulletin, _ changes: inout PageChanges) {
    if let before = oldText(old), let now = newText(new),
      let oldLines = PlainDocument.read(before, path: ""), let newLines = PlainDocument.read(now, path: "")
    {
      changes.texts = PageComparison.compare(oldLines, newLines, page: new.address).texts
    }
    guard changes.texts.isEmpty else { return }
    changes.values.append(
      ValueChange(
        kind: .metadata, name: "text", old: old.text.map(Self.shortened), new: new.text.map(Self.shortened)))
  }

  // MARK: Figures

  private func figures(_ old: PublishedBulletin, _ new: PublishedBulletin) -> [FigureChange] {
    if old.figures == new.figures { return [] }
    let before = Dictionary(old.figures.map { ($0.query, $0.text) }) { first, _ in first }
    let now = Dictionary(new.figures.map { ($0.query, $0.text) }) { first, _ in first }
    let queries = Set(before.keys).union(now.keys).sorted(by: Self.isBefore)
    let changes: [FigureChange] = queries.compactMap { query in
      let (oldText, newText) = (before[query], now[query])
      guard oldText != newText else { return nil }
      return FigureChange(
        kind: query.hasPrefix("figure:") ? .figure : .cell, page: new.address,
        label: new.labels[query] ?? Self.label(query), old: oldText.map(Self.shortened),
        new: newText.map(Self.shortened), query: query)
    }
    // Charts and tables, of which only hashes are known, after what can be read.
    return changes.filter { $0.kind == .figure } + changes.filter { $0.kind != .figure }
  }

  /// The source that an author gives for a number stands in its query.
  private static func label(_ query: String) -> String {
    guard query.hasPrefix("figure:literal"), let quote = query.firstIndex(of: "\""), query.hasSuffix("\"") else {
      return ""
    }
    return String(query[query.index(after: quote)...].dropLast())
  }

  /// Of a hash as much as tells two apart.
  private static func shortened(_ text: String) -> String {
    let digits = text.hasPrefix("sha256:") ? text.dropFirst("sha256:".count) : text[...]
    guard digits.utf8.count >= 32, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return text }
    return "sha256:\(digits.prefix(12))…"
  }

  private func values(
    _ kind: ValueChange.Kind, _ old: [(name: String, value: String)], _ new: [(name: String, value: String)]
  ) -> [ValueChange] {
    var names: [String] = []
    for (name, _) in new + old where !names.contains(name) { names.append(name) }
    return names.compactMap { name in
      let before = old.first { $0.name == name }?.value
      let now = new.first { $0.name == name }?.value
      return before == now ? nil : ValueChange(kind: kind, name: name, old: before, new: now)
    }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension PageNote {
  /// - Parameter gone: how the bulletin stands now, where it is known why it is not published any more.
  fileprivate init(_ bulletin: PublishedBulletin, gone: PublishedBulletin? = nil) {
    page = bulletin.address
    let known = gone?.title ?? bulletin.title
    // A record holds no titles; of what is gone the file says more than nothing.
    title = known.isEmpty ? bulletin.name : known
    length = nil
    figureCount = bulletin.figures.count { $0.query.hasPrefix("figure:") }
    redirect = nil
    switch gone?.state {
    case .expired: fate = .expired
    case .withdrawn: fate = .withdrawn
    case .published, nil: fate = nil
    }
  }
}

extension String {
  /// The file of a page's address: `/statistics/2024-08/` is `statistics/2024-08/index.html`.
  fileprivate var addressFile: String {
    let path = String(drop { $0 == "/" })
    return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }
}
