import Markup

/// What contrast depends on: the style sheets, and the elements that stand on pages, each path from the root once.
struct StyleMaterial: Sendable {
  struct Element: Sendable {
    /// Zero for the root.
    let parent: UInt64
    /// The start tag as it is written.
    let tag: String
    var hasText: Bool
  }

  /// By their paths.
  var sheets: [String: [UInt8]] = [:]
  private(set) var elements: [UInt64: Element] = [:]

  mutating func add(_ seen: [StyledElement], in bytes: UnsafeBufferPointer<UInt8>) {
    for element in seen {
      if let index = elements.index(forKey: element.key) {
        if element.hasText, !elements.values[index].hasText { elements.values[index].hasText = true }
      } else {
        elements[element.key] = Element(
          parent: element.parent,
          tag: String(decoding: UnsafeBufferPointer(rebasing: bytes[element.tag]), as: UTF8.self),
          hasText: element.hasText)
      }
    }
  }
}
