import Diagnostics
import SiteModel

extension DiagnosticKind {
  package static let manifestUnsigned = DiagnosticKind(
    "manifest-unsigned", .configuration, .error, title: "The manifest must be signed, and there is no key.",
    explanation: """
      `manifest: {signed: true}` in `site.yaml` promises readers and mirrors a signature, so that a build without the \
      key publishes nothing. Give the key's file with `--signing-key`, or its text in the environment variable \
      `BULLETIN_SIGNING_KEY`. For a preview, build another copy of `site.yaml` without the setting.
      """)
}

extension BuildRequest {
  /// A site that promises a signature is not published without one.
  func signingFaults(_ settings: SiteConfiguration.PublishedManifest) -> [Diagnostic] {
    guard purpose != .rehearsal, settings.mustBeSigned, signingKey == nil else { return [] }
    return [
      Diagnostic(
        .manifestUnsigned, "the manifest must be signed, and no key was given", at: settings.location,
        remedy: "give the key with --signing-key FILE, or in BULLETIN_SIGNING_KEY")
    ]
  }
}
