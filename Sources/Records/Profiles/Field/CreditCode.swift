/// The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015).
package enum CreditCode {
  /// What is wrong with a code.
  package enum Fault: Hashable, Sendable {
    /// It is not 18 characters of the alphabet.
    case form
    /// Its last character should be another.
    case checksum(expected: Character)
  }

  /// Digits and capital letters without I, O, S, V and Z; the place of a character is its value.
  static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// Nil for a code in order.
  ///
  /// GB 32100-2015, annex A: the sum of value × 3^i mod 31 over the first 17 characters; the check character makes it
  /// 31. Real codes are known that fail, so that a fault is a reason to look and not to refuse.
  package static func fault(in code: some Collection<UInt8>) -> Fault? {
    guard code.count == 18 else { return .form }
    var (sum, weight, last) = (0, 1, 0)
    for (index, byte) in code.enumerated() {
      guard let value = alphabet.firstIndex(of: byte) else { return .form }
      last = value
      guard index < 17 else { break }
      sum += value * weight
      weight = weight * 3 % 31
    }
    let expected = (31 - sum % 31) % 31
    return last == expected ? nil : .checksum(expected: Character(Unicode.Scalar(alphabet[expected])))
  }
}
