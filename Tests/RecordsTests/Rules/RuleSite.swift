import Chronology
import DataFormats
import Diagnostics
import Files
import SampleSites

@testable import Records

/// A folder of data with measures and rules, loaded into the embedded engine.
struct RuleSite {
  private let folder: TemporaryFolder
  let measures: MeasureSet
  let rules: RuleSet
  let evaluator: FigureEvaluator
  /// Of reading everything.
  private(set) var findings: [Diagnostic] = []

  static let regions = """
    code,name,name_en
    320400,云川市,Yunchuan
    320402,望舒区,Wangshu
    320404,汀溪区,Tingxi

    """

  static let package = """
    name: test
    resources:
      - name: accidents
        path: accidents.csv
        profile: accidents
        schema:
          fields:
            - {name: id, type: string}
            - {name: date, type: date}
            - {name: region, type: string}
            - {name: industry, type: string}
            - {name: level, type: string}
            - {name: deaths, type: integer}
            - {name: closed, type: date}
      - name: hazards
        path: hazards.csv
        profile: hazards
        schema:
          fields:
            - {name: id, type: string}
            - {name: region, type: string}
            - {name: announced, type: date}
            - {name: due, type: date}
            - {name: delisted, type: date}
      - name: targets
        path: targets.csv
        schema:
          fields: [{name: year, type: year}, {name: region, type: string}, {name: quota, type: integer}]
      - name: regions
        path: regions.csv
        schema:
          fields: [{name: code, type: string}, {name: name, type: string}, {name: name_en, type: string}]
      - name: holidays
        data:
          - {date: 2024-10-01, type: 放假}
          - {date: 2024-10-02, type: 放假}
          - {date: 2024-10-03, type: 放假}
          - {date: 2024-10-04, type: 放假}
          - {date: 2024-10-07, type: 放假}
          - {date: 2024-09-29, type: 补班}
        schema:
          fields: [{name: date, type: date}, {name: type, type: string}]
    """

  static let accidents = """
    id,date,region,industry,level,deaths,closed
    a,2024-08-03,320402,工矿商贸,一般,1,
    b,2024-08-20,320402,工矿商贸,一般,0,
    c,2024-08-28,320402,工矿商贸,一般,2,
    d,2024-08-21,320402,道路交通,一般,1,
    e,2024-08-05,320404,工矿商贸,一般,0,
    f,2024-09-26,320404,工矿商贸,较大,4,2024-09-28
    g,2024-09-27,320404,工矿商贸,一般,0,

    """

  static let hazards = """
    id,region,announced,due,delisted
    h1,320402,2024-05-01,2024-08-01,
    h2,320402,2024-05-01,2024-08-01,2024-07-15
    h3,320404,2024-05-01,2024-12-01,

    """

  static let targets = """
    year,region,quota
    2024,320402,5
    2024,320404,0

    """

  static let measures = """
    dimensions:
      region: {label: 地区, codes: regions, rollup: prefix}
      industry: {label: 行业}
      level: {label: 等级, values: [一般, 较大, 重大, 特别重大]}
    measures:
      accidents:
        label: {zh-Hans: 事故, en: Accidents}
        unit: {zh-Hans: 起, en: accidents}
        resource: accidents
        count: rows
        time: date
      deaths: {label: 死亡人数, unit: 人, resource: accidents, sum: deaths, time: date, target: quota}
      quota: {label: 死亡指标, unit: 人, resource: targets, sum: quota, time: year}
    """

  init(rules text: String, accidents: String = accidents) throws {
    var findings: [Diagnostic] = []
    folder = try TemporaryFolder()
    try folder.write("data/datapackage.yaml", Self.package).write("data/accidents.csv", accidents)
    try folder.write("data/hazards.csv", Self.hazards).write("data/targets.csv", Self.targets)
    try folder.write("data/regions.csv", Self.regions)
    let data = DataFolder(root: folder("data"), name: "content/data")
    let package =
      DataPackageReader.read(
        try data.read("datapackage.yaml"), in: data, profiles: RecordProfile.all.map(\.name), into: &findings)
      ?? DataPackage()
    let engine = try SQLiteEngine(folder: folder("cache"))
    let watching = ProfileWatching(package, in: data, today: Self.today)
    var load = PackageLoad(from: data) { _, layout in
      try engine.makeSink(
        for: layout, key: ContentHash(Array(layout.name.utf8)), path: "content/data/\(layout.name).csv")
    }
    load.watch = { watching.watch($0, $1) }
    let tables = try package.connectedResources.flatMap { try load.run($0, into: &findings) }
    var reader = MeasuresReader(layouts: tables.map(\.layout))
    measures = reader.read(
      YAMLReader.read(Self.measures, path: "content/data/measures.yaml", into: &findings),
      path: "content/data/measures.yaml", into: &findings)
    let path = "content/data/rules.yaml"
    rules = RulesReader(measures: measures, layouts: tables.map(\.layout)).read(
      YAMLReader.read(text, path: path, into: &findings), path: path, into: &findings)
    evaluator = FigureEvaluator(store: try CubeStore(measures: measures, engine: engine))
    self.findings = findings
  }

  static let today = CivilDate(daysSinceEpoch: 19_996)  // 2024-09-30

  func source(_ language: String = "zh-Hans") -> CubeRuleSource { CubeRuleSource(evaluator, language: language) }

  func evaluate(
    _ answers: RuleAnswer..., language: String = "zh-Hans", today: CivilDate = today
  ) throws -> (instances: [RuleInstance], findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    let evaluation = RuleEvaluation(
      source: source(language), measures: measures, calendar: try WorkingCalendar(engine: evaluator.store.engine),
      today: today)
    let instances = try evaluation.instances(of: rules, answers: answers, into: &findings)
    return (instances, findings)
  }
}

extension RuleInstance {
  /// For comparison in one line: `2024-08 320402 3`.
  var brief: String {
    ([period.text] + coordinates.map(\.value.code) + [value?.text ?? "—"]).joined(separator: " ")
  }
}
