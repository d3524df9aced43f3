import Diagnostics

/// An address on the web that a text leads to.
struct WebLink: Sendable {
  /// Without its fragment.
  let address: String
  /// In small letters, without brackets and port.
  let host: String
  /// In the file.
  let range: Range<Int>
}

extension AuthoredText {
  /// The http and https addresses of links, in the order in which they are written.
  var webLinks: [WebLink] {
    var links: [WebLink] = []
    for area in addresses {
      var start = area.lowerBound
      while let link = nextLink(from: start, in: area) {
        links.append(link)
        start = link.range.upperBound
      }
    }
    return links
  }

  private func nextLink(from start: Int, in area: Range<Int>) -> WebLink? {
    var index = start
    while index < area.upperBound {
      guard let letter = file.bytes[index..<area.upperBound].firstIndex(where: { $0 | 0x20 == UInt8(ascii: "h") })
      else {
        return nil
      }
      if let prefix = Self.schemeLength(file.bytes[letter..<area.upperBound]),
        letter == area.lowerBound || !file.bytes[letter - 1].isLetter
      {
        let end = Self.end(ofAddressFrom: letter, in: file.bytes[..<area.upperBound])
        if let link = Self.link(letter..<end, schemeLength: prefix, file.bytes) { return link }
      }
      index = letter + 1
    }
    return nil
  }

  private static func schemeLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    for scheme in ["http://", "https://"]
    where bytes.count > scheme.utf8.count && zip(bytes, scheme.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) {
      return scheme.utf8.count
    }
    return nil
  }

  /// Up to white space, a quotation mark or an angle bracket. Marks at the end are those of the sentence.
  private static func end(ofAddressFrom start: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var end = start
    while end < bytes.endIndex, bytes[end] > 0x20, !"\"<>`".utf8.contains(bytes[end]) { end += 1 }
    while end > start, ".,;:!?'*_~]}".utf8.contains(bytes[end - 1]) { end -= 1 }
    let address = bytes[start..<end]
    if address.last == UInt8(ascii: ")"), !address.contains(UInt8(ascii: "(")) { end -= 1 }
    return end
  }

  private static func link(_ range: Range<Int>, schemeLength: Int, _ bytes: [UInt8]) -> WebLink? {
    let rest = bytes[(range.lowerBound + schemeLength)..<max(range.upperBound, range.lowerBound + schemeLength)]
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let host = WebHost.name(ofAuthority: String(decoding: authority, as: UTF8.self))
    if host.isEmpty { return nil }
    let address = bytes[range].prefix { $0 != UInt8(ascii: "#") }
    return WebLink(address: String(decoding: address, as: UTF8.self), host: host, range: range)
  }
}

/// The names of servers.
enum WebHost {
  /// `user@Example.org:8080` → `example.org`
  static func name(ofAuthority authority: String) -> String {
    let server = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if server.hasPrefix("["), let close = server.firstIndex(of: "]") {
      return server[server.index(after: server.startIndex)..<close].lowercased()
    }
    return server.prefix { $0 != ":" }.lowercased()
  }

  /// Of an absolute address; empty when it has none.
  static func name(ofAddress address: String) -> String {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0].hasSuffix(":") else { return "" }
    return name(ofAuthority: String(parts[2].prefix { $0 != "?" && $0 != "#" }))
  }

  /// Whether only machines of an office, or the very machine, know the name: addresses of RFC 1918, RFC 6598, RFC 3927,
  /// RFC 4193 and loopback, names under `localhost`, `local` (RFC 6762), `internal` and `home.arpa`, and names without a
  /// dot.
  static func isPrivate(_ host: String) -> Bool {
    if host.contains(":") { return isPrivateSix(host) }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8($0) }
    if parts.count == 4, numbers.count == 4 {
      switch (numbers[0], numbers[1]) {
      case (10, _), (127, _), (0, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): return true
      default: return false
      }
    }
    if !host.contains(".") { return true }
    return [".localhost", ".local", ".internal", ".lan", ".home.arpa"].contains { host.hasSuffix($0) }
  }

  private static func isPrivateSix(_ host: String) -> Bool {
    if host == "::1" || host == "::" { return true }
    if host.hasPrefix("::ffff:") { return isPrivate(String(host.dropFirst(7))) }
    return ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { host.hasPrefix($0) }
  }

  /// Whether the name is for examples (RFC 2606): nobody answers for it.
  static func isExample(_ host: String) -> Bool {
    let names = ["example", "example.com", "example.org", "example.net", "test", "invalid"]
    return names.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
