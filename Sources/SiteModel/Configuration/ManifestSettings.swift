import DataFormats
import Diagnostics

extension SiteConfiguration {
  /// `manifest:` in `site.yaml`.
  package struct PublishedManifest: Sendable {
    /// Whether a build without the key is an error.
    package var mustBeSigned = false
    /// Where `signed` is written.
    package var location: SourceLocation?

    package init() {}
  }
}

/// Reads `manifest:` of `site.yaml`.
enum ManifestSettingsReader {
  static func read(_ reader: inout MappingReader) -> SiteConfiguration.PublishedManifest {
    var settings = SiteConfiguration.PublishedManifest()
    guard var nested = reader.nested("manifest") else { return settings }
    settings.mustBeSigned = nested.flag("signed") ?? false
    settings.location = nested.place(of: "signed")
    reader.finish(nested)
    return settings
  }
}
