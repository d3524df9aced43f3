import Characters

/// Where an extended autolink (GFM 0.29, section 6.9) ends that runs into Chinese text.
///
/// cmark reads a link up to the next white space or `<`, and Chinese has none: `https://www.mem.gov.cn/通知。后文` would be one
/// link to the end of the sentence, and emphasis inside it would stay literal asterisks. So a stop is inserted before
/// the first Chinese punctuation mark, unless the address is an explicit link's destination, where it belongs to it.
enum AutolinkBoundary {
  /// What to do about a possible link.
  struct Finding {
    /// Where a stop belongs, or nil.
    let stop: Int?
    /// No address before this offset has to be looked at.
    let end: Int
  }

  /// Looks at the address whose `://` or `www.` stands at `index`.
  static func find(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Finding {
    if isInDestination(source, at: index) {
      var end = index
      while end < source.count, !endsDestination(source[end]) { end += 1 }
      return Finding(stop: nil, end: end)
    }
    var end = index
    while end < source.count {
      let byte = source[end]
      if byte <= 0x20 || byte == UInt8(ascii: "<") { break }
      if byte >= 0xC2 {
        let (scalar, length) = UTF8Scalars.decode(source, at: end)
        if scalar.isChinesePunctuation { return Finding(stop: end, end: end) }
        end += length
      } else {
        end += 1
      }
    }
    return Finding(stop: nil, end: end)
  }

  /// The offset of the first Chinese punctuation mark, or nil.
  static func firstChinesePunctuation(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      if length > 1, scalar.isChinesePunctuation { return index }
      index += length
    }
    return nil
  }

  private static func endsDestination(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ">")
  }

  /// How far back the beginning of a destination is looked for. Bounded so that the scan stays linear.
  private static let reach = 256

  /// Whether what stands before says that the address is (part of) the destination of an explicit link, a reference
  /// definition, an autolink in angle brackets or an attribute without quotes. A wrong yes is mended after parsing.
  private static func isInDestination(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let limit = max(0, index - reach)
    var start = index
    while start > limit, isLetter(source[start - 1]) { start -= 1 }
    if start > 0, source[start - 1] == UInt8(ascii: "=") { return true }
    while start > limit, isSpace(source[start - 1]) { start -= 1 }
    while start > limit {
      let byte = source[start - 1]
      switch byte {
      case UInt8(ascii: "<"): return true
      case UInt8(ascii: ")"), UInt8(ascii: ">"): return false
      case UInt8(ascii: "("), UInt8(ascii: ":"):
        if start > 1, source[start - 2] == UInt8(ascii: "]") { return true }
      case _ where isSpace(byte): return false
      default: break
      }
      start -= 1
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
