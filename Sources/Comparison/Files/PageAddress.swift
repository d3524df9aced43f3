import Markup

extension String {
  /// The address of a page within its site: `statistics/2024-08/index.html` is `/statistics/2024-08/`.
  var pageAddress: String {
    if self == "index.html" { return "/" }
    return "/" + (hasSuffix("/index.html") ? String(dropLast("index.html".count)) : self)
  }

  /// An address as links write it.
  var urlPath: String {
    var bytes: Bytes = []
    bytes.append(path: self)
    return bytes.text
  }

  /// What follows the host in an absolute URL; all of any other text.
  var pathOfURL: Substring {
    let bytes = utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return self[...]
    }
    let host = bytes.index(colon, offsetBy: 3)
    return self[(bytes[host...].firstIndex(of: UInt8(ascii: "/")) ?? endIndex)...]
  }

  /// Whether a file is a page, by its name.
  var isPageFile: Bool { [".html", ".htm", ".xhtml"].contains { hasSuffix($0) } }

  /// What stands after the last point of the last name, in lower case.
  var fileExtension: String {
    guard let name = split(separator: "/").last, let point = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: point)...].lowercased()
  }
}
