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
    let fragmentStart = address.firstIndex(of: "#")
    let fragment = fragmentStart.map { String(address[address.index(after: $0)...]) }
    let reference = address[..<(fragmentStart ?? address.endIndex)].prefix { $0 != "?" }
    if reference.isEmpty { return .path(page, fragment: fragment) }
    guard let path = path(of: reference, on: page) else { return .outside }
    return .path(Self.normalized(path), fragment: fragment)
  }

  private func path(of reference: Substring, on page: String) -> String? {
    let lowered = reference.prefix(8).lowercased()
    if let scheme = ["https://", "http://", "//"].first(where: { lowered.hasPrefix($0) }) {
      return below(base.text.drop { $0 != "/" }.dropFirst(2), reference.dropFirst(scheme.count))
    }
    if reference.hasPrefix("/") { return below(base.path[...], reference) }
    let folder = page.utf8.lastIndex(of: UInt8(ascii: "/")).map { page[...$0] } ?? ""
    return folder + Self.decoded(reference)
  }

  /// What follows the base, which ends with `/`; hosts may be written in capitals.
  private func below(_ base: Substring, _ reference: Substring) -> String? {
    let host = reference.prefix { $0 != "/" }
    let written = host.lowercased() + (reference.count == host.count ? "/" : reference[host.endIndex...])
    let wanted = base.prefix { $0 != "/" }.lowercased() + base.drop { $0 != "/" }
    if written.hasPrefix(wanted) { return Self.decoded(written.dropFirst(wanted.count)) }
    return written + "/" == wanted ? "" : nil
  }

  /// Without `.` and `..`; nothing lies above the root.
  private static func normalized(_ path: String) -> String {
    guard path.contains(".") || path.contains("//") else { return path }
    var names: [Substring] = []
    for name in path.split(separator: "/") {
      if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
    }
    let isFolder = path.isEmpty || ["/", "/.", "/.."].contains { path.hasSuffix($0) } || [".", ".."].contains(path)
    return names.joined(separator: "/") + (isFolder && !names.isEmpty ? "/" : "")
  }

  /// The file that a host sends for a path: the file itself, or the index of a folder; nil when there is none.
  func file(at path: String) -> String? {
    if path.isEmpty || path.hasSuffix("/") { return [path + "index.html"].first { files.contains($0) } }
    return [path, path + "/index.html"].first { files.contains($0) }
  }

  static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(validating: Bytes(percentDecoding: text.utf8), as: UTF8.self) ?? String(text)
  }
}
