import Chronology
import Diagnostics

/// Finds the values of a dimension: in its code list, in `measures.yaml`, or in the data.
package struct DimensionMembersReader {
  private let engine: any RecordEngine
  package private(set) var diagnostics: [Diagnostic] = []

  package init(engine: any RecordEngine) { self.engine = engine }

  /// A code list may be as long as this: China has 3,200 places at three levels, and 660,000 at five.
  static let maximumCodes = 1_000_000

  /// - Parameter columns: table and column of each measure that has the dimension, read when nothing lists the values.
  package mutating func read(
    _ dimension: Dimension, columns: [(table: String, column: String)]
  ) throws(RecordEngineError) -> DimensionMembers {
    if let resource = dimension.codes { return try readCodes(dimension, resource) }
    var values = dimension.values ?? []
    if values.isEmpty {
      var found: Set<String> = []
      for (table, column) in columns { found.formUnion(try engine.distinctValues(of: column, in: table)) }
      values = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return tree(dimension, values.map { Row(code: $0, names: LocalizedText($0), parent: nil, place: nil) })
  }

  private struct Row {
    let code: String
    let names: LocalizedText
    let parent: String?
    let place: RowPlace?
    var since: Int?
    var until: Int?
  }

  private mutating func readCodes(
    _ dimension: Dimension, _ resource: String
  ) throws(RecordEngineError) -> DimensionMembers {
    var request = RowRequest(table: resource, limit: Self.maximumCodes)
    request.includesHidden = true
    let page = try engine.rows(request)
    let columns = page.columns.map(\.name)
    guard let code = columns.firstIndex(of: "code") else { throw .unknownColumn("code", table: resource) }
    let parent = columns.firstIndex(of: "parent")
    let (since, until) = (columns.firstIndex(of: "since"), columns.firstIndex(of: "until"))
    let names = columns.enumerated().compactMap { index, column -> (Int, String)? in
      column == "name" ? (index, "") : column.hasPrefix("name_") ? (index, String(column.dropFirst(5))) : nil
    }
    var rows: [Row] = []
    var known: [String: Int] = [:]
    for (cells, place) in zip(page.rows, page.places) {
      guard let text = cells[code]?.text else { continue }
      let texts = names.compactMap { index, language in cells[index].map { (language: language, text: $0.text) } }
      var row = Row(
        code: text, names: texts.isEmpty ? LocalizedText(text) : LocalizedText(texts),
        parent: parent.flatMap { cells[$0]?.text }, place: place,
        since: since.flatMap { cells[$0]?.days?.lowerBound }, until: until.flatMap { cells[$0]?.days?.upperBound })
      // Versions of a list may repeat a code: it keeps its first place, takes its last name, and is in use in both.
      if let index = known[text] {
        row.since = row.since.flatMap { own in rows[index].since.map { min($0, own) } }
        row.until = row.until.flatMap { own in rows[index].until.map { max($0, own) } }
        rows[index] = row
      } else {
        rows.append(row)
      }
      known[text] = known[text] ?? rows.count - 1
    }
    return tree(dimension, rows)
  }

  // MARK: The tree

  private mutating func tree(_ dimension: Dimension, _ rows: [Row]) -> DimensionMembers {
    var members = rows.map { row in
      DimensionMember(
        code: row.code, names: row.names, parent: nil, isImplied: false, since: row.since, until: row.until)
    }
    var numbers = Dictionary(members.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
    switch dimension.rollup {
    case .none: break
    case .prefix: linkByPrefix(&members, &numbers)
    case .parent: linkByParent(dimension, rows, &members, numbers)
    }
    return DimensionMembers(dimension: dimension, members: members)
  }

  private func linkByPrefix(_ members: inout [DimensionMember], _ numbers: inout [String: Int32]) {
    var index = 0
    while index < members.count {
      if let holder = DimensionMembers.holder(ofCode: members[index].code) {
        if numbers[holder] == nil {
          numbers[holder] = Int32(members.count)
          members.append(DimensionMember(code: holder, names: LocalizedText(holder), parent: nil, isImplied: true))
        }
        members[index].parent = numbers[holder]
      }
      index += 1
    }
  }

  private mutating func linkByParent(
    _ dimension: Dimension, _ rows: [Row], _ members: inout [DimensionMember], _ numbers: [String: Int32]
  ) {
    let parents = rows.map { row in row.parent.flatMap { $0.isEmpty ? nil : numbers[$0] } }
    let circles = Set(ParentCircles.last(in: parents))
    for (index, row) in rows.enumerated() {
      guard let code = row.parent, !code.isEmpty else { continue }
      if circles.contains(index) {
        report("\"\(row.code)\" is held by itself, through \"\(code)\"", row, dimension)
      } else if parents[index] == nil {
        report("\"\(code)\" is the parent of \"\(row.code)\", but no code of the list", row, dimension)
      } else {
        members[index].parent = parents[index]
      }
    }
    cutDeep(dimension, rows, &members)
  }

  /// Takes codes that lie too deep out of what holds them, and reports the first: those below are found by it.
  private mutating func cutDeep(_ dimension: Dimension, _ rows: [Row], _ members: inout [DimensionMember]) {
    var levels = [Int](repeating: 0, count: members.count)
    var firstCut: Int?
    for index in members.indices where levels[index] == 0 {
      var (path, next): ([Int], Int?) = ([], index)
      while let number = next, levels[number] == 0 {
        path.append(number)
        next = members[number].parent.map(Int.init)
      }
      var level = next.map { levels[$0] } ?? 0
      for number in path.reversed() {
        level += 1
        if level > DimensionMembers.maximumLevels {
          members[number].parent = nil
          level = 1
          firstCut = min(firstCut ?? number, number)
        }
        levels[number] = level
      }
    }
    guard let firstCut else { return }
    report(
      "\"\(rows[firstCut].code)\" lies more than \(DimensionMembers.maximumLevels) levels deep", rows[firstCut],
      dimension)
  }

  private mutating func report(_ message: String, _ row: Row, _ dimension: Dimension) {
    diagnostics.append(
      Diagnostic(
        .measuresReference, message, at: row.place.map { SourceLocation(path: $0.path, line: $0.line) },
        remedy: "correct the column \"parent\" of the code list of \"\(dimension.name)\""))
  }
}

/// Finds members that are held by themselves, in one walk over all.
private enum ParentCircles {
  /// The last member of each circle: without its parent there is no circle.
  static func last(in parents: [Int32?]) -> [Int] {
    var walks = [Int](repeating: 0, count: parents.count)
    var found: [Int] = []
    for start in parents.indices where walks[start] == 0 {
      var next: Int? = start
      while let number = next, walks[number] == 0 {
        walks[number] = start + 1
        next = parents[number].map(Int.init)
      }
      // The walk came back to its own steps: once around for the last.
      guard let entry = next, walks[entry] == start + 1 else { continue }
      var (last, number) = (entry, parents[entry])
      while let member = number.map(Int.init), member != entry {
        last = max(last, member)
        number = parents[member]
      }
      found.append(last)
    }
    return found
  }
}

extension StoredValue {
  /// The days since 1970 that a value of time covers; nil for other values.
  fileprivate var days: ClosedRange<Int>? {
    switch self {
    case .date(let date): date.daysSinceEpoch...date.daysSinceEpoch
    case .year(let year): Self.days(fromMonth: year * 12, count: 12)
    case .month(let month): Self.days(fromMonth: month, count: 1)
    case .text, .integer, .decimal, .datetime, .boolean: nil
    }
  }

  private static func days(fromMonth first: Int, count: Int) -> ClosedRange<Int>? {
    let ends = [first, first + count].compactMap { month in
      CivilDate(year: month / 12, month: month % 12 + 1, day: 1)?.daysSinceEpoch
    }
    return ends.count == 2 ? ends[0]...ends[1] - 1 : nil
  }
}
