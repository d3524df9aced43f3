import Chronology

/// The identity number of a citizen (公民身份号码, GB 11643-1999): 6 digits of a region, 8 of a birthday, 3 of a
/// sequence, and a check character.
package enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checkCharacters = Array("10X98765432".utf8)

  /// Whether 18 bytes have the form of an identity number with a day that exists, from 1880 on, for its birthday.
  package static func hasForm(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count == 18, let last = bytes.last, isDigit(last) || last | 0x20 == UInt8(ascii: "x"),
      let first = bytes.first, (0x31...0x39).contains(first), bytes.dropLast().allSatisfy(isDigit)
    else { return false }
    func number(_ range: Range<Int>) -> Int {
      bytes.dropFirst(range.lowerBound).prefix(range.count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let year = number(6..<10)
    return (1880...2199).contains(year) && CivilDate(year: year, month: number(10..<12), day: number(12..<14)) != nil
  }

  /// Whether the check character of 17 digits and a character is right (GB 11643-1999, ISO 7064 MOD 11-2).
  package static func isChecked(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == 18 else { return false }
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard isDigit(byte) else { return false }
      sum += Int(byte - 0x30) * weight
    }
    guard let last = bytes.dropFirst(17).first else { return false }
    return (last == UInt8(ascii: "x") ? UInt8(ascii: "X") : last) == checkCharacters[sum % 11]
  }

  /// The first text of the form of an identity number that is not part of a longer number, from an offset on.
  ///
  /// Looks at every 17th byte only while those are no digits: a number of 17 digits covers one of them.
  package static func firstOffset(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    var probe = start + 16
    while probe < bytes.count {
      guard isDigit(bytes[probe]) else {
        probe += 17
        continue
      }
      var first = probe
      while first > start, isDigit(bytes[first - 1]) { first -= 1 }
      var end = probe + 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      if end - first == 17, end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "x") { end += 1 }
      if end - first == 18, !isJoined(bytes, first, end), hasForm(bytes[first..<end]) { return first }
      probe = end + 16
    }
    return nil
  }

  /// Whether a letter or a digit touches the text: then it is part of another code.
  private static func isJoined(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
    (first > 0 && isAlphanumeric(bytes[first - 1])) || (end < bytes.count && isAlphanumeric(bytes[end]))
  }

  /// The number for messages: the birthday and the region are not shown.
  package static func masked(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes.prefix(2), as: UTF8.self) + String(repeating: "*", count: 14)
      + String(decoding: bytes.suffix(2), as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }
}
