import Characters
import Chronology

/// Reads the addresses of figures, charts, tables and records. Names are looked up later (`QueryBinder`).
package struct FigureQueryParser {
  package private(set) var query: FigureQuery
  package private(set) var faults: [QueryFault] = []
  private var seen: [String] = []

  /// The scheme of an address, nil when it is any other link.
  package static func scheme(of address: String) -> FigureQuery.Scheme? {
    guard let colon = address.utf8.prefix(8).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return FigureQuery.Scheme(rawValue: String(address[..<colon]))
  }

  /// What an address asks for, with all that is wrong with it; nil when it has another scheme.
  package static func parse(_ address: String) -> (query: FigureQuery, faults: [QueryFault])? {
    guard let scheme = scheme(of: address) else { return nil }
    let rest = address.utf8.dropFirst(scheme.rawValue.utf8.count + 1)
    var parser = FigureQueryParser(query: FigureQuery(scheme: scheme))
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    parser.readSubject(rest[..<(mark ?? rest.endIndex)])
    if let mark { parser.readPairs(rest[rest.index(after: mark)...]) }
    return (parser.query, parser.faults)
  }

  private init(query: FigureQuery) { self.query = query }

  private mutating func fail(_ message: String, remedy: String? = nil) {
    faults.append(QueryFault(.figureQuery, message, remedy: remedy))
  }

  // MARK: What is asked for

  private mutating func readSubject(_ bytes: Substring.UTF8View) {
    guard let text = decoded(bytes) else { return }
    switch query.scheme {
    case .figure where text == "literal": query.isLiteral = true
    case .figure: readItems([text[...]])
    case .chart: readItems(Self.split(text[...], at: UInt8(ascii: ",")))
    case .table where text.hasPrefix("sql/"): readStoredQuery(text.dropFirst(4))
    case .table: readItems(Self.split(text[...], at: UInt8(ascii: ",")))
    case .records:
      query.table = text
      if text.isEmpty { fail("no table is named", remedy: "write records:TABLE") }
    }
  }

  private mutating func readStoredQuery(_ name: Substring) {
    query.storedQuery = String(name)
    if !QueryNames.isName(String(name)) {
      fail("\"\(name)\" is no name of a query", remedy: "write table:sql/NAME for content/data/queries/NAME.sql")
    }
  }

  private mutating func readItems(_ texts: [Substring]) {
    for text in texts {
      let parts = Self.split(text, at: UInt8(ascii: "."), maxSplits: 1)
      let measure = String(parts[0])
      if measure.isEmpty {
        fail(
          "no measure is named",
          remedy: "write \(query.scheme.rawValue):MEASURE, such as \(query.scheme.rawValue):deaths")
        continue
      }
      guard parts.count == 2 else {
        query.items.append(FigureQuery.Item(measure: measure))
        continue
      }
      let view = FigureView(rawValue: String(parts[1]))
      if view == nil {
        let views = FigureView.allCases.map(\.rawValue)
        fail("there is no view \"\(parts[1])\"", remedy: NameAdvice.remedy(String(parts[1]), views))
      }
      query.items.append(FigureQuery.Item(measure: measure, view: view ?? .value))
    }
  }

  // MARK: Keys and values

  private mutating func readPairs(_ bytes: Substring.UTF8View) {
    for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
      if pair.isEmpty {
        fail("there is an empty part in the query", remedy: "write KEY=VALUE, with & between two of them")
        continue
      }
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else {
        if let text = decoded(pair) { fail("\"\(text)\" has no value", remedy: "write \(text)=VALUE") }
        continue
      }
      guard let key = decoded(pair[..<equals]), let value = decoded(pair[pair.index(after: equals)...]) else {
        continue
      }
      if seen.contains(key) {
        fail("\"\(key)\" stands twice", remedy: "several values of a dimension are parted by commas")
      } else if key.isEmpty || value.isEmpty {
        fail(key.isEmpty ? "a value has no key" : "\"\(key)\" has no value")
      } else {
        read(key, value)
      }
      seen.append(key)
    }
  }

  private mutating func read(_ key: String, _ value: String) {
    if query.storedQuery != nil {
      query.options[key] = value
      return
    }
    if QueryNames.keys.contains(key), !Self.keys(of: query.scheme).contains(key) {
      let schemes = FigureQuery.Scheme.allCases.filter { Self.keys(of: $0).contains(key) }.map { "\($0.rawValue):" }
      fail(
        "\"\(key)\" means nothing in \(query.scheme.rawValue):",
        remedy: "it belongs to \(schemes.joined(separator: ", "))")
      return
    }
    switch key {
    case "period": query.period = period(value)
    case "versus": query.versus = versus(value)
    case "decimals": query.decimals = number(key, value, in: 0...6)
    case "by": readAxes(value)
    case "depth", "limit":
      if number(key, value, in: key == "depth" ? 1...9 : 1...100_000) != nil { query.options[key] = value }
    case "type":
      readChoice(key, value, of: query.scheme == .table ? ["cards"] : ["bar", "stacked", "line", "sparkline"])
    case "total": readChoice(key, value, of: ["true", "false"])
    case "columns", "sort": query.options[key] = value
    default: query.filters[key] = value
    }
  }

  static func keys(of scheme: FigureQuery.Scheme) -> [String] {
    switch scheme {
    case .figure: ["period", "versus", "decimals"]
    case .chart: ["period", "versus", "decimals", "by", "depth", "type"]
    case .table: ["period", "versus", "decimals", "by", "depth", "total", "type"]
    case .records: ["period", "columns", "sort", "limit"]
    }
  }

  private mutating func readAxes(_ value: String) {
    query.by = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if query.by.contains("") {
      fail("\"by\" has an empty part", remedy: "write by=month, by=region, or by=month,region")
    } else if query.by.count > 2 {
      fail("\"by\" takes one or two parts", remedy: "rows (or the axis) first, then columns (or series)")
    } else if Set(query.by).count < query.by.count {
      fail("\"by\" names \"\(query.by[0])\" twice")
    }
  }

  private mutating func readChoice(_ key: String, _ value: String, of choices: [String]) {
    query.options[key] = value
    if !choices.contains(value) {
      fail("\"\(key)\" cannot be \"\(value)\"", remedy: NameAdvice.remedy(value, choices))
    }
  }

  private mutating func number(_ key: String, _ value: String, in range: ClosedRange<Int>) -> Int? {
    if let number = Int(value), range.contains(number) { return number }
    fail("\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(value)\"")
    return nil
  }

  private mutating func period(_ value: String) -> Period? {
    if let period = Self.month(value) ?? Period(value) { return period }
    fail(
      "\"\(value)\" is no period",
      remedy: "write 2024, 2024-H1, 2024-Q3, 2024-08, 2024-W35, 2024-08-15, or a range such as 2024-01..2024-08")
    return nil
  }

  /// The commonest form, `2024-08`, without the general reader, which takes two microseconds.
  private static func month(_ text: String) -> Period? {
    var number = 0
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard index < 7, (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
    }
    guard text.utf8.count == 7 else { return nil }
    return CivilDate(year: number / 100, month: number % 100, day: 1).map { Period(.month, containing: $0) }
  }

  private mutating func versus(_ value: String) -> FigureQuery.Versus? {
    switch value {
    case "last-year": return .lastYear
    case "last-period": return .lastPeriod
    default:
      if let period = Period(value) { return .period(period) }
      let remedy = NameAdvice.remedy(value, ["last-year", "last-period"]) ?? ""
      fail("\"versus\" cannot be \"\(value)\"", remedy: remedy + ", or a period such as 2019-08")
      return nil
    }
  }

  // MARK: Characters

  private static func split(_ text: Substring, at mark: UInt8, maxSplits: Int = .max) -> [Substring] {
    text.utf8.split(separator: mark, maxSplits: maxSplits, omittingEmptySubsequences: false).map(Substring.init)
  }

  /// The text with its percent-encoding undone (RFC 3986, section 2.1); a `+` stays one. Nil after a fault.
  private mutating func decoded(_ bytes: Substring.UTF8View) -> String? {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "#") }) else {
      return String(Substring(bytes))
    }
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "#") {
        fail("a query has no part after #", remedy: "remove it, or write %23 for the character itself")
        return nil
      }
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      guard let value = rest.popHexadecimalPair() else {
        fail("a % is not followed by two hexadecimal digits", remedy: "write %25 for the character itself")
        return nil
      }
      result.append(value)
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      fail("the percent-encoded bytes are no UTF-8")
      return nil
    }
    return text
  }
}
