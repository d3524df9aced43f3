extension FileFacts {
  /// JPEG (ISO/IEC 10918-1, annex B): segments up to the picture itself.
  mutating func readJPEG(_ reader: ByteReader) {
    var offset = 2
    while let mark = reader.byte(offset), mark == 0xFF, let kind = reader.byte(offset + 1), kind != 0xDA, kind != 0xD9 {
      // Marks may be filled up with 0xFF, and some stand alone.
      if kind == 0xFF || kind == 0x01 || (0xD0...0xD8).contains(kind) {
        offset += kind == 0xFF ? 1 : 2
        continue
      }
      guard let length = reader.number(offset + 2, bytes: 2), length >= 2,
        let body = reader.piece(offset + 4, length - 2) ?? reader.piece(offset + 4, max(0, reader.count - offset - 4))
      else { return }
      readSegment(kind, ByteReader(body))
      offset += 2 + length
    }
  }

  private mutating func readSegment(_ kind: UInt8, _ segment: ByteReader) {
    switch kind {
    case 0xE1 where segment.starts(with: "Exif\u{0}\u{0}"): readTIFF(ByteReader(segment.bytes.dropFirst(6)))
    case 0xE1 where segment.starts(with: "http://ns.adobe.com/"): readXMP(segment.bytes.drop { $0 != 0 }.dropFirst())
    case 0xED where segment.starts(with: "Photoshop 3.0"): readPhotoshop(segment)
    case 0xFE: add(text: segment.bytes)
    default: break
    }
  }

  /// Resources of Photoshop, of which 0x0404 is IPTC-IIM.
  private mutating func readPhotoshop(_ segment: ByteReader) {
    var offset = 14
    while segment.starts(with: "8BIM", at: offset), let id = segment.number(offset + 4, bytes: 2),
      let name = segment.byte(offset + 6)
    {
      let start = offset + 6 + (Int(name) + 2) / 2 * 2
      guard let length = segment.number(start, bytes: 4), let body = segment.piece(start + 4, length) else { return }
      if id == 0x0404 { readIPTC(ByteReader(body)) }
      offset = start + 4 + (length + 1) / 2 * 2
    }
  }

  /// IPTC-IIM 4.2: 2:80 by-line, 2:110 credit, 2:118 contact, 2:122 writer; the others are texts as well.
  private mutating func readIPTC(_ reader: ByteReader) {
    var offset = 0
    while reader.byte(offset) == 0x1C, let record = reader.byte(offset + 1), let number = reader.byte(offset + 2),
      let length = reader.number(offset + 3, bytes: 2), let body = reader.piece(offset + 5, length)
    {
      if record == 2 {
        if [80, 122].contains(number) { add(owner: body) } else { add(text: body) }
      }
      offset += 5 + length
    }
  }

  /// PNG (ISO/IEC 15948, clause 11.3.3): tEXt, zTXt, iTXt, eXIf.
  mutating func readPNG(_ reader: ByteReader) {
    var offset = 8
    while let length = reader.number(offset, bytes: 4), let kind = reader.piece(offset + 4, 4),
      let body = reader.piece(offset + 8, length)
    {
      switch String(decoding: kind, as: UTF8.self) {
      case "eXIf": readTIFF(ByteReader(body))
      case "tEXt": addKeyed(body) { $0 }
      case "zTXt": addKeyed(body) { Inflate.zlib($0.dropFirst())?[...] }
      case "iTXt": addInternational(body)
      case "IEND": return
      default: break
      }
      offset += 12 + length
    }
  }

  private mutating func addKeyed(_ body: ArraySlice<UInt8>, _ read: (ArraySlice<UInt8>) -> ArraySlice<UInt8>?) {
    guard let end = body.firstIndex(of: 0), let text = read(body[(end + 1)...]) else { return }
    let key = String(decoding: body[..<end], as: UTF8.self).lowercased()
    if key == "author" || key == "artist" { add(owner: text) } else { addPlain(text) }
  }

  /// Packets of XMP are read as such; programs also write Exif as hexadecimal text, which only they read.
  private mutating func addPlain(_ text: ArraySlice<UInt8>) {
    if ByteReader(text).offset(of: "<x:xmpmeta") != nil || ByteReader(text).offset(of: "<rdf:") != nil {
      readXMP(text)
    } else {
      add(text: text)
    }
  }

  private mutating func addInternational(_ body: ArraySlice<UInt8>) {
    guard let end = body.firstIndex(of: 0), end + 2 < body.endIndex else { return }
    let isCompressed = body[end + 1] == 1
    // Language and translated keyword, each with a zero at its end.
    let rest = body[(end + 3)...]
    guard let language = rest.firstIndex(of: 0), let keyword = rest[(language + 1)...].firstIndex(of: 0) else { return }
    let text = rest[(keyword + 1)...]
    guard let plain = isCompressed ? Inflate.zlib(text)?[...] : text else { return }
    let key = String(decoding: body[..<end], as: UTF8.self).lowercased()
    if key == "author" || key == "artist" { add(owner: plain) } else { addPlain(plain) }
  }

  /// WebP (RFC 9649, section 2.7): the chunks EXIF and XMP.
  mutating func readWebP(_ reader: ByteReader) {
    var reader = reader
    reader.isLittleEndian = true
    var offset = 12
    while let kind = reader.piece(offset, 4), let length = reader.number(offset + 4, bytes: 4),
      let body = reader.piece(offset + 8, length)
    {
      if kind.elementsEqual("EXIF".utf8) {
        let hasLead = ByteReader(body).starts(with: "Exif\u{0}\u{0}")
        readTIFF(ByteReader(hasLead ? body.dropFirst(6) : body))
      } else if kind.elementsEqual("XMP ".utf8) {
        readXMP(body)
      }
      offset += 8 + (length + 1) / 2 * 2
    }
  }

  /// GIF89a: comments, and texts of applications such as XMP.
  mutating func readGIF(_ reader: ByteReader) {
    guard let flags = reader.byte(10) else { return }
    var offset = 13 + Self.tableLength(flags)
    while let mark = reader.byte(offset) {
      if mark == 0x2C {
        guard let flags = reader.byte(offset + 9) else { return }
        offset += 11 + Self.tableLength(flags)
        offset = skipBlocks(reader, offset).end
      } else if mark == 0x21, let label = reader.byte(offset + 1) {
        let (text, end) = skipBlocks(reader, offset + 2)
        if label == 0xFE { add(text: text[...]) }
        if label == 0xFF, let packet = ByteReader(text[...]).offset(of: "<x:xmpmeta") { readXMP(text[packet...]) }
        // The packet of XMP is no row of blocks: it is read as it lies.
        if label == 0xFF, reader.starts(with: "XMP Data", at: offset + 3) {
          readXMP(reader.bytes.dropFirst(offset + 14).prefix(65_536))
        }
        offset = end
      } else {
        return
      }
    }
  }

  private static func tableLength(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  private func skipBlocks(_ reader: ByteReader, _ start: Int) -> (text: [UInt8], end: Int) {
    var (text, offset): ([UInt8], Int) = ([], start)
    while let length = reader.byte(offset), length > 0 {
      if text.count < 65_536, let piece = reader.piece(offset + 1, Int(length)) { text += piece }
      offset += 1 + Int(length)
    }
    return (text, offset + 1)
  }
}
