/// Dates as written by people: a day, or a day and a time with or without an offset.
package struct DateText: Hashable, Sendable {
  package let date: CivilDate
  /// Seconds since midnight, nil when only the day was written.
  package let secondsOfDay: Int?
  /// Seconds east of UTC, nil when no offset was written.
  package let offset: Int?

  package init(date: CivilDate, secondsOfDay: Int? = nil, offset: Int? = nil) {
    self.date = date
    self.secondsOfDay = secondsOfDay
    self.offset = offset
  }

  /// A moment, in its own offset.
  package init(_ moment: Timestamp) {
    self.init(date: moment.date, secondsOfDay: moment.secondsOfDay, offset: moment.offset)
  }

  /// Reads `2024-09-05`, `2024-09-05T08:30`, `2024-09-05 08:30:00`, each with an optional `Z` or `+08:00`.
  /// Nil for anything else, and for days and times that do not exist.
  ///
  /// Source: RFC 3339, section 5.6, with the forms of YAML 1.1 timestamps that front matter commonly has.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(digits: 4...4), reader.skip("-"), let month = reader.number(digits: 1...2),
      reader.skip("-"), let day = reader.number(digits: 1...2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
    if reader.isAtEnd {
      (secondsOfDay, offset) = (nil, nil)
      return
    }
    guard reader.skip("T") || reader.skip("t") || reader.skipSpaces(),
      let hour = reader.number(digits: 1...2), hour < 24, reader.skip(":"),
      let minute = reader.number(digits: 2...2), minute < 60
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let value = reader.number(digits: 2...2), value < 60 else { return nil }
      second = value
      if reader.skip("."), reader.number(digits: 1...9) == nil { return nil }
    }
    secondsOfDay = hour * 3600 + minute * 60 + second
    _ = reader.skipSpaces()
    if reader.isAtEnd {
      offset = nil
      return
    }
    guard let value = reader.offset(), reader.isAtEnd else { return nil }
    offset = value
  }
}

/// Reads numbers and marks from ASCII text, one after the other.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == mark.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpaces() -> Bool {
    var found = false
    while skip(" ") { found = true }
    return found
  }

  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let byte = rest.first, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      count += 1
      rest.removeFirst()
    }
    return digits.contains(count) ? value : nil
  }

  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") {
      sign = 1
    } else if skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = number(digits: 1...2), hours < 24 else { return nil }
    let minutes = !skip(":") && isAtEnd ? 0 : number(digits: 2...2)
    guard let minutes, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
