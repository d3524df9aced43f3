import Files
import SiteModel

/// The files of the site that a bulletin may link to, with what readers want to know before they load one.
struct Attachments: Sendable {
  struct File: Sendable {
    let name: String
    /// In bytes.
    let size: Int

    /// `PDF`; empty for a name without an ending.
    var type: String {
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
      return name[name.index(after: dot)...].uppercased()
    }

    /// `12 KB`, `1.4 MB`: of 1,024 bytes each, as file managers count.
    var sizeText: String {
      if size < 1024 { return "\(size) B" }
      let kilobytes = (size + 512) / 1024
      if kilobytes < 1024 { return "\(kilobytes) KB" }
      let tenths = (size * 10 + (1 << 19)) >> 20
      return "\(tenths / 10).\(tenths % 10) MB"
    }
  }

  /// By address within the site.
  private let files: [String: File]

  init(_ entries: [FileTree.Entry], targets: [String: SitePath], site: Site) {
    var files: [String: File] = [:]
    for entry in entries {
      guard let target = targets[entry.path] else { continue }
      let name = entry.path.split(separator: "/").last.map(String.init) ?? entry.path
      files[site.url(target)] = File(name: name, size: entry.stamp.size)
    }
    self.files = files
  }

  /// The file at an address; nil for anything else.
  subscript(url: String) -> File? {
    if files.isEmpty { return nil }
    return files[String(url.prefix { $0 != "#" && $0 != "?" })]
  }
}
