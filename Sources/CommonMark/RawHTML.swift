import Markup

/// Raw HTML in Markdown: comments, the tags that GFM defuses, and how a browser would read the rest.
enum RawHTML {
  /// Whether the text is `<!--more-->`, which ends the summary.
  static func isMoreMark(_ html: Bytes) -> Bool {
    let text = html.filter { $0 > 0x20 }
    return text.count == 11 && String(decoding: text, as: UTF8.self).lowercased() == "<!--more-->"
  }

  /// The HTML without its whole comments, or only without the marks that end the summary. A comment that is never
  /// closed stays.
  static func withoutComments(_ html: Bytes, onlyMoreMarks: Bool = false) -> Bytes {
    var result: Bytes = []
    var index = 0
    while index < html.count {
      if starts(html, at: index, with: "<!--"), let end = find("-->", in: html, from: index + 4) {
        if onlyMoreMarks, !isMoreMark(Bytes(html[index..<end])) { result.append(contentsOf: html[index..<end]) }
        index = end
      } else if starts(html, at: index, with: "<!--") {
        result.append(contentsOf: html[index...])  // never closed: nothing more to find
        break
      } else {
        result.append(html[index])
        index += 1
      }
    }
    return result
  }

  /// The index after the first `text` at or after `start`, or nil.
  static func find(_ text: StaticString, in html: Bytes, from start: Int) -> Int? {
    var index = start
    while index + text.utf8CodeUnitCount <= html.count {
      if starts(html, at: index, with: text) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  static func starts(_ html: Bytes, at index: Int, with text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= html.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where html[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// Appends raw HTML, the `<` of disallowed tags escaped (GFM 0.29, section 6.11) when `filtersTags`.
  static func append(_ html: Bytes, to output: inout Bytes, filtersTags: Bool) {
    for (index, byte) in html.enumerated() {
      if filtersTags, byte == UInt8(ascii: "<"), isDisallowedTag(html, at: index) {
        output.append(literal: "&lt;")
      } else {
        output.append(byte)
      }
    }
  }

  private static let disallowedTags: Set<String> = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  private static func isDisallowedTag(_ html: Bytes, at index: Int) -> Bool {
    var start = index + 1
    if start < html.count, html[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < html.count, end - start < 10, (0x61...0x7A).contains(html[end] | 0x20) { end += 1 }
    guard end < html.count, disallowedTags.contains(String(decoding: html[start..<end], as: UTF8.self).lowercased())
    else { return false }
    let byte = html[end]
    return byte == UInt8(ascii: ">") || byte == 0x20 || (0x09...0x0D).contains(byte)
      || (byte == UInt8(ascii: "/") && end + 1 < html.count && html[end + 1] == UInt8(ascii: ">"))
  }
}
