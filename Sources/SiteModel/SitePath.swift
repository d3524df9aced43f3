import Characters
import Markup

/// A place in the built site, relative to its root: `notices/2024/a/` is a page, `notices/photo.jpg` a file.
///
/// Names are kept as they are (UTF-8); only URLs are percent-encoded.
package struct SitePath: Hashable, Comparable, Sendable {
  /// No leading `/`; a page ends with `/`, the home page is empty.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// What a file of the output holds.
  package init(outputFile file: String) {
    let index = "index.html"
    text = file == index || file.hasSuffix("/" + index) ? String(file.dropLast(index.count)) : file
  }

  package static let home = SitePath("")

  package var isPage: Bool { text.isEmpty || text.hasSuffix("/") }

  /// The file that holds it: `index.html` in a page's folder.
  package var outputFile: String { isPage ? text + "index.html" : text }

  /// A page below this page.
  package func page(_ segment: String) -> SitePath { SitePath(text + segment + "/") }

  /// A file in this page's folder.
  package func file(_ name: String) -> SitePath { SitePath(text + name) }

  /// Percent-encoded, with `base` before it: the base URL, or its path.
  package func url(base: String) -> String {
    var bytes = Bytes()
    bytes.reserveCapacity(base.utf8.count + 3 * text.utf8.count)
    bytes.append(raw: base)
    bytes.append(path: text)
    return bytes.text
  }

  package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }
}

/// Names as path segments.
package enum PathSegment {
  /// File systems of today allow 255 bytes; `index.html` needs none of them since it lies in the folder.
  package static let maximumBytes = 255

  /// A file name, slug or term as one segment: runs of white space become `-`.
  package static func make(from name: String) -> String {
    // Nearly all names need no change. White space beyond ASCII begins with C2, E1, E2 or E3.
    let isPlain = name.utf8.allSatisfy { byte in
      byte > 0x20 && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\\") && byte != 0xC2
        && !(0xE1...0xE3).contains(byte)
    }
    if isPlain { return name }
    var segment = ""
    var pendingSpace = false
    for scalar in name.unicodeScalars {
      if scalar.isMarkdownWhitespace {
        pendingSpace = !segment.isEmpty
      } else {
        if pendingSpace { segment += "-" }
        pendingSpace = false
        segment.unicodeScalars.append(scalar == "/" || scalar == "\\" ? "-" : scalar)
      }
    }
    return segment
  }

  /// What is wrong with a segment that someone wrote, or nil when it may become a folder of the site.
  package static func fault(in segment: String) -> String? {
    let bytes = segment.utf8
    if bytes.isEmpty { return "is empty" }
    if bytes.first == UInt8(ascii: ".") { return "begins with a dot" }
    if bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) { return "holds a slash" }
    if holdsControl(segment) { return "holds a control character" }
    if bytes.count > maximumBytes { return "is longer than \(maximumBytes) bytes" }
    return nil
  }

  /// ASCII controls, DEL, and the controls of U+0080 to U+009F.
  private static func holdsControl(_ segment: String) -> Bool {
    var last: UInt8 = 0
    for byte in segment.utf8 {
      if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return true }
      last = byte
    }
    return false
  }
}
