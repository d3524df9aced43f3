extension TextScan {
  /// Looks at the cells below a heading such as 当事人, up to the end of the table. Cells that span others shift those
  /// behind them: then a name is looked for in the wrong column, and not found.
  mutating func findNames(belowLabelEndingAt end: Int) {
    guard form == .markup, let heading = openTag(before: end), isTag("th", at: heading),
      let row = lastTag("tr", before: heading)
    else { return }
    let column = cells(from: row, to: heading).count
    let table = nextTag("/table", from: end) ?? source.count
    var next = nextTag("tr", from: end)
    while let start = next, start < table {
      next = nextTag("tr", from: start + 1)
      let places = cells(from: start + 1, to: min(next ?? table, table))
      if column < places.count, isTag("td", at: places[column]) {
        findName(
          inCell: places[column], end: column + 1 < places.count ? places[column + 1] : min(next ?? table, table))
      }
    }
  }

  private mutating func findName(inCell start: Int, end: Int) {
    // A long cell holds more than a name.
    let text = SeenText(source, start..<min(end, start + Self.reach))
    guard let first = text.bytes.firstIndex(where: { $0 > 0x20 }) else { return }
    var last = first
    while last + 2 < text.bytes.count, (0xE4...0xE9).contains(text.bytes[last]) { last += 3 }
    let isWhole = text.bytes[last...].first { $0 != UInt8(ascii: " ") }.map { $0 < 0x20 } ?? true
    if last > first, isWhole, PersonName.looksLikeName(text.text(first..<last)) {
      add(.personName, first..<last, text)
    }
  }

  /// The places of the cells of a row.
  private func cells(from start: Int, to end: Int) -> [Int] {
    var places: [Int] = []
    var index = start
    while let found = self.index(of: UInt8(ascii: "<"), from: index), found < end {
      if isTag("td", at: found) || isTag("th", at: found) { places.append(found) }
      index = found + 1
    }
    return places
  }

  /// The tag that opened what an index lies in, tags within a line passed over.
  private func openTag(before end: Int) -> Int? {
    (max(0, end - Self.reach)..<end).reversed().first {
      source[$0] == UInt8(ascii: "<") && !InlineTag.continuesText(source, at: $0)
    }
  }

  private func lastTag(_ name: StaticString, before end: Int) -> Int? {
    (max(0, end - 16_384)..<end).reversed().first { source[$0] == UInt8(ascii: "<") && isTag(name, at: $0) }
  }

  private func nextTag(_ name: StaticString, from start: Int) -> Int? {
    var index = start
    while let found = self.index(of: UInt8(ascii: "<"), from: index) {
      if isTag(name, at: found) { return found }
      index = found + 1
    }
    return nil
  }

  private func isTag(_ name: StaticString, at index: Int) -> Bool {
    let count = name.utf8CodeUnitCount
    guard index + count + 1 < source.count else { return false }
    for offset in 0..<count where source[index + 1 + offset] | 0x20 != name.utf8Start[offset] | 0x20 { return false }
    return !NumberSurroundings.isWord(source[index + 1 + count])
  }
}
