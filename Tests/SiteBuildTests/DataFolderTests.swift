import SampleSites
import SiteBuild
import Testing

@Suite("Odd data folders")
struct DataFolderTests {
  private func bare(_ body: String = "[2起](figure:accidents)") throws -> SampleSite {
    try SampleSite().statistics("statistics/a", body)
  }

  private let measures = """
    measures:
      accidents: {label: 事故起数, unit: 起, resource: accidents, count: rows, time: date}
      deaths: {label: 死亡人数, unit: 人, resource: accidents, sum: deaths, time: date}

    """
  private let rows = "id,date,deaths\n1,2024-05-01,0\n2,2024-05-17,1\n3,2024-06-01,5\n"

  @Test("tables that nobody described have guessed types, and nothing of them is published but figures")
  func undescribed() async throws {
    let site = try bare("[2起](figure:accidents)，死亡[1人](figure:deaths)").content("data/accidents.csv", rows)
      .content("data/measures.yaml", measures)
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(report.diagnostics.map(\.kind.id) == ["data-package", "schema-inferred"])
    #expect(report.diagnostics.map(\.severity) == [.warning, .note])
    #expect(site.site.fileNames.filter { $0.hasPrefix("data") } == [])
    #expect(site.page("sitemap.xml")?.contains("/data/") == false)
    try site.edit("content/data/accidents.csv", "2024-05-17", "2024-04-17")
    #expect(await site.build().diagnostics.count { $0.kind.id == "figure-mismatch" } == 2)
  }

  @Test("undescribed tables of one name are an error that names both")
  func sameName() async throws {
    let site = try bare("文").content("data/accidents.csv", rows).content("data/accidents.json", "[{\"id\": 1}]")
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(
      report.diagnostics.contains { $0.message.contains("accidents.csv") && $0.message.contains("accidents.json") })
  }

  @Test("without measures the tables are published all the same, and figures have no measure")
  func withoutMeasures() async throws {
    let site = try SampleSite.withRecords().remove("content/data/measures.yaml")
    try await site.publish()
    #expect(site.folder.exists("site/data/accidents/index.html"))
    try site.statistics("statistics/a", "[2起](figure:accidents)")
    #expect(await site.build().faults == ["content/statistics/a.md:8:1 figure-reference"])
  }

  @Test("an empty data folder is none")
  func empty() async throws {
    let site = try bare("文")
    try site.folder.folder("content/data")
    try await site.publish()
    try site.statistics("statistics/a", "[2起](figure:accidents)")
    #expect(await site.build().faults == ["content/statistics/a.md:8:1 figure-without-records"])
  }

  @Test("measures without tables are a warning, and an error where figures ask for them")
  func measuresOnly() async throws {
    let site = try bare("文").content("data/measures.yaml", measures)
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(report.faults == ["content/data/measures.yaml:1:1 data-package"])
    try site.statistics("statistics/a", "[2起](figure:accidents)")
    #expect(
      Set(await site.build().faults) == [
        "content/data/measures.yaml:1:1 data-package", "content/statistics/a.md:8:1 figure-without-records",
      ])
  }

  @Test(
    "after a fault in the data, figures are not reported on top",
    arguments: [
      ("content/data/datapackage.yaml", "resources: [", "yaml-syntax"),
      ("content/data/datapackage.yaml", "- a\n", "value-type"),
      ("content/data/measures.yaml", "measures: [", "yaml-syntax"),
      ("content/data/accidents.csv", "id,date\n\"", ""),
      ("content/data/accidents.csv", "", ""),
    ])
  func faultyFile(path: String, text: String, id: String) async throws {
    let site = try SampleSite.withRecords()
      .statistics("statistics/a", "[99起](figure:accidents)、[](figure:deaths)\n\n![图](chart:accidents?by=month)")
      .content("regions/region.md", "---\ntitle: \"{region}\"\neach: region\n---\n")
      .content("cases/_index.md", "---\npages-from: accidents\n---\n").file(path, text)
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.diagnostics.allSatisfy { $0.location?.path.hasPrefix("content/data/") ?? false }, "\(report.faults)")
  }

  @Test("a fault of one table is no fault of the figures of another")
  func faultOfAnotherTable() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "[99起](figure:accidents)")
    try site.edit("content/data/staff.csv", "60000", "viele")
    #expect(await site.build().faults == ["content/data/staff.csv:2:13 record-type"])
  }

  @Test(
    "a table that is no text, a folder or a link out of the source is reported, not read",
    arguments: ["bytes", "folder", "link", "missing"])
  func unreadable(kind: String) async throws {
    let site = try SampleSite.withRecords()
    try site.remove("content/data/regions.csv")
    switch kind {
    case "bytes": try site.file("content/data/regions.csv", bytes: [0x63, 0x00, 0xFF, 0xFE, 0x80, 0x0A])
    case "folder": try site.folder.folder("content/data/regions.csv")
    case "link": try site.link("content/data/regions.csv", to: "/etc/passwd")
    default: break
    }
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.diagnostics.allSatisfy { $0.location?.path.hasPrefix("content/data/") ?? false }, "\(report.faults)")
    #expect(!report.diagnostics.contains { $0.message.contains("root:") })
  }

  @Test("tables that no resource names are told, also in folders, and workbooks with what to do")
  func unlisted() async throws {
    let site = try SampleSite.withRecords().content("data/2024/may.CSV", rows).content("data/old.tsv", "a\tb\n")
      .content("data/年报.xlsx", "x").content("data/README.md", "文").content("data/schema.json", "{}")
      .content("notices/table.csv", rows)
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(
      report.faults == [
        "content/data/2024/may.CSV:1:1 data-file-unlisted", "content/data/old.tsv:1:1 data-file-unlisted",
        "content/data/年报.xlsx:1:1 data-file-unlisted",
      ])
    #expect(report.diagnostics.first?.message.contains("datapackage.yaml names \"2024/may.CSV\"") == true)
    #expect(report.diagnostics.first?.remedy?.contains("new schema content/data/2024/may.CSV") == true)
    #expect(report.diagnostics.last?.remedy?.hasPrefix("save its sheets as CSV") == true)
  }

  @Test("without a descriptor, tables in folders are not read, and said so")
  func unlistedAlone() async throws {
    let site = try bare("文").content("data/2024/accidents.csv", rows)
    #expect(await site.build().faults == ["content/data/2024/accidents.csv:1:1 data-file-unlisted"])
  }

  @Test("a resource that has a fault may be the one that names a file")
  func unlistedByFault() async throws {
    let site = try SampleSite.withRecords().content("data/more.csv", rows)
    try site.edit("content/data/datapackage.yaml", "name: staff", "name: STAFF AND MORE")
    #expect(await site.build().faults.contains { $0.contains("data-file-unlisted") } == false)
  }

  @Test("two descriptors are an error")
  func twoDescriptors() async throws {
    let report = try await SampleSite.withRecords().content("data/datapackage.json", "{}").build()
    #expect(report.faults.first == "content/data/datapackage.json:1:1 data-package")
  }

  // MARK: Encodings

  /// `code,name` with 东城区 and 西河县 in GB18030.
  private let gb18030: [UInt8] =
    Array("code,name,name_en\n990100,".utf8) + [0xC1, 0xD9, 0xCF, 0xAA, 0xCA, 0xD0] + Array(",Linxi\n990101,".utf8)
    + [0xB6, 0xAB, 0xB3, 0xC7, 0xC7, 0xF8] + Array(",Dongcheng\n990102,".utf8) + [0xCE, 0xF7, 0xBA, 0xD3, 0xCF, 0xD8]
    + Array(",Xihe\n".utf8)

  @Test("a table in GB18030 is read, and said so unless it was declared", arguments: [true, false])
  func encodings(isDeclared: Bool) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "东城区[1起](figure:accidents?region=东城区)")
      .file("content/data/regions.csv", bytes: gb18030)
    if isDeclared {
      try site.edit("content/data/datapackage.yaml", "path: regions.csv", "path: regions.csv\n    encoding: gb18030")
    }
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(report.diagnostics.map(\.severity) == (isDeclared ? [] : [.note]))
    if !isDeclared { #expect(report.diagnostics.first?.message.contains("gb18030") == true) }
    #expect(site.page("data/regions.csv")?.contains("990101,东城区,Dongcheng") == true)
    #expect(site.page("data/accidents/index.html")?.contains("东城区") == true)
    // What was found is told again when nothing is read anew.
    try site.statistics("statistics/b", "文")
    #expect(await site.build().diagnostics == report.diagnostics)
  }
}
