import BuiltInTheme
import DataFormats
import Diagnostics
import Files
import SiteModel
import Templates

/// Templates, texts and assets: the built-in theme with the site's own files laid over it, path by path.
struct Theme: Sendable {
  /// The theme in one language.
  struct Localized: Sendable {
    let templates: TemplateSet
    /// For labels that the program puts together.
    let texts: [String: String]
  }

  /// By language tag, as pages write it; a language without texts of its own gets the nearest one's. A language whose
  /// templates have faults is missing.
  private(set) var localized: [String: Localized] = [:]
  /// Path in the site and bytes.
  let assets: [(path: String, bytes: [UInt8])]
  /// Of the site's own files. The built-in ones are part of the program.
  let hash: ContentHash
  private let builtIn: [String: SourceFile]
  private let own: [String: SourceFile]
  /// The site's own laid over the built-in ones.
  private let files: [String: SourceFile]

  /// The theme in one language, and what was found.
  static func load(_ entries: [FileTree.Entry], in source: String, language: String) -> (Theme, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var theme = Theme(entries, in: source, into: &diagnostics)
    theme.add([language], into: &diagnostics)
    return (theme, diagnostics)
  }

  private init(_ entries: [FileTree.Entry], in source: String, into diagnostics: inout [Diagnostic]) {
    var builtIn: [String: SourceFile] = [:]
    for file in BuiltInTheme.files {
      builtIn[file.path] = SourceFile(path: "templates/\(file.path)", bytes: Array(file.text.utf8))
    }
    var own: [String: SourceFile] = [:]
    for entry in entries { own[entry.path] = Self.read(entry.path, in: source, into: &diagnostics) }
    files = builtIn.merging(own) { $1 }
    assets = files.filter { Self.isAsset($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value.bytes) }
    hash = Self.hash(own)
    (self.builtIn, self.own) = (builtIn, own)
  }

  /// Adds the languages that pages turned out to have.
  mutating func add(_ languages: Set<String>, into diagnostics: inout [Diagnostic]) {
    for language in languages.sorted() {
      let texts = ThemeTexts.read(builtIn, own, language: language, into: &diagnostics)
      localized[language] = Self.compile(files, texts, into: &diagnostics)
    }
  }

  private static func hash(_ files: [String: SourceFile]) -> ContentHash {
    var writer = PackedWriter()
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      writer.write(path)
      writer.write(file.bytes)
    }
    return ContentHash(writer.bytes)
  }

  private static func compile(
    _ files: [String: SourceFile], _ texts: [ThemeTexts.Entry], into diagnostics: inout [Diagnostic]
  ) -> Localized? {
    let templates = files.filter { $0.key.hasSuffix(".mustache") }.sorted { $0.key < $1.key }.map {
      TemplateSource(name: String($0.key.dropLast(".mustache".count)), file: $0.value)
    }
    let set = TemplateSet.compile(
      templates + texts.map { TemplateSource(name: "text/" + $0.key, text: $0.text, at: $0.location) },
      roots: ThemeRoots.all(templates.map(\.name)), diagnostics: &diagnostics)
    return set.map {
      Localized(templates: $0, texts: Dictionary(texts.map { ($0.key, $0.text) }) { first, _ in first })
    }
  }

  private static func isAsset(_ path: String) -> Bool { path.hasPrefix("assets/") }

  /// Assets may hold any bytes; all else is text.
  private static func read(_ path: String, in source: String, into diagnostics: inout [Diagnostic]) -> SourceFile? {
    let place = "templates/" + path
    guard isAsset(path) else { return SourceReading.read(place, in: source, into: &diagnostics) }
    do {
      return SourceFile(path: place, bytes: try File.read(source + "/" + place))
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: SourceLocation(path: place)))
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

  /// The built-in texts of the language that is nearest (`LanguageTag.lookup`; at last `en`), with the site's own laid
  /// over them key by key, so that one text can be changed or added.
  static func read(
    _ builtIn: [String: SourceFile], _ own: [String: SourceFile], language: String,
    into diagnostics: inout [Diagnostic]
  ) -> [Entry] {
    var texts: [String: Entry] = [:]
    for entry in read(builtIn, language: language, fallback: "en", into: &diagnostics) { texts[entry.key] = entry }
    for entry in read(own, language: language, fallback: nil, into: &diagnostics) { texts[entry.key] = entry }
    return texts.values.sorted { $0.key < $1.key }
  }

  private static func read(
    _ files: [String: SourceFile], language: String, fallback: String?, into diagnostics: inout [Diagnostic]
  ) -> [Entry] {
    let languages = files.keys.filter { $0.hasPrefix("i18n/") && $0.hasSuffix(".yaml") }.sorted().map {
      String($0.dropFirst("i18n/".count).dropLast(".yaml".count))
    }
    guard let chosen = LanguageTag.lookup(language, among: languages) ?? fallback,
      let file = files["i18n/\(chosen).yaml"]
    else {
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
}

extension DataValue {
  fileprivate var isQuoted: Bool {
    if case .scalar(_, let isQuoted) = content { isQuoted } else { false }
  }
}
