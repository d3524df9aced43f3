import Chronology
import DataFormats
import Diagnostics
import Numbers

/// What `site.yaml` says, with defaults for what it does not say.
package struct SiteConfiguration: Sendable {
  package struct Authority: Sendable {
    package var name: String
    package var url: String?
    package var email: String?
  }

  package struct MenuItem: Sendable {
    package enum Target: Sendable {
      /// A page of the site: a path such as `/notices/`, or a Markdown file below `content/`.
      case page(String)
      case url(String)
    }

    package var title: String
    package var target: Target
    package var location: SourceLocation
  }

  package struct Feeds: Sendable {
    /// The newest so many entries.
    package var limit = 20
    /// Whether entries hold the whole text, or the summary only.
    package var holdsContent = false
  }

  package struct Markdown: Sendable {
    package var allowsHTML = false
    /// Nil: a document with a level-1 heading is moved down by one.
    package var headingOffset: Int?
  }

  /// How numbers that come from records are printed.
  package struct Rounding: Sendable {
    package var mode = RoundingMode.halfUp
    /// Of changes, shares and ratios in per cent.
    package var decimals = 2
  }

  package struct Limits: Sendable {
    /// Bytes of one Markdown file.
    package var documentBytes = 2 << 20
    /// Block quotes and lists within each other.
    package var nesting = 100
    /// Seconds that reading one document may take.
    package var parseSeconds = 20
  }

  package var title = ""
  package var description = ""
  package var baseURL = BaseURL.placeholder
  /// The public address that tells the site from others; nil where none was given.
  package var address: String? { baseURL == .placeholder ? nil : baseURL.text }
  package var language = "zh-Hans"
  /// The languages that bulletins are translated into, beside the site's own.
  package var languages: [LanguageSettings] = []
  package var timeZone = TimeZoneName.utc
  package var authority = Authority(name: "")
  package var identifiers = Identifiers(domain: "localhost", date: "2024")
  package var taxonomies: [TaxonomyDefinition] = []
  package var kinds: [KindDefinition] = KindDefinition.builtIn
  package var menu: [MenuItem] = []
  package var pageSize = 20
  package var feeds = Feeds()
  package var related = 5
  package var summaryLength = 120
  package var markdown = Markdown()
  package var limits = Limits()
  package var writesSearchIndex = false
  package var rounding = Rounding()
  /// Units whose numbers must be bound, beside those that the program knows and those of the measures.
  package var statisticalUnits: [String] = []
  /// Names of the dimensions in `measures.yaml`, which are keys of front matter; the loader knows them.
  package var dimensions: [String] = []
  package var warnings = Warnings()
  /// Nil for a site that is no government's.
  package var government: Government?
  package var manifest = PublishedManifest()
  /// How much findings of `bulletin check` matter, where the site decides.
  package var checks = CheckLevels()
  /// Texts that look like personal data and may stand on every page, such as the office's own telephone number.
  package var privacyExceptions: [PrivacyException] = []
  package var look = Look()
  package var footer = Footer()
  /// Whether there are lists of all bulletins by year and month, and filters in sections.
  package var hasArchive = true
  /// Facts of the theme, free in form.
  package var extra: DataValue?

  package init() {}

  package func kind(named name: String) -> KindDefinition? { kinds.first { $0.name == name } }
}
