/// A `Range` header with one range of bytes (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// There is none, or one that need not be honoured (several ranges, another unit, nonsense): the whole file.
  case whole
  case part(Range<Int>)
  /// It lies past the end: status 416.
  case unsatisfiable

  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.lowercased().hasPrefix("bytes=") else { return }
    let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return }
    let (first, last) = (Self.number(ends[0]), Self.number(ends[1]))
    switch (first, last) {
    case (let first?, let last) where last != nil || ends[1].isEmpty:
      if let last, last < first { return }
      self = first < size ? .part(first..<min(size, (last ?? size - 1) + 1)) : .unsatisfiable
    case (nil, let count?) where ends[0].isEmpty:
      self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    default: return
    }
  }

  /// Digits only, and not so many that it would overflow.
  private static func number(_ text: Substring) -> Int? {
    let text = text.trimmingSpaces
    guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
