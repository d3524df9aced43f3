/// A pattern of strptime, such as `%d.%m.%Y`.
///
/// Source: Table Schema 1, "date", after Python's `datetime.strptime`: `%Y %y %m %d %H %I %M %S %f %p %b %B %j %z %%`.
/// Numbers may have fewer digits than usual, names of months are English, white space stands for any white space.
struct TimePattern: Hashable, Sendable {
  private enum Item: Hashable, Sendable {
    case directive(UInt8)
    case literal([UInt8])
    case space
  }

  /// What is wrong with a pattern, as the end of a sentence.
  struct Fault: Error { let message: String }

  private let items: [Item]

  /// - Parameters:
  ///   - needsDate: it must give year, month and day.
  ///   - needsTime: it must give the hour.
  init(_ pattern: String, needsDate: Bool, needsTime: Bool) throws(Fault) {
    var items: [Item] = []
    var scalars = Substring(pattern.hasPrefix("fmt:") ? String(pattern.dropFirst(4)) : pattern).unicodeScalars
    while let scalar = scalars.popFirst() {
      if scalar == "%" {
        guard let letter = scalars.popFirst() else { throw Fault(message: "ends with a single %") }
        guard letter.isASCII, "YymdHIMSfpbBjz%".unicodeScalars.contains(letter) else {
          throw Fault(message: "has the directive %\(letter), which is not known")
        }
        items.append(letter == "%" ? .literal([UInt8(ascii: "%")]) : .directive(UInt8(ascii: letter)))
      } else if scalar == " " || scalar == "\t" {
        if items.last != .space { items.append(.space) }
      } else if case .literal(let bytes) = items.last {
        items[items.count - 1] = .literal(bytes + Array(String(scalar).utf8))
      } else {
        items.append(.literal(Array(String(scalar).utf8)))
      }
    }
    self.items = items
    if let message = fault(needsDate: needsDate, needsTime: needsTime) { throw Fault(message: message) }
  }

  private func fault(needsDate: Bool, needsTime: Bool) -> String? {
    func has(_ letters: String) -> Bool {
      letters.utf8.contains { items.contains(.directive($0)) }
    }
    if !has("YymdHIMSfpbBjz") { return "has no directive such as %Y" }
    if needsDate {
      if !has("Yy") { return "gives no year (%Y)" }
      if !has("j") && (!has("mbB") || !has("d")) { return "gives no month and day (%m, %d)" }
    } else if has("YymdbBj") {
      return "gives a date, but the field is a time of day"
    }
    if needsTime, !has("HI") { return "gives no hour (%H)" }
    if !needsTime, has("HIMSfpz") { return "gives a time of day, but the field is a date" }
    return nil
  }

  /// Nil for text that is not written so.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DateParts? {
    var reader = ByteReader(bytes)
    var parts = DateParts()
    var (isAfternoon, dayOfYear): (Bool?, Int?) = (nil, nil)
    for item in items {
      switch item {
      case .space: reader.skipSpaces()
      case .literal(let text): guard reader.skip(text) else { return nil }
      case .directive(UInt8(ascii: "p")):
        guard let half = Self.halfOfDay(&reader) else { return nil }
        isAfternoon = half
      case .directive(UInt8(ascii: "j")):
        guard let number = reader.number(1...3) else { return nil }
        dayOfYear = number
      case .directive(let letter): guard Self.read(letter, &reader, &parts) else { return nil }
      }
    }
    guard reader.isAtEnd else { return nil }
    if let isAfternoon, parts.hour <= 12 { parts.hour = parts.hour % 12 + (isAfternoon ? 12 : 0) }
    if let dayOfYear { return Self.day(dayOfYear, of: parts) }
    return parts
  }

  private static func read(_ letter: UInt8, _ reader: inout ByteReader, _ parts: inout DateParts) -> Bool {
    func take(_ digits: ClosedRange<Int>, _ store: (inout DateParts, Int) -> Void) -> Bool {
      guard let number = reader.number(digits) else { return false }
      store(&parts, number)
      return true
    }
    switch letter {
    case UInt8(ascii: "Y"): return take(4...4) { $0.year = $1 }
    // POSIX: 69...99 are of the twentieth century.
    case UInt8(ascii: "y"): return take(2...2) { $0.year = $1 + ($1 < 69 ? 2000 : 1900) }
    case UInt8(ascii: "m"): return take(1...2) { $0.month = $1 }
    case UInt8(ascii: "d"): return take(1...2) { $0.day = $1 }
    case UInt8(ascii: "H"): return take(1...2) { $0.hour = $1 }
    // An hour of twelve; 13 and more become an hour that does not exist.
    case UInt8(ascii: "I"): return take(1...2) { $0.hour = (1...12).contains($1) ? $1 : 99 }
    case UInt8(ascii: "M"): return take(1...2) { $0.minute = $1 }
    case UInt8(ascii: "S"): return take(1...2) { $0.second = $1 }
    case UInt8(ascii: "f"): return take(1...6) { _, _ in }
    case UInt8(ascii: "z"): return offset(&reader)
    default:
      guard let month = month(&reader, isFull: letter == UInt8(ascii: "B")) else { return false }
      parts.month = month
      return true
    }
  }

  private static func offset(_ reader: inout ByteReader) -> Bool {
    if reader.skip("Z") { return true }
    guard reader.skip("+") || reader.skip("-"), let hours = reader.number(2...2), hours < 24 else { return false }
    _ = reader.skip(":")
    return reader.number(2...2).map { $0 < 60 } ?? false
  }

  private static func halfOfDay(_ reader: inout ByteReader) -> Bool? {
    if reader.skip("AM") || reader.skip("am") || reader.skip("上午") { return false }
    return reader.skip("PM") || reader.skip("pm") || reader.skip("下午") ? true : nil
  }

  private static func month(_ reader: inout ByteReader, isFull: Bool) -> Int? {
    for (index, name) in months.enumerated() {
      let form = isFull ? name : String(name.prefix(3))
      for text in [form, form.lowercased(), form.uppercased()] where reader.skip(Array(text.utf8)) { return index + 1 }
    }
    return nil
  }

  private static func day(_ number: Int, of parts: DateParts) -> DateParts {
    var parts = parts
    parts.month = 1
    // What lies beyond the year's end stays a day that does not exist.
    parts.day = number
    for month in 1...12 {
      var length = DateParts(year: parts.year, month: month, day: 31)
      while length.day > 28, length.days == nil { length.day -= 1 }
      if parts.day <= length.day || month == 12 { break }
      parts.day -= length.day
      parts.month = month + 1
    }
    return parts
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
