/// Which characters identifiers hold.
extension AlertRules {
  /// Whether an identifier or sender may hold it: no white space, commas, `<` and `&` (CAP 1.2, section 3.2.1); no
  /// controls either, which XML cannot hold.
  package static func isAllowedInIdentifiers(_ scalar: Unicode.Scalar) -> Bool {
    !(scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.properties.isWhitespace || scalar == ","
      || scalar == "<" || scalar == "&")
  }

  /// A part of an address for an identifier: what is not allowed there, percent-encoded.
  package static func encodedForIdentifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isAllowedInIdentifiers(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return result
  }
}
