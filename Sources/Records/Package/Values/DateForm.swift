import Chronology

/// A date, a time of day or both as read from a cell.
struct DateParts {
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0

  /// Nil when there is no such day.
  var days: Int? { CivilDate(year: year, month: month, day: day)?.daysSinceEpoch }

  /// Nil when there is no such time.
  var seconds: Int? {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

/// How the dates and times of a column are written.
enum DateForm: Hashable, Sendable {
  /// ISO 8601: `2024-09-05`, `08:30:00`, `2024-09-05T08:30:00` with an optional offset.
  case iso
  /// Year, month, day in this order, as people write them: `2024-09-05`, `2024-9-5`, `2024/9/5`, `2024.9.5`,
  /// `2024年9月5日`, `20240905`; times `8:30`, `08:30:00`, `8时30分`, `8时30分15秒`; both with a space, a `T` or nothing
  /// (after 日) between them. Orders that could be read in two ways (`5/9/2024`) need a pattern.
  case any
  case pattern(TimePattern)

  /// The days since 1970 of a date.
  func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int> {
    switch self {
    case .iso: return Self.isoDate(bytes)
    case .any:
      var reader = ByteReader(bytes)
      guard let parts = reader.anyDate(), reader.isAtEnd else { return .form }
      return parts.days.map(Result.value) ?? .existence
    case .pattern(let pattern):
      guard let parts = pattern.read(bytes) else { return .form }
      return parts.days.map(Result.value) ?? .existence
    }
  }

  /// The seconds since midnight of a time of day.
  func time(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int> {
    var parts: DateParts?
    var reader = ByteReader(bytes)
    switch self {
    case .iso: parts = reader.isoTime()
    case .any: parts = reader.anyTime()
    case .pattern(let pattern):
      guard let parts = pattern.read(bytes) else { return .form }
      return parts.seconds.map(Result.value) ?? .existence
    }
    guard let parts, reader.isAtEnd else { return .form }
    return parts.seconds.map(Result.value) ?? .existence
  }

  /// The seconds since 1970-01-01T00:00:00 on the clock that is shown.
  func datetime(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int> {
    var reader = ByteReader(bytes)
    var parts: DateParts?
    switch self {
    case .iso: parts = reader.isoDatetime()
    case .any: parts = reader.anyDatetime()
    case .pattern(let pattern):
      guard let parts = pattern.read(bytes) else { return .form }
      return Self.moment(parts)
    }
    guard let parts, reader.isAtEnd else { return .form }
    return Self.moment(parts)
  }

  private static func moment(_ parts: DateParts) -> Result<Int> {
    guard let days = parts.days, let seconds = parts.seconds else { return .existence }
    return .value(days * 86_400 + seconds)
  }

  enum Result<Value> {
    case value(Value)
    case form
    case existence
  }

  /// `2024-09-05`: most cells of most date columns.
  @inline(__always)
  static func isoDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int> {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return .form }
    var (digits, faults): (Int, UInt8) = (0, 0)
    for index in 0..<10 where index != 4 && index != 7 {
      let digit = bytes[index] &- 0x30
      if digit > 9 { faults = 1 }
      digits = digits &* 10 &+ Int(digit)
    }
    guard faults == 0 else { return .form }
    guard let date = CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) else {
      return .existence
    }
    return .value(date.daysSinceEpoch)
  }
}
