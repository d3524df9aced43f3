import DataFormats
import Diagnostics

/// A descriptor in a file of its own.
enum DescriptorFile {
  /// JSON by its name, else YAML. Nil after a fault, and for a file that is empty.
  static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> DataValue? {
    file.path.hasSuffix(".json")
      ? JSONReader.read(file, into: &diagnostics)
      : YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: file.path, into: &diagnostics)
  }
}

/// What the package, its resources and their schemas have in common.
extension MappingReader {
  /// A name that can be a part of an address.
  ///
  /// Source: Data Resource 1, "name": lower-case letters, digits, `.`, `-` and `_`.
  mutating func resourceName(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, Self.isName(text) { return text }
    return reject(value, key, "a name of lower-case letters, digits, \".\", \"-\" and \"_\"")
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != UInt8(ascii: ".")
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
  }

  /// Lets keys of one's own pass: `x-…`.
  mutating func allowOwn(in mapping: DataValue?) {
    for member in mapping?.members ?? [] where member.key.hasPrefix("x-") { _ = value(member.key) }
  }

  /// `licenses`: each has a name or a path (Data Package 1, "licenses").
  mutating func licenses() -> [DataLicense] {
    entries("licenses", example: "{name: CC-BY-4.0, path: https://creativecommons.org/licenses/by/4.0/}") { entry in
      let license = DataLicense(name: entry.text("name"), title: entry.text("title"), path: entry.text("path"))
      if license.name == nil, license.path == nil {
        entry.reportMissing("name", remedy: "give the licence a name such as CC-BY-4.0, or a path")
      }
      return license
    }
  }

  /// `sources`: each has a title (Data Package 1, "sources").
  mutating func origins() -> [DataOrigin] {
    entries("sources", example: "{title: 应急管理局, path: https://…}") { entry in
      let title = entry.requiredText("title", remedy: "say where the data come from")
      let path = entry.text("path")
      _ = entry.text("email")
      _ = entry.text("version")
      return DataOrigin(title: title ?? "", path: path)
    }
  }

  mutating func checkContributors() {
    let _: [Bool] = entries("contributors", example: "{title: …, role: maintainer}") { entry in
      _ = entry.requiredText("title", remedy: "name the person or office")
      for key in ["path", "email", "role", "organization", "givenName", "familyName"] { _ = entry.text(key) }
      _ = entry.texts("roles")
      return true
    }
  }

  mutating func checkKeywords() { _ = texts("keywords") }

  private mutating func entries<Entry>(
    _ key: String, example: String, _ read: (inout MappingReader) -> Entry
  ) -> [Entry] {
    guard let value = value(key) else { return [] }
    guard let elements = value.elements else {
      return reject(value, key, "a list of mappings such as \(example)") ?? []
    }
    return elements.map { element in
      var entry = MappingReader(element, name: "an entry of \"\(key)\"", at: element.location)
      entry.allowOwn(in: element)
      let result = read(&entry)
      finish(entry)
      return result
    }
  }

  /// One character.
  mutating func character(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.text, text.unicodeScalars.count == 1 { return text }
    return reject(value, key, "one character")
  }

  /// A value that the specification knows but that means something else here, or nothing.
  mutating func reportContradiction(_ message: String, at place: SourceLocation, remedy: String? = nil) {
    report(Diagnostic(.dataPackage, message, at: place, remedy: remedy))
  }
}
