/// Takes numbers and marks from the front of a cell.
struct ByteReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  /// Passes over a mark, all of it or nothing.
  mutating func skip(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != mark.utf8Start[offset] { return false }
    index += count
    return true
  }

  mutating func skip(_ text: [UInt8]) -> Bool {
    guard index + text.count <= bytes.count else { return false }
    for offset in text.indices where bytes[index + offset] != text[offset] { return false }
    index += text.count
    return true
  }

  mutating func skipSpaces() {
    while next == 0x20 { index += 1 }
  }

  /// A number of so many digits.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var (value, count) = (0, 0)
    while count < digits.upperBound, let byte = next, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      count += 1
      index += 1
    }
    return count >= digits.lowerBound ? value : nil
  }

  // MARK: ISO 8601

  mutating func isoTime() -> DateParts? {
    var parts = DateParts()
    return time(&parts, hourDigits: 2...2, needsSeconds: true) ? parts : nil
  }

  /// `2024-09-05T08:30:00`, with optional fractions of a second (not kept) and an optional offset.
  mutating func isoDatetime() -> DateParts? {
    guard var parts = date(separator: "-", digits: 2...2), skip("T") || skip(" "),
      time(&parts, hourDigits: 2...2, needsSeconds: false)
    else { return nil }
    return skipOffset() ? parts : nil
  }

  // MARK: As people write

  mutating func anyDate() -> DateParts? {
    let start = index
    for separator: StaticString in ["-", "/", "."] {
      if let parts = date(separator: separator, digits: 1...2) { return parts }
      index = start
    }
    if let year = number(4...4), skip("年"), let month = number(1...2), skip("月"), let day = number(1...2), skip("日") {
      return DateParts(year: year, month: month, day: day)
    }
    index = start
    guard let digits = number(8...8) else { return nil }
    return DateParts(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  mutating func anyTime() -> DateParts? {
    var parts = DateParts()
    let start = index
    if time(&parts, hourDigits: 1...2, needsSeconds: false) { return parts }
    index = start
    guard let hour = number(1...2), skip("时") || skip("點") || skip("点") || skip("時") else { return nil }
    parts.hour = hour
    guard let minute = number(1...2) else { return parts }
    guard skip("分") else { return nil }
    parts.minute = minute
    guard let second = number(1...2) else { return parts }
    parts.second = second
    return skip("秒") ? parts : nil
  }

  mutating func anyDatetime() -> DateParts? {
    guard let date = anyDate() else { return nil }
    if !skip("T") { skipSpaces() }
    guard let time = anyTime(), skipOffset() else { return nil }
    return DateParts(
      year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute, second: time.second)
  }

  // MARK: Parts

  private mutating func date(separator: StaticString, digits: ClosedRange<Int>) -> DateParts? {
    guard let year = number(4...4), skip(separator), let month = number(digits), skip(separator),
      let day = number(digits)
    else { return nil }
    return DateParts(year: year, month: month, day: day)
  }

  private mutating func time(_ parts: inout DateParts, hourDigits: ClosedRange<Int>, needsSeconds: Bool) -> Bool {
    guard let hour = number(hourDigits), skip(":"), let minute = number(2...2) else { return false }
    parts.hour = hour
    parts.minute = minute
    guard skip(":") else { return !needsSeconds }
    guard let second = number(2...2) else { return false }
    parts.second = second
    return !skip(".") || number(1...9) != nil
  }

  /// `Z`, `+08:00`, `+0800` or nothing.
  private mutating func skipOffset() -> Bool {
    if skip("Z") { return true }
    guard skip("+") || skip("-") else { return true }
    guard let hours = number(2...2), hours < 24 else { return false }
    _ = skip(":")
    guard let minutes = number(2...2) else { return false }
    return minutes < 60
  }
}
