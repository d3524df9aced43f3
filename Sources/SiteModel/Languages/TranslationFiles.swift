import Diagnostics

/// Which Markdown files are translations of others, told by their names: `a.en.md` beside `a.md`, where `en` is a
/// language of `site.yaml`.
package struct TranslationFiles: Sendable {
  private let translations: [String: Translation]
  private let pathsByOriginal: [String: [String]]
  /// Names that cannot be meant, in the order of the paths.
  package let diagnostics: [Diagnostic]

  package static let none = TranslationFiles([], configuration: SiteConfiguration())

  /// - Parameter paths: of all Markdown files below `content/`.
  package init(_ paths: [String], configuration: SiteConfiguration) {
    var translations: [String: Translation] = [:]
    var first: [Translation: String] = [:]
    var found: [Diagnostic] = []
    // Looked up once for each name that has a dot to spare: most have none.
    var files: Set<String>?
    for path in paths {
      guard let (original, suffix) = Self.parts(of: path) else { continue }
      let all = files ?? Set(paths)
      files = all
      if LanguageTag.areEqual(suffix, configuration.language) {
        if configuration.languages.isEmpty { continue }
        found.append(Self.ownLanguage(path, original, suffix, isTwice: all.contains(original)))
        continue
      }
      guard let language = configuration.languages.first(where: { LanguageTag.areEqual($0.tag, suffix) })?.tag
      else {
        if all.contains(original), Self.looksLikeLanguage(suffix) {
          found.append(Self.undeclared(path, original, suffix))
        }
        continue
      }
      let translation = Translation(of: original, into: language)
      translations[path] = translation
      if !all.contains(original) {
        found.append(Self.orphan(path, original, language))
      } else if let other = first[translation] {
        found.append(Self.twice(path, other, language))
      } else {
        first[translation] = path
      }
    }
    self.translations = translations
    pathsByOriginal = Dictionary(grouping: translations.keys.sorted()) { translations[$0]?.original ?? "" }
    diagnostics = found
  }

  /// What a file translates; nil for any other file.
  package subscript(path: String) -> Translation? { translations.isEmpty ? nil : translations[path] }

  /// The translations of a file, in the order of their paths.
  package func paths(of original: String) -> [String] { pathsByOriginal[original] ?? [] }

  /// `x/a.en.md` → `x/a.md` and `en`; nil for a name without such a part.
  private static func parts(of path: String) -> (original: String, suffix: String)? {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let name = path[start...].dropLast(".md".count)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > start else { return nil }
    let suffix = String(name[name.utf8.index(after: dot)...])
    return LanguageTag.isWellFormed(suffix) ? (path[..<dot] + ".md", suffix) : nil
  }

  /// Two letters, and perhaps a script or a region: `a.final.md` and `a.v2.md` mean something else.
  private static func looksLikeLanguage(_ suffix: String) -> Bool {
    let parts = suffix.utf8.split(separator: UInt8(ascii: "-"))
    return parts[0].count == 2 && parts.count <= 3 && parts.dropFirst().allSatisfy { [2, 4].contains($0.count) }
  }

  // MARK: Findings

  private static func place(_ path: String) -> SourceLocation { SourceLocation(path: "content/" + path) }

  private static func orphan(_ path: String, _ original: String, _ language: String) -> Diagnostic {
    Diagnostic(
      .translationOrphan, "a translation into \(language), but there is no \"\(original)\"", at: place(path),
      remedy: "write the original in the language of the site, or name this file \"\(original)\" and write "
        + "\"language: \(language)\" in it")
  }

  private static func ownLanguage(_ path: String, _ original: String, _ tag: String, isTwice: Bool) -> Diagnostic {
    isTwice
      ? Diagnostic(
        .translationTwice, "\"\(original)\" is there in \(tag) already: it is the site's own language",
        at: place(path), remedy: "remove one of the two files")
      : Diagnostic(
        .translationOrphan, "\(tag) is the site's own language, and needs no mark in the name", at: place(path),
        remedy: "rename the file to \"\(original)\"")
  }

  private static func twice(_ path: String, _ other: String, _ language: String) -> Diagnostic {
    Diagnostic(
      .translationTwice, "two files translate the same document into \(language)", at: place(path),
      notes: [.init("the other one is here", at: place(other))], remedy: "remove one of the two")
  }

  private static func undeclared(_ path: String, _ original: String, _ suffix: String) -> Diagnostic {
    Diagnostic(
      .translationUndeclared,
      "the name looks like a translation of \"\(original)\", but \(suffix) is no language of the site", at: place(path),
      remedy: "write \"languages: [\(suffix)]\" in site.yaml, or give the file another name")
  }
}
