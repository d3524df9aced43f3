import Characters
import DataFormats
import Diagnostics

/// The text of an XML file, in UTF-8.
enum AlertFileText {
  /// Decodes what the byte-order mark or the XML declaration says. Nil after an error.
  static func decode(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> SourceFile? {
    let declared = declaredEncoding(file.bytes)
    let isUTF16 = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
    let name = isUTF16 ? "UTF-16" : declared ?? "UTF-8"
    if ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased()) {
      guard let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) else { return file }
      diagnostics.append(
        Diagnostic(
          .alertInvalid, "the file is not UTF-8 here", at: file.location(ofOffset: offset),
          remedy: "save it as UTF-8, or let its XML declaration name the encoding"))
      return nil
    }
    guard let encoding = TextEncoding(name: name) else {
      diagnostics.append(
        Diagnostic(
          .alertInvalid, "the encoding \(name) is not read", at: SourceLocation(path: file.path),
          remedy: "save it as UTF-8"))
      return nil
    }
    return TextDecoding.decode(file, as: encoding, into: &diagnostics)
  }

  /// `<?xml version="1.0" encoding="GB18030"?>` → `GB18030`.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(start).prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = String(decoding: head[..<end], as: UTF8.self)
    let parts = declaration.split(separator: "encoding", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let quoted = parts[1].drop { $0 == " " || $0 == "=" }
    guard let quote = quoted.first, quote == "\"" || quote == "'" else { return nil }
    return String(quoted.dropFirst().prefix { $0 != quote })
  }
}
