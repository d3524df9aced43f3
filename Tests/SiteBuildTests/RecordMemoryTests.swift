import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("What a build remembers of records")
struct RecordMemoryTests {
  private let site: SampleSite

  init() throws {
    site = try SampleSite.withRecords("taxonomies: {level: {title: 等级}}\n")
      .statistics("statistics/a", "事故[](figure:accidents)，同比[](figure:accidents.change)，死亡[](figure:deaths)。")
      .statistics(
        "statistics/b", "![各地](table:accidents,deaths?by=region)\n\n![走势](chart:loss?by=month&period=2024-01..2024-05)"
      )
      .content(
        "regions/region.md", "---\ntitle: \"{region}\"\neach: region\nperiod: 2024\n---\n\n[](figure:accidents)\n"
      )
      .content("cases/_index.md", "---\ntitle: 案件\npages-from: {resource: accidents, date: date, kind: notice}\n---\n")
  }

  private var stored: [String: FolderSnapshot.Identity] {
    FolderSnapshot(site.folder(".bulletin/records")).identities.filter { $0.key.hasSuffix(".sqlite") }
  }

  /// What a build of the same source without any memory gives.
  private func cleanBuild(now: Int = june) async throws -> [String: [UInt8]] {
    let copy = try SampleSite(nil)
    for (path, bytes) in FolderSnapshot(site.folder("content")).files { try copy.file("content/" + path, bytes: bytes) }
    await copy.build(now: now)
    return files(copy)
  }

  private func files(_ site: SampleSite) -> [String: [UInt8]] {
    site.site.files.filter { $0.key != ".bulletin-manifest" }
  }

  @Test("a change of one cell rebuilds what is made of it")
  func oneCell() async throws {
    try await site.publish()
    let before = files(site)
    try site.edit("content/data/accidents.csv", "A11,2024-05-17,990102,一般,1", "A11,2024-05-17,990102,一般,4")
    try await site.publish()
    #expect(site.page("statistics/a/index.html")?.contains(">4人</a>") == true)
    let changed = Set(files(site).filter { before[$0.key] != $0.value }.keys)
    #expect(
      changed.isSuperset(of: [
        "statistics/b/figure-1.csv", "cases/A11/index.html", "data/accidents.csv", "data/accidents.json",
      ]))
    #expect(!changed.contains("cases/A10/index.html") && !changed.contains("data/regions.csv"))
    #expect(try await files(site) == cleanBuild())
  }

  @Test("nothing changed: up to date, with what was found before")
  func upToDate() async throws {
    try site.statistics("statistics/c", "未绑定12起。")
    let first = await site.build()
    let second = await site.build()
    #expect(second.outcome == .upToDate)
    #expect(second.diagnostics == first.diagnostics)
  }

  @Test("when only a page changed, no table is loaded")
  func onlyPage() async throws {
    try await site.publish()
    let before = stored
    #expect(before.count == 4)
    try site.statistics("statistics/c", "[2起](figure:accidents)")
    try await site.publish()
    #expect(stored == before)
  }

  @Test("when one table changed, those that nothing connects with it are not loaded")
  func oneTable() async throws {
    try await site.publish()
    let before = stored
    try site.edit("content/data/staff.csv", "62000", "63000")
    try await site.publish()
    let after = stored
    #expect(before.keys.filter { before[$0] != after[$0] }.sorted() == ["table-staff.sqlite"])
  }

  @Test("measures and queries are no reason to load tables")
  func measuresChanged() async throws {
    try await site.publish()
    let before = stored
    try site.edit("content/data/measures.yaml", "死亡人数", "死亡")
    try await site.publish()
    #expect(stored == before)
    #expect(try await files(site) == cleanBuild())
  }

  @Test("a changed descriptor and a new version of the program load anew")
  func loadedAnew() async throws {
    try await site.publish()
    let before = stored
    #expect(await site.build(version: "another").summary != nil)
    #expect(Set(stored.values.map(\.inode)).isDisjoint(with: before.values.map(\.inode)) || stored != before)
    try site.edit("content/data/datapackage.yaml", "minimum: 0", "minimum: 1")
    #expect(await site.build().outcome == .refused)
  }

  @Test("an error is found again by each build")
  func errorAgain() async throws {
    try site.edit("content/data/accidents.csv", "A11,2024-05-17", "A11,2024-05-37")
    let first = await site.build()
    #expect(first.outcome == .refused)
    #expect(await site.build().diagnostics == first.diagnostics)
  }

  @Test("a table that is described no more leaves nothing behind")
  func removedTable() async throws {
    try await site.publish()
    #expect(stored.keys.contains("table-staff.sqlite"))
    let text = try #require(site.folder.text("content/data/datapackage.yaml"))
    let start = try #require(text.firstRange(of: "  - name: staff"))
    let end = try #require(text.firstRange(of: "  - name: quotas"))
    try site.content("data/datapackage.yaml", String(text[..<start.lowerBound] + text[end.lowerBound...]))
      .edit(
        "content/data/measures.yaml", "  workers: {label: 从业人员, unit: 人, resource: staff, sum: workers, time: year}\n",
        ""
      )
      .edit(
        "content/data/measures.yaml",
        "  deaths-rate: {label: 死亡率, unit: 人/10万人, rate: deaths, per: workers, times: 100000, decimals: 2}\n", ""
      )
      .remove("content/data/staff.csv")
    try await site.publish()
    #expect(!stored.keys.contains("table-staff.sqlite"))
  }

  @Test("without a place to remember, each run loads for itself and leaves nothing behind")
  func withoutCache() async throws {
    try site.file(".bulletin", "no folder")
    let before = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter {
      $0.hasPrefix("bulletin-") && !$0.hasPrefix("bulletin-test-")
    }
    try await site.publish()
    #expect(try await files(site) == cleanBuild())
    let after = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter {
      $0.hasPrefix("bulletin-") && !$0.hasPrefix("bulletin-test-")
    }
    #expect(Set(after).subtracting(before).filter { $0 == "bulletin-\(june)" } == [])
  }

  // MARK: Damage

  @Test("deleted or damaged records are loaded anew, with equal output", arguments: 0..<24)
  func damaged(seed: Int) async throws {
    try await site.publish()
    let before = files(site)
    var random = SeededGenerator(seed: UInt64(seed))
    let folder = ".bulletin/records"
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder(folder)).sorted()
    switch seed % 4 {
    case 0: try site.remove(seed == 0 ? folder : "\(folder)/\(names[seed / 4 % names.count])")
    default:
      let path = "\(folder)/\(try #require(names.randomElement(using: &random)))"
      var bytes = try #require(site.folder.bytes(path))
      if seed % 4 == 1 { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
      for _ in 0..<(seed % 4 == 2 ? 1 : 40) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try site.file(path, bytes: bytes)
    }
    // A page of its own makes the build run.
    try site.statistics("statistics/c", "[2起](figure:accidents)")
    try await site.publish()
    try site.remove("content/statistics/c.md")
    try await site.publish()
    #expect(files(site) == before)
  }

  @Test("a cell that was changed within the stored records is not believed")
  func changedCell() async throws {
    try await site.publish()
    let before = files(site)
    let path = ".bulletin/records/table-regions.sqlite"
    var bytes = try #require(site.folder.bytes(path))
    let name = Array("西河县".utf8)
    let start = try #require(bytes.firstRange(of: name)).lowerBound
    bytes.replaceSubrange(start..<start + name.count, with: Array("东河县".utf8))
    try site.file(path, bytes: bytes).statistics("statistics/c", "文")
    try await site.publish()
    try site.remove("content/statistics/c.md")
    try await site.publish()
    #expect(files(site) == before)
  }

  @Test("half a table that a killed process was writing is never trusted")
  func halfWritten() async throws {
    try await site.publish()
    let before = files(site)
    let folder = ".bulletin/records/"
    let name = "table-accidents.sqlite"
    let whole = try #require(site.folder.bytes(folder + name))
    // As a build leaves it that was killed: the process is no more.
    try site.remove(folder + name)
      .file(folder + name + ".999999999.loading", bytes: whole.prefix(whole.count / 2))
      .file(folder + name + "-journal", "x")
    try site.statistics("statistics/c", "文").remove("content/statistics/c.md").edit(
      "content/statistics/a.md", "五月", "五 月")
    try await site.publish()
    try site.edit("content/statistics/a.md", "五 月", "五月")
    try await site.publish()
    #expect(files(site) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder(folder))
    #expect(names.filter { $0.hasSuffix(".loading") } == [])
  }

  // MARK: Equal to a clean build

  @Test("after any edits of cells and pages the output equals a clean build", arguments: 0..<3)
  func randomEdits(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    for step in 0..<10 {
      try edit(&random)
      let report = await site.build()
      let clean = try await cleanBuild()
      guard report.outcome != .refused else {
        #expect(clean.isEmpty, "step \(step)")
        continue
      }
      let isSame = files(site) == clean
      #expect(isSame, "step \(step)")
    }
  }

  private func edit(_ random: inout SeededGenerator) throws {
    let days = ["2024-05-03", "2024-05-29", "2023-05-05", "2024-02-29", "2024-06-09"]
    var lines = (site.folder.text("content/data/accidents.csv") ?? "").split(separator: "\n").map(String.init)
    let row = Int.random(in: 6..<lines.count, using: &random)
    var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: cells[4] = String(Int.random(in: 0...9, using: &random))
    case 1: cells[1] = days.randomElement(using: &random) ?? ""
    case 2: cells[2] = Bool.random(using: &random) ? "990101" : "990102"
    case 3: cells[3] = "较大"
    case 4:
      lines.append("N\(Int.random(in: 100...999, using: &random)),2024-05-20,990101,一般,1,2,")
    case 5:
      try site.edit("content/data/regions.csv", "西河县", "西河区")
    case 6:
      try site.statistics(
        "statistics/n\(Int.random(in: 0...3, using: &random))",
        "[](figure:deaths?region=99010\(Int.random(in: 1...2, using: &random)))")
    default:
      try site.edit("content/data/measures.yaml", "decimals: 2", "decimals: 3")
    }
    lines[row] = cells.joined(separator: ",")
    try site.content("data/accidents.csv", lines.joined(separator: "\n") + "\n")
  }

  @Test("another clock gives the same bytes where nothing depends on it")
  func clock() async throws {
    try await site.publish()
    let before = files(site)
    #expect(await site.build(now: june + 400 * day).outcome == .upToDate)
    try site.remove(".bulletin")
    try await site.publish(now: june + 400 * day)
    #expect(files(site) == before)
    #expect(try await cleanBuild(now: june + 800 * day) == before)
  }

  @Test("builds of one source at the same time come one after the other, into two outputs too")
  func sameTime() async throws {
    let site = site
    let reports = await withTaskGroup(of: BuildReport.self) { group in
      for number in 0..<4 { group.addTask { await site.build(output: number.isMultiple(of: 2) ? "one" : "two") } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports.allSatisfy { $0.outcome != .refused && $0.diagnostics.isEmpty })
    #expect(reports.count { $0.outcome == .upToDate } == 2)
    #expect(FolderSnapshot(site.folder("one")).files == FolderSnapshot(site.folder("two")).files)
  }
}
