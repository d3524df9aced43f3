import Alerts
import Characters
import Diagnostics
import SiteModel

/// Finds the warnings that `updates` and `cancels` name, and reports names that cannot be meant.
struct WarningTargets {
  /// What a name leads to.
  enum Target {
    /// A warning that is shown, by its number.
    case shown(Int)
    /// A warning that was sent, and whose page is gone: withdrawn, or past its `expiryDate`. Who received it knows it
    /// by this.
    case gone(AlertReference)
  }

  private let site: Site
  /// All that was read, shown or not, by path.
  private let documents: [String: ContentPage]
  /// Markdown files that are there, readable or not.
  private let files: Set<String>
  /// By path.
  private let numbers: [String: Int]
  /// Nil for a warning whose front matter has faults, which have been reported.
  private let gone: (ContentPage) -> AlertReference?

  /// - Parameters:
  ///   - shown: the pages of warnings, by number.
  ///   - gone: the identity of a warning whose page is gone.
  init(
    site: Site, documents: [ContentPage], files: Set<String>, shown: [Page],
    gone: @escaping (ContentPage) -> AlertReference?
  ) {
    self.site = site
    self.documents = Dictionary(documents.map { ($0.path, $0) }) { first, _ in first }
    self.files = files
    self.gone = gone
    numbers = Dictionary(shown.enumerated().map { ($1.content.path, $0) }) { first, _ in first }
  }

  /// The number of the shown warning that a name leads to; nil when there is none, which is no fault here.
  func shownWarning(_ name: LocatedText, from path: String) -> Int? {
    LinkResolver.candidates(name.text, from: path).lazy.compactMap { numbers[$0] }.first
  }

  /// Nil after a finding, here or where the file itself was read.
  func find(_ name: LocatedText, from path: String, into diagnostics: inout [Diagnostic]) -> Target? {
    let candidates = LinkResolver.candidates(name.text, from: path).map(site.versions.original)
    if candidates.contains(path) {
      diagnostics.append(fault("a warning cannot refer to itself", name, "name the earlier warning, or leave it out"))
      return nil
    }
    if let number = candidates.lazy.compactMap({ numbers[$0] }).first { return .shown(number) }
    guard let found = candidates.first(where: { documents[$0] != nil }), let document = documents[found] else {
      // A file that could not be read has been reported already.
      if !candidates.contains(where: files.contains) {
        diagnostics.append(fault("there is no Markdown file \"\(name.text)\"", name, suggestion(for: name, from: path)))
      }
      return nil
    }
    return target(found, document, name, from: path, into: &diagnostics)
  }

  private func target(
    _ found: String, _ document: ContentPage, _ name: LocatedText, from path: String,
    into diagnostics: inout [Diagnostic]
  ) -> Target? {
    guard document.matter.kind == KindDefinition.warning else {
      diagnostics.append(fault("\"\(found)\" is no warning", name, suggestion(for: name, from: path)))
      return nil
    }
    switch site.holds[found] {
    case .draft?, .future?:
      let hold = site.holds[found]?.reason ?? ""
      diagnostics.append(
        fault("\"\(found)\" \(hold), so that it was never sent", name, "publish it first, or leave the reference out"))
      return nil
    // A warning with faults of its own has been reported.
    case .expired?, .withdrawn?, nil: return gone(document).map { .gone($0) }
    }
  }

  private func fault(_ message: String, _ name: LocatedText, _ remedy: String?) -> Diagnostic {
    Diagnostic(.warningReference, message, at: name.location, remedy: remedy)
  }

  /// The warning of the same name in another folder, else the one whose path is nearest.
  private func suggestion(for name: LocatedText, from path: String) -> String? {
    let paths = numbers.keys.filter { $0 != path }.sorted()
    let file = name.text.split(separator: "/").last.map(String.init) ?? name.text
    let meant = LinkResolver.candidates(name.text, from: path).first ?? name.text
    let nearest =
      paths.first { $0.hasSuffix("/" + file) || $0 == file } ?? Suggestion.nearest(to: meant, among: paths)
      ?? paths.first { $0 == meant + ".md" }
    return nearest.map { "did you mean \"/\($0)\"?" }
  }
}
