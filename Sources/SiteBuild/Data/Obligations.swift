import Characters
import Chronology
import DataFormats
import Diagnostics
import Files
import Records
import SiteModel

extension RuleSet {
  /// Bulletins that name a rule which does not exist.
  func unknown(in pages: [ContentPage]) -> [Diagnostic] {
    let names = rules.map(\.name)
    return pages.compactMap { page in
      guard let rule = page.matter.rule, !names.contains(rule.text) else { return nil }
      return Diagnostic(
        .ruleUnknown, "there is no rule \"\(rule.text)\"", at: rule.location,
        remedy: Suggestion.nearest(to: rule.text, among: names).map { "did you mean \"\($0)\"?" }
          ?? (names.isEmpty ? "write content/data/rules.yaml" : "there are \(names.joined(separator: ", "))"))
    }
  }
}

/// What the site's rules (`content/data/rules.yaml`) oblige somebody to publish, and which bulletins do so.
package struct Obligations: Sendable {
  package let report: RuleReport
  private let data: SiteData
  private let language: String
  private let today: CivilDate

  /// Reads the site and evaluates its rules; nothing is written. Nil after an error.
  package static func find(_ request: BuildRequest) async -> (obligations: Obligations?, diagnostics: [Diagnostic]) {
    let cache = await CacheFolder.open(in: request.source)
    defer { cache?.close() }
    var diagnostics: [Diagnostic] = []
    do throws(FileError) {
      let tree = SourceTree.scan(request.source, into: &diagnostics)
      let loaded = try await LoadedSources.load(tree, request, cache: cache, into: &diagnostics)
      guard let loaded, let data = loaded.data, data.isSound else {
        if !diagnostics.hasErrors { diagnostics.append(withoutRules) }
        return (nil, diagnostics.inReportingOrder())
      }
      let visibility = loaded.visibility(request)
      let found = Obligations(data, loaded, visibility, into: &diagnostics)
      return (found, diagnostics.inReportingOrder())
    } catch {
      return (nil, diagnostics + [Diagnostic(.outputFailed, error.description, at: nil)])
    }
  }

  private static let withoutRules = Diagnostic(
    .rulesDefinition, "there are no records that rules could judge", at: nil,
    remedy: "write content/data/datapackage.yaml, measures.yaml and rules.yaml", severity: .warning)

  init?(
    _ data: SiteData, _ loaded: LoadedSources, _ visibility: Visibility, into diagnostics: inout [Diagnostic]
  ) {
    self.data = data
    language = loaded.configuration.language
    today = visibility.now.date
    let answers = loaded.pages.filter { visibility.hold(on: $0.matter) == nil }.compactMap { page in
      Self.answer(page, loaded.configuration)
    }
    do throws(RecordEngineError) {
      let evaluation = RuleEvaluation(
        source: CubeRuleSource(data.evaluator, language: language), measures: data.measures,
        calendar: try WorkingCalendar(engine: data.engine), today: today)
      let instances = try evaluation.instances(of: data.rules, answers: answers, into: &diagnostics)
      report = RuleReport(instances, rules: data.rules, measures: data.measures, today: today, language: language)
    } catch {
      diagnostics.append(error.diagnostic(at: nil))
      return nil
    }
  }

  /// When it will be too late for those that nobody has answered yet.
  func moments(in zone: TimeZoneName) -> [Moment] {
    report.instances.filter { $0.state == .open }.compactMap { instance in
      guard let deadline = instance.deadline, deadline < .last else { return nil }
      let names =
        [instance.rule.title.text(in: language), instance.period.text]
        + instance.coordinates.map(\.value.label)
      let end = DateText(date: CivilDate(daysSinceEpoch: deadline.daysSinceEpoch + 1))
      let place = instance.records.places.first.map { SourceLocation(path: $0.path, line: $0.line) }
      return Moment(
        zone.timestamp(of: end), .deadline, title: names.joined(separator: ", "), place: place ?? instance.rule.location
      )
    }
  }

  /// A shown bulletin that names a rule.
  private static func answer(_ page: ContentPage, _ configuration: SiteConfiguration) -> RuleAnswer? {
    guard let rule = page.matter.rule else { return nil }
    let context = DataContext(page, site: configuration)
    return RuleAnswer(
      rule: rule.text, period: page.matter.period, dimensions: context.scope.values, path: page.location.path,
      date: page.matter.date?.date, location: rule.location)
  }

  /// The path below the source and the text of a bulletin that would answer an instance.
  package func draft(of instance: RuleInstance) -> (path: String, text: String) {
    let draft = RuleDraft(
      instance, measures: data.measures, source: CubeRuleSource(data.evaluator, language: language),
      language: language, date: today)
    return ("content/" + draft.path, draft.text)
  }

  /// The instances that fit a rule, a period and values of dimensions, each of which may be left open.
  package func instances(rule: String, period: Period?, values: [String: String]) -> [RuleInstance] {
    report.instances.filter { instance in
      instance.rule.name == rule && (period == nil || instance.period == period)
        && values.allSatisfy { name, value in
          instance.coordinates.contains {
            $0.dimension == name && ($0.value.code == value || $0.value.label == value)
          }
        }
    }
  }

  /// The dimensions by which a rule is judged.
  package func dimensions(ofRule name: String) -> [String] {
    data.rules.rules.first { $0.name == name }?.each.dimensions.map(\.name) ?? []
  }

  /// The names of the rules.
  package var rules: [String] { data.rules.rules.map(\.name) }
}
