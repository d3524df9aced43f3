extension FileFacts {
  /// Exif (CIPA DC-008): directories of TIFF 6.0.
  mutating func readTIFF(_ reader: ByteReader) {
    var reader = reader
    reader.isLittleEndian = reader.byte(0) == UInt8(ascii: "I")
    guard let first = reader.number(4, bytes: 4) else { return }
    var open = [first]
    var seen: Set<Int> = []
    while let offset = open.popLast(), seen.count < 16 {
      guard seen.insert(offset).inserted else { continue }
      open += readDirectory(reader, offset)
    }
  }

  /// Reads the entries of a directory; gives the offsets of those that it leads to.
  private mutating func readDirectory(_ reader: ByteReader, _ offset: Int) -> [Int] {
    guard let count = reader.number(offset, bytes: 2) else { return [] }
    var further: [Int] = []
    for index in 0..<min(count, 512) {
      let entry = offset + 2 + index * 12
      guard let tag = reader.number(entry, bytes: 2), let type = reader.number(entry + 2, bytes: 2),
        let number = reader.number(entry + 4, bytes: 4), let value = reader.number(entry + 8, bytes: 4)
      else { return further }
      switch tag {
      case 0x8769: further.append(value)
      case 0x8825: readPosition(reader, value)
      default:
        let length = number &* ([1: 1, 2: 1, 6: 1, 7: 1][type] ?? 0)
        guard length > 0, length < 1 << 20,
          let bytes = length <= 4 ? reader.piece(entry + 8, length) : reader.piece(value, length)
        else { continue }
        readEntry(tag, bytes, isLittle: reader.isLittleEndian)
      }
    }
    return further
  }

  private mutating func readEntry(_ tag: Int, _ bytes: ArraySlice<UInt8>, isLittle: Bool) {
    switch tag {
    case 0x013B, 0xA430: add(owner: bytes)  // Artist, CameraOwnerName
    case 0x9C9D: add(owner: Self.utf16(bytes, isLittle: true))  // XPAuthor
    case 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F: texts.append(Self.utf16(bytes, isLittle: true))
    case 0x9286: add(userComment: bytes, isLittle: isLittle)
    case 0x010E, 0x8298, 0x013C, 0x010D, 0x9290: add(text: bytes)
    case 0x02BC: readXMP(bytes)
    default: break
    }
  }

  /// A comment says in its first eight bytes how it is coded.
  private mutating func add(userComment bytes: ArraySlice<UInt8>, isLittle: Bool) {
    let text = bytes.dropFirst(8)
    if bytes.starts(with: "UNICODE".utf8) {
      texts.append(Self.utf16(text, isLittle: isLittle))
    } else {
      add(text: text)
    }
  }

  /// Latitude (2) and longitude (4): cameras without a fix leave them out or at zero.
  private mutating func readPosition(_ reader: ByteReader, _ offset: Int) {
    guard let count = reader.number(offset, bytes: 2) else { return }
    for index in 0..<min(count, 64) {
      let entry = offset + 2 + index * 12
      guard let tag = reader.number(entry, bytes: 2), tag == 2 || tag == 4,
        let place = reader.number(entry + 8, bytes: 4), let bytes = reader.piece(place, 24)
      else { continue }
      // Three fractions; only the counters matter.
      let counters = [0, 8, 16].flatMap { bytes.dropFirst($0).prefix(4) }
      if counters.contains(where: { $0 != 0 }) { hasLocation = true }
    }
  }

  /// XMP (ISO 16684-1): a text, with owners and places under known names.
  mutating func readXMP(_ bytes: ArraySlice<UInt8>) {
    let reader = ByteReader(bytes)
    add(text: bytes)
    for name in ["dc:creator", "aux:OwnerName", "exifEX:CameraOwnerName", "pdf:Author", "cp:lastModifiedBy", "creator"]
    {
      for value in Self.values(of: name, in: texts.last ?? "") { owners.append(value) }
    }
    let places: [StaticString] = ["exif:GPSLatitude=", "exif:GPSLatitude>", "Iptc4xmpExt:LocationCreated"]
    if places.contains(where: { reader.offset(of: $0) != nil }) { hasLocation = true }
  }

  /// The texts within elements of a name, `<rdf:li>` and its kin left out, and of attributes.
  static func values(of name: String, in text: String) -> [String] {
    var values: [String] = []
    var rest = text[...]
    while let start = rest.range(of: "<\(name)"), let end = rest[start.upperBound...].range(of: "</\(name)>") {
      let inner = rest[start.upperBound..<end.lowerBound].drop { $0 != ">" }.dropFirst()
      values += inner.split(separator: "<").map { $0.drop { $0 != ">" }.dropFirst() }.map(String.init)
      if !inner.hasPrefix("<") { values.append(String(inner.prefix { $0 != "<" })) }
      rest = rest[end.upperBound...]
    }
    if let start = text.range(of: " \(name)=\"") {
      values.append(String(text[start.upperBound...].prefix { $0 != "\"" }))
    }
    return values.map { String($0.drop { $0.isWhitespace }) }.filter { !$0.isEmpty }
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<String.Index>? {
    let needle = Array(text.utf8)
    var index = utf8.startIndex
    while index < utf8.endIndex {
      guard let found = utf8[index...].firstIndex(of: needle[0]) else { return nil }
      if utf8[found...].starts(with: needle) {
        return found..<utf8.index(found, offsetBy: needle.count)
      }
      index = utf8.index(after: found)
    }
    return nil
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { self[...].range(of: text) }
}
