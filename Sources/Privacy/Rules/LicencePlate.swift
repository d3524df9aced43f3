/// Plates of motor vehicles (GA 36-2018): a character of the province, a letter of the office, then five letters and
/// digits, six for new energy, or four with 警, 学, 挂, 港 or 澳 at the end.
enum LicencePlate {
  private static let provinces: Set<[UInt8]> = Set(
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".map { Array(String($0).utf8) })
  private static let endings: Set<[UInt8]> = Set("警学挂港澳领试超".map { Array(String($0).utf8) })

  /// Whether the three bytes before an index are the character of a province.
  static func isProvince(before end: Int, in bytes: some RandomAccessCollection<UInt8>) -> Bool {
    guard bytes.count >= 3, end >= 3 else { return false }
    let start = bytes.index(bytes.startIndex, offsetBy: end - 3)
    return provinces.contains(Array(bytes[start..<bytes.index(start, offsetBy: 3)]))
  }

  /// The plate whose part a digit is; nil where there is none.
  static func range(in bytes: [UInt8], around digit: Int) -> Range<Int>? {
    var start = digit
    while start > 0, digit - start < 12, isPart(bytes[start - 1]) || isMark(bytes, before: start) > 0 {
      start -= max(1, isMark(bytes, before: start))
    }
    // From the left, the first letter that a province stands before.
    for letter in start..<digit where isLetter(bytes[letter]) && isProvince(before: letter, in: bytes) {
      return end(bytes, letter).map { (letter - 3)..<$0 }
    }
    return nil
  }

  private static func end(_ bytes: [UInt8], _ letter: Int) -> Int? {
    var index = letter + 1
    for _ in 0..<2 {
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: " ") { index += 1 }
      if index + 1 < bytes.count, bytes[index] == 0xC2, bytes[index + 1] == 0xB7 { index += 2 }
    }
    let first = index
    while index < bytes.count, isPart(bytes[index]) { index += 1 }
    let part = bytes[first..<index]
    if index < bytes.count, NumberSurroundings.isWord(bytes[index]) { return nil }
    let letters = part.filter(isLetter).count
    switch part.count {
    case 4:
      guard letters <= 1, index + 3 <= bytes.count, endings.contains(Array(bytes[index..<(index + 3)])) else {
        return nil
      }
      return index + 3
    case 5: return letters <= 2 ? index : nil
    case 6: return isNewEnergy(Array(part)) ? index : nil
    default: return nil
    }
  }

  /// Small cars have the letter before the five digits, perhaps with a second one; large ones after them.
  private static func isNewEnergy(_ part: [UInt8]) -> Bool {
    let tail = part[2...].allSatisfy(NumberRuns.isDigit)
    if isLetter(part[0]), tail { return true }
    return isLetter(part[5]) && part[..<5].allSatisfy(NumberRuns.isDigit)
  }

  /// Length of a point between the letter and the rest that ends before an index, or of a hyphen or space; else 0.
  private static func isMark(_ bytes: [UInt8], before index: Int) -> Int {
    if index >= 2, bytes[index - 2] == 0xC2, bytes[index - 1] == 0xB7 { return 2 }
    return index >= 1 && (bytes[index - 1] == UInt8(ascii: "-") || bytes[index - 1] == UInt8(ascii: " ")) ? 1 : 0
  }

  /// I and O are not used.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) && byte != UInt8(ascii: "I") && byte != UInt8(ascii: "O")
  }

  private static func isPart(_ byte: UInt8) -> Bool { NumberRuns.isDigit(byte) || isLetter(byte) }
}
