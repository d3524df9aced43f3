/// Codes of administrative divisions (GB/T 2260): 2 digits of the province, 2 of the city, 2 of the county; 00 stands
/// for all of the level.
package enum RegionCode {
  /// Whether a number is of that form. Which codes exist is for the code list to say.
  package static func hasForm(_ code: Int) -> Bool {
    guard (110_000...999_999).contains(code) else { return false }
    // A county belongs to a city; those directly below a province stand under "90".
    return code / 100 % 100 != 0 || code % 100 == 0
  }

  /// Whether a text of digits is of that form.
  package static func hasForm(_ code: some Collection<UInt8>) -> Bool {
    guard code.count == 6, code.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return hasForm(code.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }
}
