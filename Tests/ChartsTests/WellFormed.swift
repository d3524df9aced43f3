/// A small check that text is well-formed XML, strict enough for what the room writes: elements nest and are closed,
/// attributes are quoted and stand once, `&` begins a reference, and ids are unique.
struct WellFormed {
  private(set) var faults: [String] = []
  private(set) var ids: [String] = []
  /// Names of the elements in their order.
  private(set) var elements: [String] = []
  /// Ids that `url(#…)`, `aria-labelledby` and the like point to.
  private(set) var references: [String] = []

  init(_ text: String, voids: Set<String> = []) {
    var open: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == ">" }) {
      checkReferences(in: rest[..<start])
      guard rest[start] == "<", let end = Self.end(ofTagIn: rest[start...]) else {
        faults.append("a stray bracket: \(rest[start...].prefix(30))")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { faults.append("closes nothing: \(tag)") }
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      let name = String(tag.prefix { $0 != " " && $0 != "/" })
      elements.append(name)
      checkAttributes(isEmpty ? tag.dropLast() : tag, after: name)
      if !isEmpty, !voids.contains(name) { open.append(name) }
    }
    checkReferences(in: rest)
    if !open.isEmpty { faults.append("never closed: \(open)") }
    if Set(ids).count != ids.count { faults.append("an id twice: \(ids)") }
  }

  /// The bracket that ends a tag, outside of quotes.
  private static func end(ofTagIn text: Substring) -> Substring.Index? {
    var isQuoted = false
    for index in text.indices.dropFirst() {
      switch text[index] {
      case "\"": isQuoted.toggle()
      case ">" where !isQuoted: return index
      case "<": return nil
      default: break
      }
    }
    return nil
  }

  private mutating func checkAttributes(_ tag: Substring, after name: String) {
    var names: Set<String> = []
    var rest = tag.dropFirst(name.count)
    while true {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty { return }
      let attribute = String(rest.prefix { $0 != "=" && $0 != " " })
      if !names.insert(attribute).inserted { faults.append("twice: \(attribute)") }
      rest = rest.dropFirst(attribute.count)
      guard rest.hasPrefix("=\"") else { continue }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      checkReferences(in: value)
      if attribute == "id" { ids.append(String(value)) }
      if attribute == "aria-labelledby" { references += value.split(separator: " ").map(String.init) }
      if value.hasPrefix("url(#") { references.append(String(value.dropFirst(5).dropLast())) }
      rest = rest.dropFirst(value.count + 3)
    }
  }

  private mutating func checkReferences(in text: Substring) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;", "quot;", "#39;", "#13;"].contains(where: { part.hasPrefix($0) }) {
      faults.append("a stray &: \(part.prefix(10))")
    }
  }
}
