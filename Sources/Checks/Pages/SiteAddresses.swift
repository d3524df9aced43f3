import Markup
import SiteModel

/// Finds the file of the output that an address leads to, as a web host does.
struct SiteAddresses: Sendable {
  enum Destination: Equatable {
    /// Not of this site, or not of the web.
    case outside
    /// A path below the output folder, decoded, and the fragment as it is written.
    case path(String, fragment: String?)
  }

  let base: BaseURL
  let files: Set<String>

  /// - Parameter page: the output file with the address.
  func destination(of address: String, on page: String) -> Destination {
    let bytes = address.utf8
    let fragmentStart = bytes.firstIndex(of: UInt8(ascii: "#"))
    let fragment = fragmentStart.map { String(address[bytes.index(after: $0)...]) }
    let reference = Substring(bytes[..<(fragmentStart ?? bytes.endIndex)].prefix { $0 != UInt8(ascii: "?") })
    if reference.isEmpty { return .path(page, fragment: fragment) }
    guard let path = path(of: reference, on: page) else { return .outside }
    return .path(Self.normalized(path), fragment: fragment)
  }

  private func path(of reference: Substring, on page: String) -> String? {
    let bytes = reference.utf8
    if bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") {
      return below(base.path[...], reference)
    }
    let scheme = bytes.prefix(8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    if let length = Self.schemes.first(where: { scheme.starts(with: $0.utf8) })?.utf8.count {
      return below(ownHost, Substring(bytes.dropFirst(length)))
    }
    let folder = page.utf8.lastIndex(of: UInt8(ascii: "/")).map { page[...$0] } ?? ""
    return folder + Self.decoded(reference)
  }

  private static let schemes = ["https://", "http://", "//"]

  /// The base without its scheme: `example.org/path/`.
  private var ownHost: Substring { Substring(base.text.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)) }

  /// What follows the base, which ends with `/`; hosts may be written in capitals.
  private func below(_ base: Substring, _ reference: Substring) -> String? {
    if reference.utf8.starts(with: base.utf8) {
      return Self.decoded(Substring(reference.utf8.dropFirst(base.utf8.count)))
    }
    let slash = UInt8(ascii: "/")
    let host = Substring(reference.utf8.prefix { $0 != slash }).lowercased()
    let path = reference.utf8.drop { $0 != slash }
    let written = host + (path.isEmpty ? "/" : String(Substring(path)))
    let baseHost = Substring(base.utf8.prefix { $0 != slash })
    let wanted = baseHost.lowercased() + base[baseHost.endIndex...]
    if written.hasPrefix(wanted) { return Self.decoded(written.dropFirst(wanted.count)) }
    return written + "/" == wanted ? "" : nil
  }

  /// Without `.` and `..`; nothing lies above the root.
  private static func normalized(_ path: String) -> String {
    if isNormal(path) { return path }
    var names: [Substring] = []
    for name in path.split(separator: "/") {
      if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
    }
    let isFolder = path.isEmpty || ["/", "/.", "/.."].contains { path.hasSuffix($0) } || [".", ".."].contains(path)
    return names.joined(separator: "/") + (isFolder && !names.isEmpty ? "/" : "")
  }

  /// Whether no folder is empty or begins with a point.
  private static func isNormal(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in path.utf8 {
      if last == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == last { return false }
      last = byte
    }
    return true
  }

  /// The file that a host sends for a path: the file itself, or the index of a folder; nil when there is none.
  func file(at path: String) -> String? {
    let isFolder = path.utf8.last.map { $0 == UInt8(ascii: "/") } ?? true
    if !isFolder, files.contains(path) { return path }
    let index = isFolder ? path + "index.html" : path + "/index.html"
    return files.contains(index) ? index : nil
  }

  static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(validating: Bytes(percentDecoding: text.utf8), as: UTF8.self) ?? String(text)
  }
}
