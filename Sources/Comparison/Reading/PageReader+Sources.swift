extension PageReader {
  /// Ends a line of an entry in the list of sources: the figure with its meaning, its query, or what else is said.
  mutating func endSourceLine() {
    let range = textStart..<page.text.count
    defer {
      // It is told as a source, not as text.
      page.text.removeSubrange(range)
      page.links.removeSubrange(linkStart...)
      page.dates.removeSubrange(dateStart...)
      page.marks.removeSubrange(markStart...)
      strong = nil
      code = nil
    }
    guard !range.isEmpty else { return }
    if let value = strong?.range, range.contains(value.lowerBound), source?.value.isEmpty == true {
      source?.value = page.string(value.clamped(to: range))
      source?.label = Self.trimmed(page.string(value.upperBound.clamped(to: range)..<range.upperBound))
    } else if let query = code?.range, !query.isEmpty {
      source?.query = page.string(query.clamped(to: range))
    } else {
      source?.details.append(page.string(range))
    }
  }

  mutating func endSource() {
    if let source { page.sources.append(source) }
    source = nil
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " })
  }
}

extension Int {
  fileprivate func clamped(to range: Range<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
