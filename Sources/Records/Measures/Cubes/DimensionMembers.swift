import Chronology

/// One value of a dimension.
package struct DimensionMember: Hashable, Sendable {
  package let code: String
  /// The code itself where the code list has no name.
  package let names: LocalizedText
  /// The number of the member that holds this one.
  package internal(set) var parent: Int32?
  /// Not in the code list, but implied by the codes of those it holds: it can be asked for, and is not listed.
  package let isImplied: Bool
  /// The days since 1970 on which the code begins and ceases to be in use, by its code list; nil for no limit.
  var since: Int?
  var until: Int?

  /// Whether the code is in use on some day of a time.
  func isInUse(in period: Period) -> Bool {
    since.map { $0 <= period.end.daysSinceEpoch } ?? true && until.map { $0 >= period.start.daysSinceEpoch } ?? true
  }
}

/// The values of a dimension in their order: of the code list, of `values:`, or else of their bytes.
///
/// Members are known by their number. Values that are in the data but not in the code list have none: they count in
/// what holds them (by prefix) or only in the whole, and tables show them as the rest.
package struct DimensionMembers: Sendable {
  /// The number of null and of values that are nowhere.
  package static let unlisted: Int32 = -1

  /// How deep members may lie: places have five levels. It bounds what walks through the tree.
  static let maximumLevels = 32

  package let dimension: Dimension
  package let members: [DimensionMember]
  /// By number; roots have none above them.
  private var children: [[Int32]]
  private let roots: [Int32]
  private let byCode: [String: Int32]
  private let byName: [String: [Int32]]

  init(dimension: Dimension, members: [DimensionMember]) {
    var (children, roots) = (members.map { _ in [Int32]() }, [Int32]())
    for (number, member) in members.enumerated() {
      if let parent = member.parent { children[Int(parent)].append(Int32(number)) } else { roots.append(Int32(number)) }
    }
    self.dimension = dimension
    self.members = members
    (self.children, self.roots) = (children, roots)
    byCode = Dictionary(members.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
    var byName: [String: [Int32]] = [:]
    for (number, member) in members.enumerated() where !member.isImplied {
      for name in Set(member.names.entries.map(\.text)) { byName[name, default: []].append(Int32(number)) }
    }
    self.byName = byName
  }

  package subscript(number: Int32) -> DimensionMember { members[Int(number)] }

  // MARK: Names

  /// The members that a text may mean: the one of this code, else those of this name in any language.
  package func find(_ text: String) -> [Int32] { byCode[text].map { [$0] } ?? byName[text] ?? [] }

  /// The member of exactly this code.
  func number(ofCode code: String) -> Int32? { byCode[code] }

  /// All codes that a list names, for suggestions.
  var codes: [String] { members.filter { !$0.isImplied }.map(\.code) }

  /// Codes and names, for suggestions.
  package var words: [String] { members.filter { !$0.isImplied }.flatMap { [$0.code] + $0.names.entries.map(\.text) } }

  /// The number of a value in the data: of its member by code or by a name that only one has, or by its prefix of the nearest that holds it.
  func number(of value: String?) -> Int32 {
    guard let value else { return Self.unlisted }
    if let number = byCode[value] { return number }
    // Records that were typed by hand have names where the list has codes.
    if let named = byName[value], named.count == 1 { return named[0] }
    guard dimension.rollup == .prefix else { return Self.unlisted }
    var code = value
    while let holder = Self.holder(ofCode: code) {
      if let number = byCode[holder] { return number }
      code = holder
    }
    return Self.unlisted
  }

  /// The code that holds another by GB/T 2260: its last pair of digits that is not 00 becomes 00. Nil at the top, and
  /// for a code that is not made of pairs of digits, or of more of them than levels are allowed.
  static func holder(ofCode code: String) -> String? {
    var digits = Array(code.utf8)
    guard (4...2 * maximumLevels).contains(digits.count), digits.count.isMultiple(of: 2),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    var pair = digits.count - 2
    while pair > 0, digits[pair] == 0x30, digits[pair + 1] == 0x30 { pair -= 2 }
    guard pair > 0 else { return nil }
    digits[pair] = 0x30
    digits[pair + 1] = 0x30
    return String(decoding: digits, as: UTF8.self)
  }

  // MARK: The tree

  /// Those that a member holds directly. Implied ones stand aside for those that they hold.
  package func children(of member: Int32) -> [Int32] { listed(children[Int(member)]) }

  /// The members that are listed with a member, itself among them: of the same holder, or of the top.
  package func siblings(of member: Int32) -> [Int32] {
    var holder = self[member].parent
    while let number = holder, self[number].isImplied { holder = self[number].parent }
    return holder.map(children(of:)) ?? listed(roots)
  }

  /// The top level below the common root: roots, unless there is only one that holds others.
  package var topLevel: [Int32] {
    var level = listed(roots)
    while level.count == 1 {
      let below = children(of: level[0])
      if below.isEmpty { break }
      level = below
    }
    return level
  }

  /// Members some levels below others; where a branch ends sooner, its last.
  package func descend(from level: [Int32], levels: Int) -> [Int32] {
    (0..<max(0, levels)).reduce(level) { level, _ in
      level.flatMap { member in
        let below = children(of: member)
        return below.isEmpty ? [member] : below
      }
    }
  }

  private func listed(_ numbers: [Int32]) -> [Int32] {
    numbers.flatMap { self[$0].isImplied ? listed(children[Int($0)]) : [$0] }.sorted()
  }

  /// Whether some member holds another.
  var hasLevels: Bool { roots.count < members.count }

  /// Whether a member holds others.
  func isHolder(_ member: Int32) -> Bool { !children[Int(member)].isEmpty }

  /// Whether one member holds another, directly or through others. None holds itself.
  func holds(_ holder: Int32, _ member: Int32) -> Bool {
    var above = self[member].parent
    while let number = above, number != holder { above = self[number].parent }
    return above != nil
  }

  /// Marks members with all that they hold, at their number + 1 (0 is what is unlisted).
  func mark(_ numbers: [Int32], as value: Bool, in marks: inout [Bool]) {
    for number in numbers {
      marks[Int(number) + 1] = value
      mark(children[Int(number)], as: value, in: &marks)
    }
  }
}
