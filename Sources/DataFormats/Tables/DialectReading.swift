import Diagnostics

extension DelimitedDialect {
  /// Takes a dialect out of a descriptor's `dialect` mapping. Faults, unknown keys left aside, are reported by the
  /// reader; what is faulty stays as `standard` has it.
  ///
  /// - Parameter standard: what holds for keys that are not written: `TableFormat.dialect`.
  package init(_ reader: inout MappingReader, standard: DelimitedDialect = .commas) {
    self = standard
    if let value = reader.value("delimiter"), let scalar = Self.delimiter(value, &reader) { delimiter = scalar }
    quote = Self.character("quoteChar", quote, &reader)
    escape = Self.character("escapeChar", escape, &reader)
    comment = Self.character("commentChar", comment, &reader)
    doublesQuotes = reader.flag("doubleQuote") ?? doublesQuotes
    hasHeader = reader.flag("header") ?? hasHeader
    skipsInitialSpace = reader.flag("skipInitialSpace") ?? skipsInitialSpace
    nullSequence = reader.text("nullSequence").map { Array($0.utf8) } ?? nullSequence
    // Known to the specification, without effect here: line ends are seen, names are always told apart by case.
    for key in ["lineTerminator", "caseSensitiveHeader", "csvddfVersion"] { _ = reader.value(key) }
    reportClashes(&reader)
  }

  private static func delimiter(_ value: DataValue, _ reader: inout MappingReader) -> Unicode.Scalar? {
    // In YAML, '\t' in single quotes or none is a backslash and a t.
    let text = value.text == "\\t" ? "\t" : value.text
    guard let text, text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first, scalar != "\n",
      scalar != "\r", scalar != "\0"
    else { return reader.reject(value, "delimiter", "one character, such as \";\" or \"\\t\"") }
    return scalar
  }

  /// One ASCII character; null or empty text for none.
  private static func character(_ key: String, _ standard: UInt8?, _ reader: inout MappingReader) -> UInt8? {
    guard let value = reader.value(key) else { return reader.has(key) ? nil : standard }
    if value.text == "" { return nil }
    guard let text = value.text, text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20, byte < 0x7F else {
      return reader.reject(value, key, "one printable ASCII character, or null for none")
    }
    return byte
  }

  /// Characters that mean two things.
  private mutating func reportClashes(_ reader: inout MappingReader) {
    let characters = [
      ("delimiter", delimiter.isASCII ? UInt8(delimiter.value) : nil), ("quoteChar", quote), ("escapeChar", escape),
      ("commentChar", comment),
    ]
    for (index, (key, byte)) in characters.enumerated() {
      guard let byte, let other = characters[..<index].first(where: { $0.1 == byte }) else { continue }
      reader.report(
        Diagnostic(
          .valueType, "\"\(key)\" is the same character as \"\(other.0)\"", at: reader.place(of: key),
          remedy: "choose another, or null"))
    }
  }
}
