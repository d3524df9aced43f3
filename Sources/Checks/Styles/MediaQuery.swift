/// The circumstances under which a site is looked at.
struct Surroundings: Hashable, Sendable {
  var isDark = false
  var wantsContrast = false
  /// In CSS pixels.
  var width = 1280.0

  /// For messages.
  var name: String {
    (isDark ? "in dark colours" : "in light colours") + (wantsContrast ? " with more contrast" : "")
      + (width < 600 ? ", on a narrow screen" : "")
  }

  /// Whether one of the queries of a list holds (Media Queries Level 4).
  func match(_ list: String) -> Bool {
    StyleText.split(list.lowercased(), at: ",").contains { matchQuery($0.trimmed) }
  }

  private func matchQuery(_ query: String) -> Bool {
    if query.isEmpty { return true }
    if query.hasPrefix("not "), !query.dropFirst(4).trimmed.hasPrefix("(") {
      return !matchQuery(query.dropFirst(4).trimmed)
    }
    let words = StyleText.words(query.hasPrefix("only ") ? String(query.dropFirst(5)) : query)
    if words.contains("or") { return parts(words, "or").contains { matchAll($0) } }
    return matchAll(words)
  }

  private func parts(_ words: [String], _ mark: String) -> [[String]] {
    words.split(separator: mark).map(Array.init)
  }

  private func matchAll(_ words: [String]) -> Bool { parts(words, "and").allSatisfy { matchPart($0) } }

  private func matchPart(_ words: [String]) -> Bool {
    if words.first == "not" { return !matchPart(Array(words.dropFirst())) }
    guard words.count == 1, let word = words.first else { return false }
    guard word.hasPrefix("("), word.hasSuffix(")") else { return word == "screen" || word == "all" }
    let inner = word.dropFirst().dropLast().trimmed
    if inner.hasPrefix("(") || inner.hasPrefix("not ") { return matchQuery(inner) }
    return matchFeature(inner)
  }

  private func matchFeature(_ text: String) -> Bool {
    if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].trimmed
      switch text[..<colon].trimmed {
      case "prefers-color-scheme": return value == (isDark ? "dark" : "light")
      case "prefers-contrast": return value == (wantsContrast ? "more" : "no-preference")
      case "forced-colors": return value == "none"
      case "prefers-reduced-motion", "prefers-reduced-transparency", "inverted-colors":
        return value == "no-preference" || value == "none"
      case "hover", "any-hover": return value == "hover"
      case "pointer", "any-pointer": return value == "fine"
      case "min-width": return Self.pixels(value).map { width >= $0 } ?? false
      case "max-width": return Self.pixels(value).map { width <= $0 } ?? false
      default: return false
      }
    }
    if text == "prefers-contrast" { return wantsContrast }
    return matchRange(StyleText.words(text))
  }

  /// `width <= 40rem`, `30rem < width`.
  private func matchRange(_ words: [String]) -> Bool {
    guard words.count == 3, let place = words.firstIndex(of: "width"), place != 1,
      let limit = Self.pixels(words[2 - place])
    else { return false }
    let (left, right) = place == 0 ? (width, limit) : (limit, width)
    switch words[1] {
    case "<": return left < right
    case "<=": return left <= right
    case ">": return left > right
    case ">=": return left >= right
    default: return false
    }
  }

  private static func pixels(_ text: String) -> Double? {
    for (unit, size) in [("px", 1.0), ("rem", 16), ("em", 16)] where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count).trimmed).map { $0 * size }
    }
    return text == "0" ? 0 : nil
  }
}
