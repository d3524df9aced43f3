/// Compares two versions of a page, block by block.
struct PageComparison {
  let old: PageContent
  let new: PageContent
  var changes: PageChanges
  /// Figures of the page, by the address that marks in the text lead to, which the list of sources tells.
  private let sourceIDs: Set<String>

  static func compare(_ old: PageContent, _ new: PageContent, page: String) -> PageChanges {
    var comparison = PageComparison(old: old, new: new, page: page)
    comparison.compareSources()
    comparison.compareBlocks()
    comparison.compareMetadata()
    if comparison.changes.figures.contains(where: { $0.kind == .cell }) {
      // The table beside a drawing has told what it shows.
      comparison.changes.values.removeAll { $0.isDrawing }
    }
    return comparison.changes
  }

  private init(old: PageContent, new: PageContent, page: String) {
    self.old = old
    self.new = new
    changes = PageChanges(page: page, title: new.heading)
    sourceIDs = Set(new.sources.map(\.id))
  }

  // MARK: Blocks

  private mutating func compareBlocks() {
    let hunks = SequenceDiff.hunks(of: old.blocks.map(\.hash), new.blocks.map(\.hash))
    for (oldIndex, newIndex) in SequenceDiff.equalPairs(hunks, oldCount: old.blocks.count) {
      compareAttachments(oldIndex, newIndex)
    }
    let pairs = hunks.flatMap { BlockPairing.pairs(old, $0.old, new, $0.new) }
    let moved = movedBlocks(pairs)
    for pair in pairs {
      switch (pair.old, pair.new) {
      case (let oldIndex?, let newIndex?): compare(oldIndex, newIndex)
      case (let index?, nil): if !moved.old.contains(index) { tellWhole(index, .removed) }
      case (nil, let index?): moved.new.contains(index) ? tellMoved(index) : tellWhole(index, .added)
      case (nil, nil): break
      }
    }
  }

  /// Texts that have left one place and stand in another: told once.
  private func movedBlocks(_ pairs: [BlockPairing.Pair]) -> (old: Set<Int>, new: Set<Int>) {
    var moved: (old: Set<Int>, new: Set<Int>) = ([], [])
    var waiting: [String: [Int]] = [:]
    for pair in pairs where pair.old == nil {
      if let index = pair.new { waiting[new.string(new.blocks[index].text), default: []].append(index) }
    }
    for pair in pairs where pair.new == nil {
      guard let index = pair.old else { continue }
      let text = old.string(old.blocks[index].text)
      guard text.utf8.count > Self.leastMovedLength, var places = waiting[text], !places.isEmpty else { continue }
      moved.old.insert(index)
      moved.new.insert(places.removeFirst())
      waiting[text] = places
    }
    return moved
  }

  /// Shorter texts, in bytes, stand in many places by chance.
  private static let leastMovedLength = 12

  private mutating func tellMoved(_ index: Int) {
    let block = new.blocks[index]
    var change = TextChange(
      kind: block.kind, place: block.place, heading: heading(of: index, in: new),
      runs: [TextRun(.same, new.string(block.text))])
    change.isMoved = true
    changes.texts.append(change)
  }

  private mutating func tellWhole(_ index: Int, _ mark: TextRun.Mark) {
    let content = mark == .added ? new : old
    let block = content.blocks[index]
    var text = content.string(block.text)
    if let table = block.table {
      text = content.tables[table].summary
    } else if text.isEmpty {
      for link in content.links[block.links] where !link.isDrawing {
        let (before, after) = mark == .added ? (nil, link.target) : (link.target, nil)
        changes.values.append(ValueChange(kind: .image, name: link.text, old: before, new: after))
      }
      return
    }
    changes.texts.append(
      TextChange(
        kind: block.kind, place: block.place, heading: heading(of: index, in: content), runs: [TextRun(mark, text)]))
  }

  private mutating func compare(_ oldIndex: Int, _ newIndex: Int) {
    let (oldBlock, newBlock) = (old.blocks[oldIndex], new.blocks[newIndex])
    compareAttachments(oldIndex, newIndex)
    if let oldTable = oldBlock.table, let newTable = newBlock.table {
      let comparison = TableComparison(
        old.tables[oldTable], new.tables[newTable], page: changes.page, heading: heading(of: newIndex, in: new))
      changes.figures += comparison.figures
      changes.texts += comparison.texts
      return
    }
    let marked = MarkedText(old.string(oldBlock.text), new.string(newBlock.text))
    let numbers = marked.numberChanges
    let quotedBefore = changes.quotedFigures
    let isTold = tell(numbers, of: newIndex)
    let areAllNumbers = marked.hunks.count == numbers.count
    // A line that is nothing but a date or a figure has been told; what is quoted from another page is told there.
    let isShort = newBlock.kind == .detail || newBlock.kind == .term
    let isQuoted = changes.quotedFigures - quotedBefore == numbers.count
    if areAllNumbers, isTold, isShort || isQuoted { return }
    changes.texts.append(
      TextChange(
        kind: newBlock.kind, place: newBlock.place, heading: heading(of: newIndex, in: new), runs: marked.runs))
  }

  /// Tells numbers and dates that changed within a block. Returns whether all of them are told.
  private mutating func tell(_ numbers: [NumberChange], of index: Int) -> Bool {
    let block = new.blocks[index]
    if block.place.isFrame || numbers.isEmpty { return false }
    let times = new.dates[block.dates].map(\.text)
    for number in numbers {
      let place = (block.text.lowerBound + number.place.lowerBound)..<(block.text.lowerBound + number.place.upperBound)
      if let mark = new.marks[block.marks].first(where: { $0.text.overlaps(place) }) {
        tell(number, in: mark)
        continue
      }
      if block.place == .listing || times.contains(where: { $0.overlaps(place) }) { continue }
      let label = number.label.isEmpty ? name(of: index, in: new) : number.label
      if number.isDate {
        changes.values.append(ValueChange(kind: .date, name: label, old: number.old, new: number.new))
      } else {
        let isTitle = block.kind == .heading && block.level == 1
        let name = isTitle ? new.string(block.text) : label
        let change = FigureChange(
          kind: isTitle ? .title : .number, page: changes.page, label: name, old: number.old, new: number.new)
        // A sentence that a page says twice changes its number once.
        if !changes.figures.contains(change) { changes.figures.append(change) }
      }
    }
    return true
  }

  /// A number within a bound figure: the list of sources tells it, here or on the page that it is quoted from.
  private mutating func tell(_ number: NumberChange, in mark: FigureMark) {
    guard let id = mark.target.split(separator: "#", omittingEmptySubsequences: false).last else { return }
    if !isOwn(mark.target.dropLast(id.utf8.count + 1)) {
      changes.quotedFigures += 1
    } else if !sourceIDs.contains(String(id)) {
      changes.figures.append(
        FigureChange(page: changes.page, label: number.label, old: number.old, new: new.string(mark.text)))
    }
  }

  /// Whether an address is that of the page itself. The site may lie in a folder of its host: the page knows.
  private func isOwn(_ address: Substring) -> Bool {
    guard !address.isEmpty, let canonical = new.metadata("link canonical") else {
      return address.isEmpty || address == changes.page.urlPath
    }
    let path = canonical.pathOfURL
    return address == canonical || address == path
  }

  // MARK: Links and dates

  private mutating func compareAttachments(_ oldIndex: Int, _ newIndex: Int) {
    let (oldBlock, newBlock) = (old.blocks[oldIndex], new.blocks[newIndex])
    let (oldDates, newDates) = (old.dates[oldBlock.dates], new.dates[newBlock.dates])
    if oldDates.count == newDates.count, newBlock.place == .main {
      for (oldDate, newDate) in zip(oldDates, newDates) where oldDate.value != newDate.value {
        changes.values.append(
          ValueChange(
            kind: .date, name: name(of: newIndex, in: new), old: shown(oldDate, in: old), new: shown(newDate, in: new)))
      }
    }
    let (oldLinks, newLinks) = (Array(old.links[oldBlock.links]), Array(new.links[newBlock.links]))
    if oldLinks != newLinks { compareLinks(oldLinks, newLinks) }
  }

  private func shown(_ date: PageDate, in content: PageContent) -> String {
    let text = content.string(date.text)
    return text == date.value || text.isEmpty ? date.value : "\(text) (\(date.value))"
  }

  private mutating func compareLinks(_ oldLinks: [Link], _ newLinks: [Link]) {
    for hunk in SequenceDiff.hunks(of: oldLinks, newLinks) {
      let (before, after) = (oldLinks[hunk.old], newLinks[hunk.new])
      for offset in 0..<max(before.count, after.count) {
        let oldLink = offset < before.count ? before[before.startIndex + offset] : nil
        let newLink = offset < after.count ? after[after.startIndex + offset] : nil
        guard let link = newLink ?? oldLink, oldLink?.target != newLink?.target else { continue }
        let change = ValueChange(
          kind: link.isImage ? .image : .link, name: link.text, old: oldLink?.target, new: newLink?.target)
        // The same drawing in two sizes is one.
        if link.isDrawing, changes.values.contains(where: { $0.isDrawing && $0.name == change.name }) { continue }
        changes.values.append(change)
      }
    }
  }

  // MARK: Where a block stands

  /// The text of the nearest heading above.
  func heading(of index: Int, in content: PageContent) -> String {
    let block = content.blocks[index]
    if block.kind == .detail { return name(of: index, in: content) }
    if block.kind == .heading || block.place.isFrame { return "" }
    let above = content.blocks[..<index].last { $0.kind == .heading && $0.place == .main && $0.level > 1 }
    return above.map { content.string($0.text) } ?? ""
  }

  /// What a block is called: the term of a detail, else the heading above.
  private func name(of index: Int, in content: PageContent) -> String {
    let block = content.blocks[index]
    guard block.kind == .detail else { return heading(of: index, in: content) }
    let term = content.blocks[..<index].last { $0.kind == .term }
    return term.map { content.string($0.text) } ?? ""
  }
}

extension ValueChange {
  /// Whether it is a drawing of the page itself, whose address is only a hash.
  package var isDrawing: Bool {
    kind == .image && (old?.hasPrefix(Link.drawingScheme) ?? new?.hasPrefix(Link.drawingScheme) ?? false)
  }
}
