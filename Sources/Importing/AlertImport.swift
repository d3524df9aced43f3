import Alerts
import CommonMark
import DataFormats
import Diagnostics
import SiteModel

/// Makes bulletins of foreign CAP alerts.
package struct AlertImport: Sendable {
  /// A bulletin that is to be written.
  package struct Bulletin: Sendable {
    /// Below the source folder, such as `content/warnings/20250118-1600-寒潮/index.md`.
    package let path: String
    package let markdown: String
    /// Why it must wait, or nil.
    package let reasonToHold: String?
  }

  private let configuration: SiteConfiguration
  private let section: String
  private let colour: WarningColour?

  /// - Parameters:
  ///   - section: the folder of the site that takes the bulletins, such as `content/warnings`.
  ///   - colour: nil takes it from the alert: its parameter, else its severity.
  package init(configuration: SiteConfiguration, section: String, colour: WarningColour?) {
    self.configuration = configuration
    self.section = section
    self.colour = colour
  }

  /// Nil after an error. What the bulletin does not say and the alert did is among the findings; that all else comes
  /// out again is proven by reading the bulletin as a build would.
  ///
  /// - Parameter existing: what stands at a path already; nil where nothing does.
  package func bulletin(
    of file: SourceFile, into diagnostics: inout [Diagnostic], existing: (String) -> [UInt8]? = { _ in nil }
  ) -> Bulletin? {
    guard let text = AlertFileText.decode(file, into: &diagnostics) else { return nil }
    let reading = AlertReader.read(text.bytes)
    diagnostics += reading.findings.map { Self.diagnostic($0, in: text) }
    guard let alert = reading.alert else { return nil }
    let root = AlertPlace("identifier")
    func place(_ place: AlertPlace) -> SourceLocation {
      let range = reading.range(of: place)
      return text.location(ofOffset: range.lowerBound, byteCount: range.count)
    }
    guard let colour = colour ?? self.colour(of: alert) else {
      diagnostics.append(
        Diagnostic(
          .alertInvalid, "the alert tells no colour, and its severity is Unknown",
          at: place(AlertPlace("severity", info: 0)), remedy: "say it: --colour red, orange, yellow or blue"))
      return nil
    }
    for fault in AlertRules.faults(in: alert) where fault.place != AlertPlace("status") {
      diagnostics.append(
        Diagnostic(
          .warningInvalid, fault.message, at: place(fault.place),
          remedy: fault.severity == .error ? "a build will refuse the bulletin until this is mended" : nil,
          severity: .warning))
    }
    guard let path = path(of: alert, place(root), existing, into: &diagnostics) else { return nil }
    return draft(of: alert, colour, to: path, place(root), into: &diagnostics)
  }

  /// Where the bulletin goes. Of alerts that were sent in one minute about one event the later ones get a number.
  private func path(
    of alert: Alert, _ location: SourceLocation, _ existing: (String) -> [UInt8]?,
    into diagnostics: inout [Diagnostic]
  ) -> String? {
    let folder = "\(section)/\(ImportedName.folder(of: alert))"
    let own = Array((WarningDraft.identity(of: alert) + "\n").utf8)
    var number = 1
    while true {
      let path = (number == 1 ? folder : "\(folder)-\(number)") + "/index.md"
      guard let bytes = existing(path) else { return path }
      if bytes.indices.contains(where: { bytes[$0...].starts(with: own) }) {
        diagnostics.append(
          Diagnostic(
            .importOccupied, "the alert is in \(path) already; it is not overwritten", at: location,
            remedy: "remove that bulletin first, if it should be made anew"))
        return nil
      }
      number += 1
    }
  }

  private func draft(
    of alert: Alert, _ colour: WarningColour, to path: String, _ location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> Bulletin? {
    for hasBody in [true, false] {
      let draft = WarningDraft(alert, colour: colour, hasBody: hasBody, configuration: configuration)
      let markdown = draft.markdown
      let lost = ImportProof(path: path, configuration: configuration).differences(of: alert, in: markdown)
      if lost.isEmpty { return Bulletin(path: path, markdown: markdown, reasonToHold: draft.reasonToHold) }
      if !hasBody {
        diagnostics.append(
          Diagnostic(
            .alertInvalid, "front matter cannot say what the alert says: \(lost.joined(separator: "; "))", at: location,
            remedy: "please report this file as a fault of bulletin"))
      }
    }
    return nil
  }

  /// The colour that the parameter names in English or Chinese, else the one whose severity the first block has.
  private func colour(of alert: Alert) -> WarningColour? {
    let names: [(String, WarningColour)] = [("红", .red), ("橙", .orange), ("黄", .yellow), ("蓝", .blue)]
    for info in alert.infos {
      guard let value = info.parameters.first(where: { $0.name == configuration.warnings.colourParameter })?.value
      else {
        continue
      }
      if let colour = WarningColour(rawValue: value.lowercased()) { return colour }
      if let colour = names.first(where: { value.hasPrefix($0.0) })?.1 { return colour }
    }
    guard let first = alert.infos.first else { return nil }
    return WarningColour.allCases.first { configuration.warnings.severities[$0] == first.severity }
  }

  private static func diagnostic(_ finding: AlertFinding, in file: SourceFile) -> Diagnostic {
    let kind: DiagnosticKind =
      switch finding.kind {
      case .fault: .alertInvalid
      case .lost: .alertPartLost
      case .changed: .alertPartChanged
      }
    return Diagnostic(
      kind, finding.message, at: file.location(ofOffset: finding.range.lowerBound, byteCount: finding.range.count),
      remedy: finding.remedy)
  }
}
