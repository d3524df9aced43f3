import BuiltInTheme
import DataFormats
import Diagnostics
import Files
import Templates

/// Templates, texts and assets: the built-in theme with the site's own files laid over it, path by path.
struct Theme: Sendable {
  /// Compiled templates of the language; nil after a fault.
  let templates: TemplateSet?
  /// Texts of the language, for labels that the program puts together.
  let texts: [String: String]
  /// Path below `assets/` and bytes.
  let assets: [(path: String, bytes: [UInt8])]

  static func load(
    _ entries: [FileTree.Entry], in source: String, language: String, into diagnostics: inout [Diagnostic]
  ) -> Theme {
    var files: [String: SourceFile] = [:]
    for file in BuiltInTheme.files {
      files[file.path] = SourceFile(path: "templates/\(file.path)", bytes: Array(file.text.utf8))
    }
    var assets: [String: [UInt8]] = [:]
    for entry in entries {
      if entry.path.hasPrefix("assets/") {
        assets[entry.path] = read(source + "/templates/" + entry.path, into: &diagnostics)
      } else if let file = SourceReading.read("templates/" + entry.path, in: source, into: &diagnostics) {
        files[entry.path] = file
      }
    }
    for (path, file) in files where path.hasPrefix("assets/") && assets[path] == nil { assets[path] = file.bytes }
    var found: [Diagnostic] = []
    let texts = ThemeTexts.read(files, language: language, into: &found)
    let templates = files.filter { $0.key.hasSuffix(".mustache") }.sorted { $0.key < $1.key }.map {
      TemplateSource(name: String($0.key.dropLast(".mustache".count)), file: $0.value)
    }
    let set = TemplateSet.compile(
      templates + texts.map { TemplateSource(name: "text/" + $0.key, text: $0.text, at: $0.location) },
      roots: ThemeRoots.all(templates.map(\.name)), diagnostics: &found)
    diagnostics += found
    return Theme(
      templates: set, texts: Dictionary(texts.map { ($0.key, $0.text) }) { first, _ in first },
      assets: assets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  private static func read(_ path: String, into diagnostics: inout [Diagnostic]) -> [UInt8]? {
    do {
      return try File.read(path)
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: nil))
      return nil
    }
  }
}

/// The texts of the user interface: `i18n/<language>.yaml`, a mapping of keys to small templates.
enum ThemeTexts {
  struct Entry {
    let key: String
    let text: String
    let location: SourceLocation
  }

  /// The texts of the language that is nearest: `zh-Hans-CN` → `zh-Hans-CN`, `zh-Hans`, any `zh`, at last `en`.
  static func read(
    _ files: [String: SourceFile], language: String, into diagnostics: inout [Diagnostic]
  ) -> [Entry] {
    let languages = files.keys.filter { $0.hasPrefix("i18n/") && $0.hasSuffix(".yaml") }.sorted().map {
      String($0.dropFirst("i18n/".count).dropLast(".yaml".count))
    }
    guard let chosen = nearest(to: language, among: languages), let file = files["i18n/\(chosen).yaml"] else {
      return []
    }
    let value = YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: file.path, into: &diagnostics)
    return (value?.members ?? []).compactMap { member in
      guard let text = member.value.text else {
        diagnostics.append(
          Diagnostic(
            .valueType, "\"\(member.key)\" must be text, not \(member.value.nameOfType)", at: member.value.location))
        return nil
      }
      let place = member.value.location
      let column = place.column + (member.value.isQuoted ? 1 : 0)
      return Entry(
        key: member.key, text: text, location: SourceLocation(path: place.path, line: place.line, column: column))
    }
  }

  private static func nearest(to language: String, among languages: [String]) -> String? {
    var parts = language.split(separator: "-")
    while !parts.isEmpty {
      let candidate = parts.joined(separator: "-").lowercased()
      if let exact = languages.first(where: { $0.lowercased() == candidate }) { return exact }
      if parts.count == 1, let near = languages.first(where: { $0.lowercased().hasPrefix(candidate + "-") }) {
        return near
      }
      parts.removeLast()
    }
    return languages.contains("en") ? "en" : languages.first
  }
}

extension DataValue {
  fileprivate var isQuoted: Bool {
    if case .scalar(_, let isQuoted) = content { isQuoted } else { false }
  }
}
