/// Tells once what many pages say: a menu that changed everywhere, a name that was corrected in every text.
struct Folding {
  /// The same change on so many pages is told once; in frames already on two.
  static let exactThreshold = 3
  static let frameThreshold = 2
  /// The same words replaced in so many different texts are told once.
  static let insideThreshold = 20

  private var pages: [PageChanges]

  static func fold(_ pages: [PageChanges], into difference: inout SiteDifference) {
    var folding = Folding(pages: pages)
    difference.repeatedFigures = folding.foldFigures()
    difference.repeatedTexts = folding.foldTexts()
    difference.repeatedValues = folding.foldValues()
    for page in pages {
      difference.titles[page.page] = page.title
      if page.isMarkupOnly { difference.markupPages.append(page.page) }
    }
    for var page in folding.pages {
      difference.figures += page.figures
      page.figures = []
      if !page.texts.isEmpty || !page.values.isEmpty { difference.pages.append(page) }
    }
  }

  private mutating func foldFigures() -> [Repeated<FigureChange>] {
    Self.take(from: &pages, \.figures, threshold: { _ in Self.exactThreshold }) { figure in
      var key = figure
      key.page = ""
      return key
    }
  }

  /// First the same words replaced within different texts, then what is wholly the same.
  private mutating func foldTexts() -> [Repeated<TextChange>] {
    let inside = Self.takeInside(from: &pages, \.texts) { change -> [TextRun]? in
      // Only a replacement within a text: what was put in whole says something else each time.
      guard change.runs.contains(where: { $0.mark == .same }), !change.isMoved else { return nil }
      return [TextRun(.same, change.place.rawValue)] + change.replacements
    }
    let exact = Self.take(
      from: &pages, \.texts, threshold: { $0.place.isFrame ? Self.frameThreshold : Self.exactThreshold },
      key: { $0 })
    return inside + exact
  }

  private mutating func foldValues() -> [Repeated<ValueChange>] {
    let inside = Self.takeInside(from: &pages, \.values) { $0.replacement }
    return inside + Self.take(from: &pages, \.values, threshold: { _ in Self.exactThreshold }, key: { $0 })
  }

  /// Tells once what very many entries of feeds say, such as the name of the publisher.
  static func fold(_ feeds: [FeedChange], into difference: inout SiteDifference) {
    var entries = feeds.map { feed in
      var entry = PageChanges(page: feed.title.isEmpty ? feed.id : feed.title, title: "")
      entry.values = feed.fields
      return entry
    }
    difference.repeatedFields = takeInside(from: &entries, \.values) { field in
      field.replacement ?? [TextRun(.removed, field.old ?? ""), TextRun(.added, field.new ?? "")]
    }
    difference.feeds = zip(feeds, entries).compactMap { feed, entry in
      var left = feed
      left.fields = entry.values
      return feed.kind == .updated && entry.values.isEmpty ? nil : left
    }
  }

  /// Takes out what is the same replacement on very many pages, and says whether the texts around it are others.
  private static func takeInside<Change: Hashable & Sendable>(
    from pages: inout [PageChanges], _ list: WritableKeyPath<PageChanges, [Change]>, key: (Change) -> [TextRun]?
  ) -> [Repeated<Change>] {
    var texts: [[TextRun]: Set<Change>] = [:]
    for change in pages.lazy.flatMap({ $0[keyPath: list] }) {
      // Two different ones tell enough.
      if let key = key(change), texts[key, default: []].count < 2 { texts[key, default: []].insert(change) }
    }
    return take(from: &pages, list, threshold: { _ in insideThreshold }, key: key).map { repeated in
      var repeated = repeated
      repeated.isInside = key(repeated.change).flatMap { texts[$0]?.count } ?? 1 > 1
      return repeated
    }
  }

  /// Takes out the changes that have one key on many pages, in the order in which they are met first.
  private static func take<Change: Hashable & Sendable, Key: Hashable>(
    from pages: inout [PageChanges], _ list: WritableKeyPath<PageChanges, [Change]>, threshold: (Change) -> Int,
    key: (Change) -> Key?
  ) -> [Repeated<Change>] {
    var groups: [Key: (first: Change, pages: [String])] = [:]
    var order: [Key] = []
    for page in pages {
      for change in page[keyPath: list] {
        guard let key = key(change) else { continue }
        if groups[key] == nil {
          order.append(key)
          groups[key] = (change, [page.page])
        } else if groups[key]?.pages.last != page.page {
          groups[key]?.pages.append(page.page)
        }
      }
    }
    let repeated = order.filter { key in
      groups[key].map { $0.pages.count >= threshold($0.first) } ?? false
    }
    if repeated.isEmpty { return [] }
    let taken = Set(repeated)
    for index in pages.indices {
      pages[index][keyPath: list].removeAll { change in key(change).map(taken.contains) ?? false }
    }
    return repeated.compactMap { key in groups[key].map { Repeated(change: $0.first, pages: $0.pages) } }
  }
}

extension ValueChange {
  /// What was replaced within the two values, to tell the same replacement in different values: of addresses the part
  /// before what both end with, of texts the words.
  fileprivate var replacement: [TextRun]? {
    guard let old, let new, !isDrawing else { return nil }
    if kind == .link || kind == .image || name.hasPrefix("link ") || old.contains("://") {
      let (before, after) = (
        old.utf8.split(separator: 0x2F, omittingEmptySubsequences: false),
        new.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      )
      let common = zip(before.reversed(), after.reversed()).prefix { $0.elementsEqual($1) }.count
      guard common > 0 else { return nil }
      func head(_ parts: [Substring.UTF8View]) -> String {
        parts.dropLast(common).map { String(Substring($0)) }.joined(separator: "/")
      }
      let subject = TextRun(.same, kind.rawValue + (kind == .metadata ? name : ""))
      return [subject, TextRun(.removed, head(before)), TextRun(.added, head(after))]
    }
    let replaced = MarkedText(old, new).runs.filter { $0.mark != .same }
    return [TextRun(.same, kind.rawValue + (kind == .source ? "" : name))] + replaced
  }
}
