import Alerts

extension SiteConfiguration {
  /// `warnings:` in `site.yaml`: how bulletins of kind `warning` become CAP alerts.
  package struct Warnings: Sendable {
    /// CAP severity by colour.
    package var severities: [WarningColour: AlertInfo.Severity] = Dictionary(
      uniqueKeysWithValues: WarningColour.allCases.map { ($0, $0.defaultSeverity) })
    /// The pattern of identifiers, with `{domain}`, `{path}`, `{slug}`, `{sent}`, `{region}`, `{colour}`, `{number}`.
    package var identifierPattern = "{domain}:{path}"
    /// CAP `sender`; nil stands for the domain of the site's identifiers.
    package var sender: String?
    /// The name under which region codes travel as geocodes.
    package var geocodeName = "GB/T 2260"
    /// The name under which the colour travels as a parameter.
    package var colourParameter = "colour"
    /// Category of warnings that do not say their own.
    package var category = AlertInfo.Category.safety
    /// Whether pages carry the small script that ends a warning in the reader's browser.
    package var hasScript = true

    package init() {}
  }

  /// `government:` in `site.yaml`: what government sites carry (国办发〔2017〕47号).
  package struct Government: Sendable {
    /// 网站标识码.
    package var siteIDCode: String?
    /// 发文机关代字 of series whose numbers follow each other without a gap.
    package var numberSeries: [String] = []

    package init() {}
  }

  /// `manifest:` in `site.yaml`.
  package struct PublishedManifest: Sendable {
    /// Whether a build without the key is an error.
    package var mustBeSigned = false

    package init() {}
  }
}
