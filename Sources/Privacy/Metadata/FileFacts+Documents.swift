import Characters

extension FileFacts {
  /// PDF (ISO 32000-1): what lies outside of streams, and the packet of metadata. Text of pages is compressed and set in
  /// fonts of its own, so that it cannot be searched here.
  mutating func readPDF(_ reader: ByteReader) {
    for name in ["/Author", "/Title", "/Subject", "/Keywords", "/Creator", "/Company"] {
      for value in Self.strings(of: name, in: reader.bytes) {
        if name == "/Author" { add(owner: value) } else { texts.append(value) }
      }
    }
    var start = 0
    while let packet = reader.offset(of: "<x:xmpmeta", from: start), texts.count < 64 {
      let end = reader.offset(of: "</x:xmpmeta>", from: packet) ?? min(reader.count, packet + 65_536)
      readXMP(reader.bytes.dropFirst(packet).prefix(end - packet))
      start = end
    }
  }

  /// The strings that follow a name: `(…)` or `<…>` in hexadecimal (clause 7.3.4).
  private static func strings(of name: String, in bytes: ArraySlice<UInt8>) -> [String] {
    let needle = Array(name.utf8)
    var values: [String] = []
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: needle[0]), values.count < 64 {
      index = found + 1
      guard bytes[found...].starts(with: needle) else { continue }
      let value = bytes[(found + needle.count)...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
      switch value.first {
      case UInt8(ascii: "("): values.append(text(literal(value.dropFirst())[...]))
      case UInt8(ascii: "<"): values.append(text(hexadecimal(value.dropFirst())[...]))
      default: break
      }
    }
    return values
  }

  private static func literal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var (result, depth, isEscaped): ([UInt8], Int, Bool) = ([], 0, false)
    var octal: (value: Int, count: Int) = (0, 0)
    for byte in bytes.prefix(4096) {
      if octal.count > 0 {
        if octal.count < 3, (0x30...0x37).contains(byte) {
          octal = (octal.value * 8 + Int(byte - 0x30), octal.count + 1)
          continue
        }
        result.append(UInt8(truncatingIfNeeded: octal.value))
        octal = (0, 0)
      }
      if isEscaped {
        isEscaped = false
        if (0x30...0x37).contains(byte) { octal = (Int(byte - 0x30), 1) } else { result.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: ")") where depth == 0: return result
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "("): depth += 1
      default: result.append(byte)
      }
    }
    return result
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = bytes.prefix(8192).prefix { $0 != UInt8(ascii: ">") }.compactMap(\.hexadecimalValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Documents of offices are archives of XML (ISO/IEC 29500-2, ISO/IEC 26300-3): who wrote them, and their texts.
  mutating func readArchive(_ reader: ByteReader) {
    var reader = reader
    reader.isLittleEndian = true
    // From the first entry on: the directory at the end may be missing in a damaged file.
    var offset = 0
    while reader.starts(with: "PK\u{1}\u{2}", at: offset) || reader.starts(with: "PK\u{3}\u{4}", at: offset) {
      guard reader.starts(with: "PK\u{3}\u{4}", at: offset), let entry = ArchiveEntry(reader, offset) else { return }
      if entry.name.hasSuffix(".xml"), let bytes = entry.contents() {
        if entry.name.contains("docProps") || entry.name == "meta.xml" {
          readXMP(bytes[...])
        } else {
          add(text: bytes[...])
        }
      } else {
        files.append((entry.name, entry.contents() ?? []))
      }
      offset = entry.end
    }
  }
}

/// One file of an archive (APPNOTE.TXT of PKWARE, 4.3.7).
private struct ArchiveEntry {
  let name: String
  let end: Int
  private let body: ArraySlice<UInt8>
  private let method: Int
  private let isEncrypted: Bool

  init?(_ reader: ByteReader, _ offset: Int) {
    guard let flags = reader.number(offset + 6, bytes: 2), let method = reader.number(offset + 8, bytes: 2),
      var length = reader.number(offset + 18, bytes: 4), let nameLength = reader.number(offset + 26, bytes: 2),
      let extra = reader.number(offset + 28, bytes: 2), let name = reader.piece(offset + 30, nameLength)
    else { return nil }
    let start = offset + 30 + nameLength + extra
    // Written as a stream: the length follows the contents, and the next entry tells where they end.
    if flags & 8 != 0, length == 0 {
      let next = reader.offset(of: "PK\u{3}\u{4}", from: start) ?? reader.offset(of: "PK\u{1}\u{2}", from: start)
      guard let next else { return nil }
      length = next - start
    }
    guard let body = reader.piece(start, length) else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    self.body = body
    self.method = method
    isEncrypted = flags & 1 != 0
    var next = start + length
    if reader.starts(with: "PK\u{7}\u{8}", at: next) { next += 16 }
    end = next
  }

  /// Nil when it is encrypted, or compressed in a way that is not known.
  func contents() -> [UInt8]? {
    switch method {
    case _ where isEncrypted: nil
    case 0: Array(body)
    case 8: Inflate.raw(body)
    default: nil
    }
  }
}
