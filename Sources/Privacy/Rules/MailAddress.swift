/// Addresses of electronic mail (RFC 5321, section 4.1.2, as people use it: no quotation marks, a name of a domain).
enum MailAddress {
  /// The address around an `@`; nil where there is none.
  static func range(in bytes: [UInt8], around at: Int) -> Range<Int>? {
    var start = at
    while start > 0, at - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
    while start < at, bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "-") { start += 1 }
    guard start < at, bytes[at - 1] != UInt8(ascii: ".") else { return nil }
    // A masked address, the second half of one of a network, a pass of a URL.
    if start > 0, [UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "/")].contains(bytes[start - 1]) { return nil }
    guard let end = endOfDomain(bytes, at + 1) else { return nil }
    return start..<end
  }

  private static func endOfDomain(_ bytes: [UInt8], _ start: Int) -> Int? {
    var (index, label, labels, last) = (start, start, 0, 0..<0)
    while index <= bytes.count {
      if index < bytes.count, isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
        index += 1
        continue
      }
      guard index > label else { break }
      labels += 1
      last = label..<index
      guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { break }
      index += 1
      label = index
    }
    guard labels > 1, last.count > 1, bytes[last].allSatisfy({ !NumberRuns.isDigit($0) }) else { return nil }
    let ending = String(decoding: bytes[last], as: UTF8.self).lowercased()
    return fileEndings.contains(ending) ? nil : last.upperBound
  }

  /// `logo@2x.png` is a file.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "json", "xml", "pdf", "mustache", "md",
  ]

  private static func isLocal(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "._%+-".utf8.contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    NumberRuns.isDigit(byte) || (byte | 0x20) &- 0x61 < 26
  }
}
