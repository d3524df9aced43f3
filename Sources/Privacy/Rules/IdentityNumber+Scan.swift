import Chronology

extension IdentityNumber {
  /// The first two digits of regions (GB/T 2260; 81 to 83 for residents of Hong Kong, Macao and Taiwan).
  private static let provinces: Set<Int> = Set(
    [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83, 91...91].flatMap { Array($0) })

  /// Whether 18 characters have region and birthday of an identity number, the check character aside, as numbers of records have it that are made of region, date and serial.
  static func hasPlausibleForm(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 18, provinces.contains(number(bytes, 0..<2)) else { return false }
    return bytes.withUnsafeBufferPointer { hasForm($0[...]) } && (1900...2049).contains(year(bytes))
  }

  static func year(_ bytes: [UInt8]) -> Int { number(bytes, 6..<10) }

  /// Whether 15 digits are a number of the first generation (GB 11643-1989): region, birthday without its century,
  /// sequence.
  static func isOldForm(_ digits: [UInt8]) -> Bool {
    guard digits.count == 15, provinces.contains(number(digits, 0..<2)), number(digits, 4..<6) > 0,
      number(digits, 12..<15) > 0
    else { return false }
    let year = 1900 + number(digits, 6..<8)
    return CivilDate(year: year, month: number(digits, 8..<10), day: number(digits, 10..<12)) != nil
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
