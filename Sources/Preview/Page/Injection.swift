import Markup

/// What a page gets on its way to the browser. Files are never changed.
struct Injection {
  /// The build that the page is of.
  let build: String
  /// Why readers would not see the page yet; nil when they do.
  let mark: PageMarks.Entry?
  /// Of a build that failed; nil after a good one.
  let overlay: Bytes?

  /// The page with the banner at the beginning of its body, and the overlay and the script at its end.
  func applied(to html: Bytes) -> Bytes {
    let end = Self.last("</body", in: html) ?? html.count
    let start = Self.openingTagEnd("<body", in: html[..<end]) ?? end
    var page = Bytes()
    page.reserveCapacity(html.count + 1024 + (overlay?.count ?? 0))
    page += html[..<start]
    appendBanner(to: &page)
    page += html[start..<end]
    Self.append(overlay: overlay, to: &page)
    page.append(literal: "<script src=\"/.bulletin/reload.js\" data-build=\"")
    page.append(build, as: .html)
    page.append(literal: "\" defer></script>\n")
    page += html[end...]
    return page
  }

  /// A page for when there has been no good build yet.
  static func placeholder(build: String, overlay: Bytes) -> Bytes {
    var page = Bytes()
    page.append(literal: "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.append(literal: "<title>Errors</title>\n</head>\n<body>\n</body>\n</html>\n")
    return Injection(build: build, mark: nil, overlay: overlay).applied(to: page)
  }

  private func appendBanner(to page: inout Bytes) {
    page.append(literal: "\n<link rel=\"stylesheet\" href=\"/.bulletin/marks.css\">\n")
    guard let mark else { return }
    page.append(literal: "<p class=\"bulletin-mark\" lang=\"en\">")
    page.append(mark.text, as: .html)
    page.append(literal: "</p>\n")
  }

  /// In a shadow root, so that neither the page's styles nor those of the overlay reach the other.
  private static func append(overlay: Bytes?, to page: inout Bytes) {
    guard let overlay else { return }
    page.append(literal: "<bulletin-overlay><template shadowrootmode=\"open\">")
    page += overlay
    page.append(literal: "</template></bulletin-overlay>\n")
  }

  // MARK: Finding tags

  /// The offset of the last tag of a name in lower case.
  private static func last(_ tag: StaticString, in html: Bytes) -> Int? {
    var offset = html.count - tag.utf8CodeUnitCount
    while offset >= 0 {
      if html[offset] == UInt8(ascii: "<"), matches(tag, html[...], at: offset) { return offset }
      offset -= 1
    }
    return nil
  }

  /// The offset after the first tag of a name in lower case, attributes included.
  private static func openingTagEnd(_ tag: StaticString, in html: ArraySlice<UInt8>) -> Int? {
    let start = html.indices.first { html[$0] == UInt8(ascii: "<") && matches(tag, html, at: $0) }
    guard let start, let end = html[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    return end + 1
  }

  private static func matches(_ tag: StaticString, _ html: ArraySlice<UInt8>, at offset: Int) -> Bool {
    let count = tag.utf8CodeUnitCount
    guard offset + count < html.endIndex else { return false }
    for index in 0..<count {
      let byte = html[offset + index]
      let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      if lower != tag.utf8Start[index] { return false }
    }
    let after = html[offset + count]
    return after == UInt8(ascii: ">") || after <= 0x20
  }
}
