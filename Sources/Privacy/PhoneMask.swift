/// Hides the middle of each telephone number of a text, whatever stands beside it: `13812345678/139****1234` →
/// `138****5678/139****1234`.
struct PhoneMask {
  /// A number as its groups of digits are written: 0431-8123456, +86 138 1234 5678.
  private struct Number {
    var digits: [Int] = []
    var stars = 0
    /// Digits without those of a country before them.
    var length = 0

    /// Digits from which on a number may be one of a subscriber. Three stars hide enough of it.
    var isOpen: Bool { digits.count >= 7 && stars < 3 }
  }

  /// Of eleven digits the first three and the last four stay (as GB/T 37964-2019 and the operators do it); of any
  /// other number its last four do not.
  static func applied(to text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let numbers = numbers(in: scalars)
    let open = numbers.filter(\.isOpen).map(\.digits)
    if open.isEmpty, text.contains("*") { return text }
    let all = numbers.flatMap(\.digits)
    if all.isEmpty { return "***" }
    for digits in open.isEmpty ? [all] : open {
      for index in digits.count >= 11 ? digits.dropFirst(digits.count - 8).prefix(4) : digits.suffix(4) {
        scalars[index] = "*"
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func numbers(in scalars: [Unicode.Scalar]) -> [Number] {
    var numbers: [Number] = []
    var (index, isJoined) = (0, false)
    while index < scalars.count {
      guard isDigit(scalars[index]) || scalars[index] == "*" else {
        if !isJoint(scalars[index]) { isJoined = false }
        index += 1
        continue
      }
      let group = scalars[index...].prefix { isDigit($0) || $0 == "*" }
      // A whole number follows another: it is one of its own.
      let isFull = numbers.last.map { $0.length >= 11 || ($0.length >= 7 && group.count >= 7) } ?? true
      if !isJoined || isFull { numbers.append(Number()) }
      let last = numbers.count - 1
      let isCountry = numbers[last].length == 0 && ["86", "0086"].contains(String(String.UnicodeScalarView(group)))
      numbers[last].digits += group.indices.filter { isDigit(scalars[$0]) }
      numbers[last].stars += group.count { $0 == "*" }
      numbers[last].length += isCountry ? 0 : group.count
      (index, isJoined) = (group.endIndex, true)
    }
    return numbers
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    "-‐‑–.()（）+".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
  }
}
