extension Timestamp {
  /// `2024-09-05T08:30:00+08:00`, with a numeric offset even for UTC.
  ///
  /// Source: RFC 3339, section 5.6; used by Atom, JSON Feed, sitemaps and HTML's `datetime`.
  package var rfc3339: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(25)
    bytes.append(rfc3339: self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `Thu, 05 Sep 2024 08:30:00 +0800`.
  ///
  /// Source: RFC 822 as the RSS 2.0 specification amends it (four-digit year); names are English by rule.
  package var rfc822: String {
    let day = date
    var bytes = Array("\(Self.weekdays[day.weekday]), ".utf8)
    bytes.append(padded: day.day, 2)
    bytes += " \(Self.months[day.month - 1]) ".utf8
    bytes.append(padded: day.year, 4)
    bytes.append(UInt8(ascii: " "))
    bytes.append(clockOf: self)
    bytes.append(UInt8(ascii: " "))
    bytes.append(offsetOf: self, colon: false)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension CivilDate {
  /// `2024-09-05` (ISO 8601).
  package var iso: String {
    var bytes: [UInt8] = []
    bytes.append(iso: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The forms as bytes: a sitemap has tens of thousands of dates, and a string for each part of each would be most of
/// the work.
extension [UInt8] {
  /// Appends `2024-09-05T08:30:00+08:00` (see `Timestamp.rfc3339`).
  package mutating func append(rfc3339 moment: Timestamp) {
    append(iso: moment.date)
    append(UInt8(ascii: "T"))
    append(clockOf: moment)
    append(offsetOf: moment, colon: true)
  }

  /// Appends `2024-09-05`.
  package mutating func append(iso date: CivilDate) {
    append(padded: date.year, 4)
    append(UInt8(ascii: "-"))
    append(padded: date.month, 2)
    append(UInt8(ascii: "-"))
    append(padded: date.day, 2)
  }

  fileprivate mutating func append(clockOf moment: Timestamp) {
    let seconds = moment.secondsOfDay
    append(padded: seconds / 3600, 2)
    append(UInt8(ascii: ":"))
    append(padded: seconds / 60 % 60, 2)
    append(UInt8(ascii: ":"))
    append(padded: seconds % 60, 2)
  }

  fileprivate mutating func append(offsetOf moment: Timestamp, colon: Bool) {
    let minutes = abs(moment.offset) / 60
    append(moment.offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    append(padded: minutes / 60, 2)
    if colon { append(UInt8(ascii: ":")) }
    append(padded: minutes % 60, 2)
  }

  /// Appends a number of at most four digits with leading zeros.
  fileprivate mutating func append(padded number: Int, _ width: Int) {
    var divisor = width == 4 ? 1000 : 10
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
