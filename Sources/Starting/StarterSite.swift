import Chronology
import DataFormats
import SiteModel

/// A new site: small, complete, and documented where its publisher will touch it. Its files lie in `Starter/`, one folder
/// for each language, and are part of the program.
package struct StarterSite: Sendable {
  package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh-Hans"
    case english = "en"
  }

  package struct File: Sendable {
    /// Below the folder of the site.
    package let path: String
    package let text: String
  }

  package var language: Language
  package var title: String
  package var authority: String
  package var baseURL: String
  package var timeZone: TimeZoneName
  /// Seconds since 1970: the examples are of this day and of the month before.
  package var now: Int

  /// With names and an address that stand for those of the publisher.
  package init(_ language: Language, now: Int) {
    self.language = language
    self.now = now
    baseURL = Self.placeholderAddress
    switch language {
    case .chinese:
      title = "示例市安全生产公报"
      authority = "示例市应急管理局（虚构）"
      timeZone = TimeZoneName("Asia/Shanghai") ?? .utc
    case .english:
      title = "Example County Safety Bulletins"
      authority = "Example County Safety Office"
      timeZone = .utc
    }
  }

  /// Nobody can have a domain below `.example` (RFC 2606, section 2), so that `bulletin check` can tell that it was
  /// forgotten.
  package static let placeholderAddress = "https://safety.example/"

  /// All files, sorted by path.
  package var files: [File] {
    let values = StarterValues(self)
    let prefix = language.rawValue + "/"
    return embeddedFiles.filter { $0.path.hasPrefix(prefix) }.map { file in
      var path = values.filled(String(file.path.dropFirst(prefix.count)))
      // Files whose names begin with a dot are not embedded.
      if path == "gitignore" { path = ".gitignore" }
      // The literal that holds a text ends before the last line end.
      return File(path: path, text: values.filled(file.text))
    }.sorted { $0.path < $1.path }
  }
}
