import Characters
import Markup

/// The path of a request, decoded name by name.
struct RequestPath: Equatable {
  /// Without empty ones, `.` and `..`.
  let names: [String]
  /// Whether it ends with `/`.
  let isFolder: Bool

  /// Nil for what no page of a site can have as its address: an encoding that is none, a name that is not UTF-8, `.`
  /// and `..` however they are written, slashes and zero bytes within a name, empty names, and names that begin with a
  /// dot but for `.well-known` (RFC 8615).
  init?(_ encoded: String) {
    guard encoded.utf8.first == UInt8(ascii: "/") else { return nil }
    var parts = encoded.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    isFolder = parts.last?.isEmpty ?? true
    if isFolder { parts.removeLast() }
    var names: [String] = []
    for part in parts {
      guard let name = Self.decoded(part), Self.isName(name) else { return nil }
      names.append(name)
    }
    self.names = names
  }

  /// The path below a base such as `/report/`; nil when it lies elsewhere.
  func below(_ base: RequestPath) -> [String]? {
    guard names.starts(with: base.names), names.count > base.names.count || isFolder else { return nil }
    return Array(names.dropFirst(base.names.count))
  }

  private static func isName(_ name: String) -> Bool {
    if name.isEmpty || (name.utf8.first == UInt8(ascii: ".") && name != ".well-known") { return false }
    return !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  private static func decoded(_ part: Substring.UTF8View) -> String? {
    var bytes: Bytes = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = rest.popHexadecimalPair() else { return nil }
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
