import Chronology

/// A list of codes with their names, such as regions or industries, in the order of its table.
///
/// A code may stand in it more than once, for different times: industries are divided anew every few years. The line
/// that holds now (the last one, unless a day is given) lends the name.
package struct CodeList: Sendable {
  /// One line of the list.
  package struct Entry: Hashable, Sendable {
    package var code: String
    package var name: LocalizedText
    /// The code that holds this one; nil at the top.
    package var parent: String?
    /// Days since 1970 on which the line begins and ends to hold; nil for no limit.
    package var since: Int?
    package var until: Int?
    /// The edition of the list that the line belongs to.
    package var version: String?

    package init(code: String, name: LocalizedText) {
      self.code = code
      self.name = name
    }

    package func holds(on day: Int) -> Bool { since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true }
  }

  package let rollup: Dimension.Rollup
  /// In the order of the table.
  package let entries: [Entry]
  /// Each code once, in the order of its first line.
  package let codes: [String]
  /// Lines by code, in the order of the table.
  private let lines: [String: [Int]]
  private let codesByName: [String: [String]]
  private let childrenByCode: [String: [String]]
  /// Codes that no other code of the list holds.
  package let roots: [String]

  package init(_ entries: [Entry], rollup: Dimension.Rollup = .none) {
    self.entries = entries
    self.rollup = rollup
    lines = Dictionary(grouping: entries.indices) { entries[$0].code }
    var seen: Set<String> = []
    let codes = entries.map(\.code).filter { seen.insert($0).inserted }
    self.codes = codes
    var names: [String: [String]] = [:]
    for entry in entries {
      for name in entry.name.entries.map(\.text) where names[name]?.contains(entry.code) != true {
        names[name, default: []].append(entry.code)
      }
    }
    codesByName = names
    var children: [String: [String]] = [:]
    var roots: [String] = []
    for code in codes {
      let parent = Self.parent(of: code, lines[code]?.last.map { entries[$0] }, rollup) { seen.contains($0) }
      if let parent { children[parent, default: []].append(code) } else { roots.append(code) }
    }
    childrenByCode = children
    self.roots = roots
  }

  package func contains(_ code: String) -> Bool { lines[code] != nil }

  /// The line of a code: of those that hold on a day the last one, or the last of all.
  package func entry(_ code: String, on day: Int? = nil) -> Entry? {
    let indices = lines[code] ?? []
    let holding = day.flatMap { day in indices.last { entries[$0].holds(on: day) } }
    return (holding ?? indices.last).map { entries[$0] }
  }

  /// The name of a code in a language; nil for a code that is not in the list.
  package func name(of code: String, in language: String, on day: Int? = nil) -> String? {
    entry(code, on: day)?.name.text(in: language)
  }

  /// The code that has a name in any language; nil when none has, or more than one. A code is its own name.
  package func code(named name: String) -> String? {
    if contains(name) { return name }
    guard let codes = codesByName[name], codes.count == 1 else { return nil }
    return codes[0]
  }

  /// The codes of the list right below a code, in the order of the list.
  package func children(of code: String) -> [String] { childrenByCode[code] ?? [] }

  /// The code of the list that holds another most closely; the other need not be in the list.
  package func parent(of code: String) -> String? { Self.parent(of: code, entry(code), rollup, contains) }

  /// All codes of the list that hold a code, the closest first.
  package func ancestors(of code: String) -> [String] {
    var ancestors: [String] = []
    var current = code
    // A list whose parents run in a circle ends where it began.
    while let parent = parent(of: current), parent != code, !ancestors.contains(parent) {
      ancestors.append(parent)
      current = parent
    }
    return ancestors
  }

  /// The code and all codes of the list below it, in the order of the list.
  package func descendants(of code: String) -> [String] {
    codes.filter { $0 == code || ancestors(of: $0).contains(code) }
  }

  private static func parent(
    of code: String, _ entry: Entry?, _ rollup: Dimension.Rollup, _ contains: (String) -> Bool
  ) -> String? {
    switch rollup {
    case .none: nil
    case .parent: entry?.parent.flatMap { $0 != code && contains($0) ? $0 : nil }
    case .prefix: prefixes(of: code).first(where: contains)
    }
  }

  /// The codes of the places that hold a place, the closest first: 320402 lies in 320400 and that in 320000.
  ///
  /// Source: GB/T 2260: two digits each for province, city and county; pairs of zeros at the end are not filled.
  static func prefixes(of code: String) -> [String] {
    guard code.utf8.count.isMultiple(of: 2), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return [] }
    var bytes = Array(code.utf8)
    var prefixes: [String] = []
    for start in stride(from: bytes.count - 2, to: 0, by: -2) {
      guard bytes[start] != 0x30 || bytes[start + 1] != 0x30 else { continue }
      bytes[start] = 0x30
      bytes[start + 1] = 0x30
      prefixes.append(String(decoding: bytes, as: UTF8.self))
    }
    return prefixes
  }
}
