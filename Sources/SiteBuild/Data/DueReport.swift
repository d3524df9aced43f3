import Chronology
import Diagnostics
import Files
import Markup
import Records
import SiteModel

/// What `bulletin due` tells: the moments to come at which the output must change, and what the rules oblige somebody
/// to publish.
///
/// JSON: `{"format": 1, "today", "now", "next": null or a moment, "moments": [{"at", "what", "path"?, "line"?,
/// "title"?}], "rules", "instances", "obligations", "summary"}`, where moments are RFC 3339 in the zone of the site and
/// `what` is a `Moment.Occasion`; the other members are those of `RuleReport`, `obligations` being the instances that are
/// open or overdue, and are empty without rules. Members may be added, none is taken away.
package struct DueReport: Sendable {
  package let now: Timestamp
  /// The next one first.
  package let moments: [Moment]
  /// Nil for a site without records.
  package let obligations: Obligations?
  private let zone: TimeZoneName

  /// Reads the site; nothing is written. Nil after an error that keeps the moments from being known.
  package static func find(_ request: BuildRequest) async -> (report: DueReport?, diagnostics: [Diagnostic]) {
    let cache = await CacheFolder.open(in: request.source)
    defer { cache?.close() }
    var diagnostics: [Diagnostic] = []
    do throws(FileError) {
      let tree = SourceTree.scan(request.source, into: &diagnostics)
      let loaded = try await LoadedSources.load(tree, request, cache: cache, into: &diagnostics)
      guard let loaded, !loaded.lacksData, loaded.data?.isSound ?? true else {
        return (nil, diagnostics.inReportingOrder())
      }
      let visibility = loaded.visibility(request)
      let site = SiteAssembly.assemble(
        loaded.pages, configuration: loaded.configuration, visibility: visibility, into: &diagnostics)
      let obligations = loaded.data.flatMap { Obligations($0, loaded, visibility, into: &diagnostics) }
      let deadlines = obligations?.moments(in: loaded.configuration.timeZone) ?? []
      let report = DueReport(
        now: visibility.now, moments: (SiteMoments.all(site, loaded.data) + deadlines).sorted(),
        obligations: obligations, zone: loaded.configuration.timeZone)
      return (report, diagnostics.inReportingOrder())
    } catch {
      return (nil, diagnostics + [Diagnostic(.outputFailed, error.description, at: nil)])
    }
  }

  /// The first moment; nil when nothing is waiting.
  package var next: Timestamp? { moments.first?.at }

  /// The report without the moments from a time on.
  package func until(_ end: DateText) -> DueReport {
    let end = zone.timestamp(of: end)
    return DueReport(now: now, moments: moments.filter { $0.at < end }, obligations: obligations, zone: zone)
  }

  // MARK: Text

  /// One line for each moment: when, what, where, and what it is about.
  ///
  /// - Parameter limit: how many are listed.
  package func lines(limit: Int) -> [String] {
    let shown = moments.prefix(limit)
    let places = shown.map { moment in
      moment.place.map { TerminalText.printable("\($0.path):\($0.line)") } ?? ""
    }
    let widths = (
      shown.map { TerminalText.columns($0.occasion.words) }.max() ?? 0, places.map(TerminalText.columns).max() ?? 0
    )
    var lines = zip(shown, places).map { moment, place in
      let parts = [
        moment.at.rfc3339, Self.padded(moment.occasion.words, widths.0), Self.padded(place, widths.1),
        TerminalText.printable(moment.title ?? ""),
      ]
      let line = parts.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    if moments.count > limit { lines.append("and \(moments.count - limit) more") }
    return lines.isEmpty ? ["nothing changes by itself"] : lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TerminalText.columns(text)))
  }

  // MARK: JSON

  /// The whole report.
  ///
  /// - Parameter limit: how many moments are written.
  package func json(limit: Int) -> JSONText {
    var json = JSONText()
    json.object { report in
      report.member("format", 1)
      report.member("today", now.date.iso)
      report.member("now", now.rfc3339)
      report.member("next") { json in
        if let next { json.value(next.rfc3339) } else { json.null() }
      }
      report.array("moments", moments.prefix(limit)) { json, moment in json.object { Self.write(moment, to: &$0) } }
      if let obligations {
        obligations.report.writeObligations(to: &report)
        obligations.report.write(to: &report)
      } else {
        for name in ["rules", "instances", "obligations"] { report.array(name, [Int]()) { $0.value($1) } }
        report.object("summary") { for state in RuleInstance.State.allCases { $0.member(state.rawValue, 0) } }
      }
    }
    return json
  }

  private static func write(_ moment: Moment, to object: inout JSONText.Object) {
    object.member("at", moment.at.rfc3339)
    object.member("what", moment.occasion.rawValue)
    object.member("path", moment.place?.path)
    if let line = moment.place?.line { object.member("line", line) }
    object.member("title", moment.title)
  }
}
