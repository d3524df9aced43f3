import Diagnostics
import Files
import Markup

/// Finds the place in a source file that a fault of a page comes from.
struct SourceSearch {
  let file: SourceFile

  /// - Parameter path: below the source folder. Nil when it cannot be read.
  init?(_ path: String, in source: String) {
    guard let bytes = try? File.read(source + "/" + path) else { return nil }
    file = SourceFile(path: path, bytes: bytes)
  }

  func find(_ trace: SourceTrace) -> SourceLocation? {
    switch trace {
    case .heading(let name): heading(name)
    case .tag(let tag): text(tag, after: [""])
    case .text(let wanted): text(wanted, after: ["](", "](<", "]: ", "=\"", wanted.utf8.count < 4 ? nil : ""])
    }
  }

  /// Of what a template writes itself only attributes can be told from other text; their beginnings may be filled in.
  func findInTemplate(_ trace: SourceTrace) -> SourceLocation? {
    switch trace {
    case .heading: return nil
    case .tag(let tag): return text(tag, after: [""])
    case .text(let wanted):
      let place = text(wanted, after: ["=\"", "='"], before: ["\"", "'"])
      guard place == nil, let name = wanted.split(separator: "/").last else { return place }
      let end = wanted.hasSuffix("/") ? "/" : ""
      return text(name + end, after: ["}}", "/", "=\""], before: ["\"", "'"])
    }
  }

  private func heading(_ name: String) -> SourceLocation? {
    let wanted = Self.bare(name)
    if wanted.isEmpty { return nil }
    for (index, line) in lines.enumerated() {
      let words = Self.bare(line)
      if words == wanted || (line.hasPrefix("#") && words.hasSuffix(wanted)) {
        return location(line: index, line.startIndex..<line.endIndex)
      }
    }
    return nil
  }

  /// A heading without the marks of Markdown.
  private static func bare(_ line: some StringProtocol) -> String {
    String(line.filter { !"#*_`~\\".contains($0) }).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var lines: [Substring] {
    String(decoding: file.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  private func location(line index: Int, _ range: Range<Substring.Index>) -> SourceLocation {
    let line = lines[index]
    return SourceLocation(
      path: file.path, line: index + 1, column: line[..<range.lowerBound].unicodeScalars.count + 1,
      length: line[range].unicodeScalars.count)
  }

  /// A text as the page has it, or decoded: behind the first of some marks that it stands behind anywhere.
  private func text(_ wanted: some StringProtocol, after marks: [String?], before ends: [String] = [""])
    -> SourceLocation?
  {
    let forms = [String(wanted), SiteAddresses.decoded(wanted)].filter { !$0.isEmpty }
    for mark in marks.compactMap({ $0 }) {
      for form in forms {
        for end in ends {
          guard let offset = offset(of: Array((mark + form + end).utf8)) else { continue }
          return file.location(ofOffset: offset + mark.utf8.count, byteCount: form.utf8.count)
        }
      }
    }
    return nil
  }

  private func offset(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return nil }
    let bytes = file.bytes
    var index = 0
    while index + wanted.count <= bytes.count, let next = bytes[index...].firstIndex(of: first),
      next + wanted.count <= bytes.count
    {
      if bytes[next..<next + wanted.count].elementsEqual(wanted) { return next }
      index = next + 1
    }
    return nil
  }
}
