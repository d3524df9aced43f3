import Diagnostics
import Privacy
import Records
import SiteModel

/// Names of natural persons in published records of penalties: a warning of the profile becomes an error there.
enum PartyNames {
  static func judged(
    _ diagnostics: [Diagnostic], _ data: SiteData?, _ configuration: SiteConfiguration, source: String
  ) -> [Diagnostic] {
    guard let data, diagnostics.contains(where: { $0.kind == .personName }) else { return diagnostics }
    let files = Set(
      data.published.filter { $0.resource.profileSettings.profile == "enforcement" }.flatMap { table -> [String] in
        if case .files(let paths) = table.resource.content { return paths.map { data.folder.displayPath($0) } }
        return [table.resource.written.location?.path].compactMap(\.self)
      })
    let excepted = configuration.privacyExceptions.map { PersonalDataFinding.key(of: $0.text.text) }
    var search = PlaceSearch(root: source)
    return diagnostics.compactMap { finding in
      guard finding.kind == .personName, let place = finding.location, files.contains(place.path) else {
        return finding
      }
      let isExcepted = excepted.contains { key in
        search.places(of: key, in: place.path).contains { $0.line == place.line && $0.column == place.column }
      }
      return isExcepted ? nil : finding.asError
    }
  }
}
