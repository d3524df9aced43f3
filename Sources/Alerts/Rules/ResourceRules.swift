import Characters

extension AlertCheck {
  mutating func checkResource(_ resource: AlertResource, info: Int, _ number: Int) {
    func place(_ element: String) -> AlertPlace { AlertPlace(element, info: info, resource: number) }
    if isBlank(resource.description) {
      report(place("resourceDesc"), "the resource is not described", "say in \"description\" what it shows")
    }
    checkText(resource.description, place("resourceDesc"))
    if !Self.isMediaType(resource.mimeType) {
      report(place("mimeType"), "\"\(resource.mimeType)\" is no media type", "write one such as image/png")
    }
    if let uri = resource.uri, !WebForm.isAbsolute(uri) {
      // A relative one may name what is in `derefUri` (CAP 1.2, section 3.2.3); hardly anyone understands that.
      report(
        place("uri"), "\"\(uri)\" is no absolute address",
        "write an address such as https://example.org/map.png, or name a file beside the bulletin under \"file\"",
        resource.derefUri == nil ? .error : .warning)
    }
    if isBlank(resource.uri), isBlank(resource.derefUri) {
      report(place("uri"), "the resource is nowhere", "name it under \"file\" or \"uri\"", .warning)
    }
    if let content = resource.derefUri, !Self.isBase64(content) {
      report(place("derefUri"), "the content is not written in base 64", "write it so (RFC 4648, section 4)")
    }
    if let digest = resource.digest, !Self.isSHA1(digest) {
      report(place("digest"), "\"\(digest)\" is no SHA-1 digest", "write 40 hexadecimal digits")
    }
    if let size = resource.size, size < 0 {
      report(place("size"), "a file has no \(size) bytes", "write its size in bytes")
    }
  }

  /// `type/subtype`, with parameters or without (RFC 6838, section 4.2).
  private static func isMediaType(_ text: String) -> Bool {
    let essence = text.prefix { $0 != ";" }
    let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "!#$&^_.+-".utf8.contains(byte)
          }
      }
  }

  /// White space between the lines is allowed; padding must be there.
  private static func isBase64(_ text: String) -> Bool {
    let bytes = text.utf8.filter { $0 > 0x20 }
    let content = bytes.prefix { $0 != UInt8(ascii: "=") }
    let padding = bytes.dropFirst(content.count)
    return !bytes.isEmpty && bytes.count % 4 == 0 && padding.count <= 2
      && padding.allSatisfy { $0 == UInt8(ascii: "=") }
      && content.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
          || byte == UInt8(ascii: "/")
      }
  }

  private static func isSHA1(_ text: String) -> Bool {
    text.utf8.count == 40 && text.utf8.allSatisfy { $0.hexadecimalValue != nil }
  }
}
