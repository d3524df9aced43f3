import Foundation
import SampleSites
import Testing

@Suite("Same input, same bytes")
struct DeterminismTests {
  private func write(in parent: String? = nil) throws -> SampleSite {
    try SampleSite(
      SampleSite.configuration + "taxonomies: {region: {title: 地区}}\npageSize: 3\nsearch: true\n", in: parent
    )
    .bulletins(0..<60).bulletin("通知/乙", "**强调。**见[甲](甲.md)。", matter: "region: [乙县, 甲县]")
    .bulletin("通知/甲", "## 一\n\n## 二\n\n## 三", matter: "region: [甲县, 丙县]").content("图/a.svg", "<svg/>")
  }

  private func files(_ site: SampleSite, _ change: (inout Program) -> Void = { _ in }) throws -> [String: [UInt8]] {
    var program = Program.build(site)
    change(&program)
    let result = try program.run()
    #expect(result.status == 0, "\(result.errors)")
    return site.site.files
  }

  @Test("zone, language, cores, place and hour of the machine do not show")
  func independent() throws {
    let first = try files(write())
    #expect(first.count > 100)
    let variations: [(inout Program) -> Void] = [
      { $0.environment = ["TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"] },
      { $0.environment = ["TZ": "Asia/Kathmandu", "LANG": "zh_CN.UTF-8", "LC_ALL": "tr_TR.UTF-8"] },
      { $0.environment = ["SWIFT_DETERMINISTIC_HASHING": "1", "HOME": "/nonexistent"] },
      { $0.environment = ["SOURCE_DATE_EPOCH": "1"] },
      { if FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset") { $0.wrapper = ["taskset", "-c", "0"] } },
    ]
    for (index, variation) in variations.enumerated() {
      let isSame = try files(write(), variation) == first
      #expect(isSame, "variation \(index)")
    }
    let parent = try TemporaryFolder()
    let isSame = try files(write(in: parent.path)) == first
    #expect(isSame)
  }

  @Test("the clock is the flag, else SOURCE_DATE_EPOCH, else the time")
  func clock() throws {
    let site = try SampleSite().bulletin("notices/later", date: "2024-06-10").bulletin(
      "notices/far", date: "2990-01-01")
    func shown(_ epoch: String, _ flags: [String]) throws -> Bool {
      var program = Program(["build", "--source", site.folder.path] + flags)
      program.environment["SOURCE_DATE_EPOCH"] = epoch
      #expect(try program.run().status == 0)
      #expect(!site.folder.exists("site/notices/far"))
      return site.folder.exists("site/notices/later")
    }
    // 2024-06-01 and 2024-06-15.
    #expect(try !shown("1717200000", []))
    #expect(try shown("1717200000", ["--clock", "2024-06-15T00:00:00Z"]))
    #expect(try !shown("1718400000", ["--clock", "2024-06-01T00:00:00+08:00"]))
    #expect(try shown("1718400000", []))
    #expect(try shown("", []))
  }

  @Test("a SOURCE_DATE_EPOCH that is no number is wrong usage")
  func badEpoch() throws {
    var program = try Program.build(SampleSite())
    program.arguments.removeLast(2)
    program.environment["SOURCE_DATE_EPOCH"] = "today"
    let result = try program.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("SOURCE_DATE_EPOCH"))
  }

  @Test("a second build says that it is up to date")
  func upToDate() throws {
    let site = try write()
    _ = try files(site)
    let before = site.site
    #expect(try Program.build(site).run().output.hasPrefix("Up to date: "))
    #expect(site.site == before)
  }
}
