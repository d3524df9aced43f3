extension UInt8 {
  /// What a character of ASCII counts as a hexadecimal digit, capital or small; nil for any other.
  @inlinable
  package var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Collection<UInt8> where SubSequence == Self {
  /// Takes two digits from the front; nil when there are none, and then some of it may be gone.
  package mutating func popHexadecimalPair() -> UInt8? {
    guard let high = popFirst()?.hexadecimalValue, let low = popFirst()?.hexadecimalValue else { return nil }
    return high << 4 | low
  }
}
