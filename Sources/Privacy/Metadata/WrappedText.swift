/// Text that does not lie in a file as UTF-8: in UTF-16, compressed, within a document of an old office program.
enum WrappedText {
  /// UTF-16 with a byte-order mark, or with zeros in every other byte only, as UTF-8; nil for what is none.
  static func utf16(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf8(bytes[2...], isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf8(bytes[2...], isLittle: false) }
    let lead = bytes.prefix(4096)
    var zeros = (even: 0, odd: 0)
    for index in lead.indices where lead[index] == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard zeros.even == 0 || zeros.odd == 0, (zeros.even + zeros.odd) * 16 >= max(lead.count, 1) else { return nil }
    return utf8(bytes[...], isLittle: zeros.even == 0)
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).lazy.map { index -> UInt16 in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: Array(units), as: UTF16.self).utf8)
  }

  /// The contents of a file of gzip (RFC 1952), of its first member; nil for what is none.
  static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    let reader = ByteReader(bytes[...])
    guard bytes.starts(with: [0x1F, 0x8B, 8]), let flags = reader.byte(3) else { return nil }
    var start = 10
    if flags & 4 != 0 {
      guard let low = reader.byte(10), let high = reader.byte(11) else { return nil }
      start += 2 + Int(low) + Int(high) << 8
    }
    // The file's name and a comment, each with a zero at its end.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard start <= bytes.count, let end = bytes[start...].firstIndex(of: 0) else { return nil }
      start = end + 1
    }
    if flags & 2 != 0 { start += 2 }
    return start <= bytes.count ? Inflate.raw(bytes[start...]) : nil
  }

  /// What a compound file (.doc, .xls; MS-CFB 2.2) may hold as text: its bytes, and those as UTF-16 from both an even
  /// and an odd place on. Nil for what is none.
  static func compound(_ bytes: [UInt8]) -> [[UInt8]]? {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    return [bytes, utf8(bytes[...], isLittle: true), utf8(bytes.dropFirst(), isLittle: true)]
  }
}
