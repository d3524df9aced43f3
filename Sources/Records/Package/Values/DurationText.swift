/// Durations of ISO 8601 as XML Schema has them (3.2.6): `P1Y2M3DT4H5M6S`, each part optional but one.
enum DurationText {
  static func isDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    _ = reader.skip("-")
    guard reader.skip("P") else { return false }
    let days = parts("YMWD", &reader)
    guard let days else { return false }
    guard reader.skip("T") else { return days > 0 && reader.isAtEnd }
    guard let hours = parts("HMS", &reader) else { return false }
    return hours > 0 && reader.isAtEnd
  }

  /// Numbers, each with a letter, in this order; how many, or nil for a number without one.
  private static func parts(_ letters: String, _ reader: inout ByteReader) -> Int? {
    var rest = Array(letters.utf8)[...]
    var count = 0
    while reader.number(1...18) != nil {
      if reader.skip(".") {
        guard reader.number(1...18) != nil, reader.next == UInt8(ascii: "S") else { return nil }
      }
      guard let next = reader.next, let place = rest.firstIndex(of: next), reader.skip(next) else { return nil }
      rest = rest[(place + 1)...]
      count += 1
    }
    return count
  }
}
