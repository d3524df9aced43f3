extension Timestamp {
  /// `2024-09-05T08:30:00+08:00`, with a numeric offset even for UTC.
  ///
  /// Source: RFC 3339, section 5.6; used by Atom, JSON Feed, sitemaps and HTML's `datetime`.
  package var rfc3339: String {
    "\(date.iso)T\(clock)\(offsetText(separator: ":"))"
  }

  /// `Thu, 05 Sep 2024 08:30:00 +0800`.
  ///
  /// Source: RFC 822 as the RSS 2.0 specification amends it (four-digit year); names are English by rule.
  package var rfc822: String {
    let day = date
    return
      "\(Self.weekdays[day.weekday]), \(day.day.padded(2)) \(Self.months[day.month - 1]) \(day.year.padded(4)) \(clock) \(offsetText(separator: ""))"
  }

  private var clock: String {
    let seconds = secondsOfDay
    return "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2)):\((seconds % 60).padded(2))"
  }

  private func offsetText(separator: String) -> String {
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\((minutes / 60).padded(2))\(separator)\((minutes % 60).padded(2))"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension CivilDate {
  /// `2024-09-05` (ISO 8601).
  package var iso: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
}

extension Int {
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
