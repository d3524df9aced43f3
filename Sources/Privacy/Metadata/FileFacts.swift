/// What a picture or document says beside what it shows.
struct FileFacts {
  /// Texts of any kind: comments, captions, copyright notes, whole packets of XMP.
  var texts: [String] = []
  /// Names of those who made it or own the camera.
  var owners: [String] = []
  /// Files of an archive that are no XML.
  var files: [(name: String, bytes: [UInt8])] = []
  /// Whether it says where it was made.
  var hasLocation = false

  /// By what the file is, whatever its name says. Nil for what is no such file.
  init?(_ bytes: [UInt8]) {
    let reader = ByteReader(bytes[...])
    if reader.byte(0) == 0x89, reader.starts(with: "PNG", at: 1) {
      readPNG(reader)
    } else if reader.byte(0) == 0xFF, reader.byte(1) == 0xD8 {
      readJPEG(reader)
    } else if reader.starts(with: "RIFF"), reader.starts(with: "WEBP", at: 8) {
      readWebP(reader)
    } else if reader.starts(with: "GIF8") {
      readGIF(reader)
    } else if reader.starts(with: "II*\u{0}") || reader.starts(with: "MM\u{0}*") {
      readTIFF(reader)
    } else if reader.starts(with: "%PDF-") {
      readPDF(reader)
    } else if reader.starts(with: "PK\u{3}\u{4}") {
      readArchive(reader)
    } else {
      return nil
    }
  }

  mutating func add(text bytes: ArraySlice<UInt8>) { texts.append(Self.text(bytes)) }

  mutating func add(owner bytes: ArraySlice<UInt8>) { add(owner: Self.text(bytes)) }

  mutating func add(owner name: String) {
    texts.append(name)
    owners.append(name)
  }

  /// UTF-8, or UTF-16 with a byte-order mark, up to a final zero.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.count > 1, bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      let isLittle = bytes.first == 0xFF
      return utf16(bytes.dropFirst(2), isLittle: isLittle)
    }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
    let bytes = Array(bytes)
    var units: [UInt16] = []
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
  }
}

extension PersonalDataScan {
  /// Personal data in what a picture or document says beside what it shows, and what its texts hold.
  static func facts(of bytes: [UInt8], depth: Int) -> [PersonalDataFinding]? {
    guard let facts = FileFacts(bytes) else { return nil }
    var findings: [PersonalDataFinding] = []
    func add(_ kind: PersonalDataKind, _ text: String) {
      if !findings.contains(where: { $0.kind == kind && $0.text == text }) {
        findings.append(PersonalDataFinding(kind, 0..<0, text))
      }
    }
    if facts.hasLocation { add(.imageLocation, "GPS") }
    for name in facts.owners where PersonName.mayBePerson(name) { add(.imageOwner, name) }
    for text in facts.texts {
      var text = text
      for finding in text.withUTF8({ find(in: $0, .markup) }) { add(finding.kind, finding.text) }
    }
    for file in facts.files {
      for finding in find(inPath: file.name) { add(finding.kind, finding.text) }
      if depth < maximumDepth {
        for finding in find(in: file.bytes, name: file.name, depth: depth + 1) { add(finding.kind, finding.text) }
      }
    }
    return findings
  }
}
