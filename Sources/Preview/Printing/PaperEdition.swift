import Markup

/// A page as it goes to paper: links lead to the public site instead of this machine, and pictures are there at once.
enum PaperEdition {
  /// - Parameter origin: scheme and host of the site, such as `https://example.org`.
  static func of(_ page: Bytes, origin: String) -> Bytes {
    var output = Bytes()
    output.reserveCapacity(page.count + page.count / 8)
    var index = 0
    while let start = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      output += page[index..<start]
      let end = self.end(ofTagAt: start, page)
      let tag = page[start..<end]
      if tag.starts(with: "<a ".utf8) {
        output += link(tag, followedBy: page[end...], origin: origin)
      } else if tag.starts(with: "<img ".utf8), let lazy = range(of: " loading=\"lazy\"", in: tag) {
        output += tag[..<lazy.lowerBound] + tag[lazy.upperBound...]
      } else {
        output += tag
      }
      index = end
    }
    return output + page[index...]
  }

  private static func link(_ tag: ArraySlice<UInt8>, followedBy rest: ArraySlice<UInt8>, origin: String) -> Bytes {
    guard let mark = range(of: " href=\"", in: tag),
      let end = tag[mark.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return Bytes(tag) }
    let address = tag[mark.upperBound..<end]
    if address.starts(with: "/".utf8), !address.starts(with: "//".utf8) {
      return Bytes(tag[..<address.startIndex]) + origin.utf8 + tag[address.startIndex...]
    }
    // An address that is its own text need not be told twice.
    let isBare = rest.starts(with: address) && rest.dropFirst(address.count).starts(with: "</a>".utf8)
    return isBare ? Bytes("<a data-bare".utf8) + tag[(tag.startIndex + 2)...] : Bytes(tag)
  }

  /// Past the `>` that closes a tag: not one within an attribute.
  private static func end(ofTagAt start: Int, _ page: Bytes) -> Int {
    var quote: UInt8?
    var index = start + 1
    while index < page.count {
      let byte = page[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        // No tag after all, as in a script.
        return index - 1
      }
    }
    return index
  }

  private static func range(of text: StaticString, in tag: ArraySlice<UInt8>) -> Range<Int>? {
    let pattern = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return tag.indices.first { tag[$0...].starts(with: pattern) }.map { $0..<$0 + pattern.count }
  }
}
