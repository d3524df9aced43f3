import Characters
import Diagnostics

/// Turns the bytes of a data file into UTF-8.
package enum TextDecoding {
  /// - Parameters:
  ///   - declared: what `datapackage.yaml` says; nil to find out. A byte-order mark of UTF-8 outranks it.
  ///   - diagnostics: takes an error at the first byte that has no meaning, and a note when an encoding other than
  ///     UTF-8 was found out.
  /// - Returns: the file in UTF-8, the same one if it is that; nil after an error. Places in it are places in the file
  ///   as an editor shows it. Excerpts must be taken from it, and not from the bytes on disk.
  package static func decode(
    _ file: SourceFile, as declared: TextEncoding? = nil, into diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let encoding: TextEncoding
    if let declared {
      encoding = declared
    } else {
      switch EncodingDetection(file.bytes) {
      case .utf8: return file
      case .other(let detected): encoding = detected
      case .named(let name): return refuse(file, name, &diagnostics)
      case .unknown: return refuse(file, nil, &diagnostics)
      }
    }
    guard let decoded = decode(file, from: encoding, isDeclared: declared != nil, &diagnostics) else { return nil }
    if declared == nil { diagnostics.append(note(file, encoding)) }
    return decoded
  }

  private static func note(_ file: SourceFile, _ encoding: TextEncoding) -> Diagnostic {
    Diagnostic(
      .encodingDetected, "the file is read as \(encoding.rawValue)", at: SourceLocation(path: file.path),
      remedy: "state it: \"encoding: \(encoding.rawValue)\" in datapackage.yaml, or save the file as UTF-8")
  }

  /// An error for a file whose encoding nobody declared.
  private static func refuse(
    _ file: SourceFile, _ name: String?, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) ?? 0
    var remedy = "save it as UTF-8, or mend the place"
    if let name, let encoding = TextEncoding(name: name) {
      remedy = "it seems to be \(name): if so, say \"encoding: \(encoding.rawValue)\" in datapackage.yaml"
    } else if let name {
      remedy = "it seems to be \(name), which is not read: save it as UTF-8"
    }
    diagnostics.append(
      Diagnostic(
        .encodingFault, "the file is not UTF-8: \(byteName(file.bytes, offset)) has no meaning there",
        at: file.location(ofOffset: offset), remedy: remedy))
    return nil
  }

  private static func decode(
    _ file: SourceFile, from encoding: TextEncoding, isDeclared: Bool, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let (name, start) = conversion(from: encoding, file.bytes)
    do throws(CharacterConversion.Failure) {
      guard let name else {
        guard let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) else { return file }
        throw .faulty(offset: offset, text: Array(file.bytes[..<offset]))
      }
      if let fault = mistakenUTF8(file, encoding) {
        diagnostics.append(fault)
        return nil
      }
      let text = try CharacterConversion.utf8(file.bytes, from: name, start: start)
      return SourceFile(path: file.path, bytes: text)
    } catch {
      diagnostics.append(fault(error, file, encoding, isDeclared: isDeclared))
      return nil
    }
  }

  private static func fault(
    _ failure: CharacterConversion.Failure, _ file: SourceFile, _ encoding: TextEncoding, isDeclared: Bool
  ) -> Diagnostic {
    switch failure {
    case .notAvailable:
      return Diagnostic(
        .encodingFault, "this system cannot read \(encoding.rawValue)", at: SourceLocation(path: file.path),
        remedy: "save the file as UTF-8, or install the conversion modules (gconv) of the C library")
    case .faulty(let offset, let text):
      // The line and column are those of the text before the fault.
      let place = SourceFile(path: file.path, bytes: text).location(ofOffset: text.count)
      let verb = isDeclared ? "is declared as" : "seems to be"
      return Diagnostic(
        .encodingFault,
        "the file \(verb) \(encoding.rawValue), but \(byteName(file.bytes, offset)) has no meaning there", at: place,
        remedy: advice(file, encoding))
    }
  }

  /// A file that was saved as UTF-8 after it had been declared as GB 18030 can often be read as that, as wrong
  /// characters. Text of GB 18030 that is well-formed UTF-8 with characters of three bytes does not occur.
  private static func mistakenUTF8(_ file: SourceFile, _ encoding: TextEncoding) -> Diagnostic? {
    guard encoding == .gb18030, file.bytes.contains(where: { $0 >= 0xE0 }),
      UTF8Validation.firstInvalidOffset(in: file.bytes) == nil
    else { return nil }
    return Diagnostic(
      .encodingFault, "the file is declared as \(encoding.rawValue), but it is UTF-8",
      at: SourceLocation(path: file.path), remedy: "remove \"encoding\" from datapackage.yaml")
  }

  /// The name of an encoding for iconv, nil for UTF-8, and the length of the byte-order mark.
  private static func conversion(from encoding: TextEncoding, _ bytes: [UInt8]) -> (name: String?, start: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (nil, 0) }
    switch encoding {
    case .utf8: return (nil, 0)
    case .gb18030: return ("GB18030", bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) ? 4 : 0)
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
      if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
      return (encoding == .utf16LittleEndian ? "UTF-16LE" : "UTF-16BE", 0)
    }
  }

  /// What to do when the declared encoding does not fit.
  private static func advice(_ file: SourceFile, _ encoding: TextEncoding) -> String {
    switch EncodingDetection(file.bytes) {
    case .utf8 where encoding != .utf8: "it seems to be UTF-8: remove \"encoding\" from datapackage.yaml"
    case .other(let other) where other != encoding: "it seems to be \(other.rawValue): declare that"
    default: "mend the place, or save the file as UTF-8"
    }
  }

  private static func byteName(_ bytes: [UInt8], _ offset: Int) -> String {
    guard offset < bytes.count else { return "the end" }
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return "byte 0x\(digits.utf8.count == 1 ? "0" : "")\(digits) at offset \(offset)"
  }
}
