/// Looks for personal data in a file that is to be published, as its readers and their programs see it: in text, in
/// attributes, in structured data; through character references, tags within a word, and digits of all widths.
///
/// Nearly all bytes are only looked up in a table. Where a digit, an `@` or a code for one of them begins what could be
/// personal data, the piece around it is read closely.
package enum PersonalDataScan {
  /// What a file is, as far as it matters where its numbers stand.
  package enum Form: Sendable {
    case markup, json, text

    /// By the ending of the file's name.
    package init(name: String) {
      let ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.utf8.index(after: $0)...].lowercased() }
      switch ending {
      case "html", "htm", "xhtml", "xml", "svg", "atom", "rss": self = .markup
      case "json", "geojson", "jsonld", "webmanifest", "map": self = .json
      default: self = .text
      }
    }
  }

  /// All personal data in a text, in its order.
  package static func find(in bytes: UnsafeBufferPointer<UInt8>, _ form: Form) -> [PersonalDataFinding] {
    var scan = TextScan(bytes, form)
    scan.run()
    return scan.findings + (form == .markup ? find(inCommentsOf: bytes) : [])
  }

  /// Text goes on through a comment, so that what stands in one is read by itself.
  private static func find(inCommentsOf bytes: UnsafeBufferPointer<UInt8>) -> [PersonalDataFinding] {
    InlineTag.comments(in: bytes).flatMap { range in
      find(in: UnsafeBufferPointer(rebasing: bytes[range]), .text).map { finding in
        let place = finding.range.lowerBound + range.lowerBound..<finding.range.upperBound + range.lowerBound
        return PersonalDataFinding(finding.kind, place, finding.text)
      }
    }
  }

  /// Personal data in the path of a file that is to be published.
  package static func find(inPath path: String) -> [PersonalDataFinding] {
    var path = path
    return path.withUTF8 { find(in: $0, .text) }
  }

  /// The same by the kind of file that its name tells; of pictures and documents what is said about them.
  package static func find(in bytes: [UInt8], name: String) -> [PersonalDataFinding] {
    find(in: bytes, name: name, depth: 0)
  }

  /// Archives within archives that are opened.
  static let maximumDepth = 3

  static func find(in bytes: [UInt8], name: String, depth: Int) -> [PersonalDataFinding] {
    let form = Form(name: name)
    if depth < maximumDepth, let inner = WrappedText.gzip(bytes) {
      let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      return find(in: inner, name: plain, depth: depth + 1)
    }
    if let texts = WrappedText.compound(bytes) {
      return texts.flatMap { $0.withUnsafeBufferPointer { find(in: $0, .text) } }
    }
    // Pictures and documents begin with bytes that no text begins with.
    if form == .text, let first = bytes.first, [0x89, 0xFF, 0x52, 0x47, 0x49, 0x4D, 0x25, 0x50].contains(first),
      let findings = facts(of: bytes, depth: depth)
    {
      return findings
    }
    return (WrappedText.utf16(bytes) ?? bytes).withUnsafeBufferPointer { find(in: $0, form) }
  }
}
