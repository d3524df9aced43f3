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
}
