import Chronology
import Diagnostics
import Testing

@testable import Records

struct CodeListTests {
  private func list(_ csv: String, _ rollup: Dimension.Rollup, fields: String? = nil) throws -> CodeList {
    let schema = fields.map { ", schema: {fields: [\($0)]}" } ?? ""
    let sample = try PackageSample([
      "datapackage.yaml": "resources:\n  - {name: t, path: t.csv\(schema)}\n", "t.csv": csv,
    ])
    var findings: [Diagnostic] = []
    let resource = try #require(try sample.read().package?.resources.first)
    let list = CodeListReader.read(resource, in: sample.folder, rollup: rollup, into: &findings)
    #expect(!findings.hasErrors)
    return try #require(list)
  }

  private let regions = """
    code,name,name_en
    320000,云省,Yun
    320402,东区,
    320400,云川市,Yunchuan
    320404,西区,West
    110000,京市,

    """

  @Test("codes and names lead to each other, in any language")
  func looksUp() throws {
    let list = try list(regions, .prefix)
    #expect(list.codes == ["320000", "320402", "320400", "320404", "110000"])
    #expect(list.name(of: "320400", in: "zh-Hans") == "云川市")
    #expect(list.name(of: "320400", in: "en") == "Yunchuan")
    #expect(list.name(of: "320402", in: "en") == "东区")
    #expect(list.name(of: "999999", in: "en") == nil)
    #expect(list.code(named: "云川市") == "320400")
    #expect(list.code(named: "West") == "320404")
    #expect(list.code(named: "320404") == "320404")
    #expect(list.code(named: "无此地") == nil)
  }

  @Test("a place lies in those whose codes end with zeros where its own does not")
  func rollsUpByPrefix() throws {
    let list = try list(regions, .prefix)
    #expect(list.roots == ["320000", "110000"])
    #expect(list.children(of: "320000") == ["320400"])
    #expect(list.children(of: "320400") == ["320402", "320404"])
    #expect(list.ancestors(of: "320402") == ["320400", "320000"])
    #expect(list.parent(of: "320499") == "320400")
    #expect(list.parent(of: "330101") == nil)
    #expect(list.descendants(of: "320400") == ["320402", "320400", "320404"])
    #expect(CodeList.prefixes(of: "320402") == ["320400", "320000"])
    #expect(CodeList.prefixes(of: "320000").isEmpty)
    #expect(CodeList.prefixes(of: "A1").isEmpty)
  }

  @Test("a column names the holder; a circle ends")
  func rollsUpByParent() throws {
    let list = try list("code,name,parent\na,A,\nb,B,a\nc,C,b\nx,X,y\ny,Y,x\nz,Z,nowhere\n", .parent)
    #expect(list.ancestors(of: "c") == ["b", "a"])
    #expect(list.children(of: "a") == ["b"])
    #expect(list.roots == ["a", "z"])
    #expect(list.ancestors(of: "x") == ["y"])
  }

  @Test("a code that was given anew has the name of its day")
  func knowsVersions() throws {
    let list = try list(
      "code,name,since,until,version\n01,工矿商贸,,2019-12-31,A\n01,采矿,2020-01-01,,B\n02,交通,2020-01-01,,B\n", .none)
    func day(_ year: Int) -> Int? { CivilDate(year: year, month: 6, day: 1)?.daysSinceEpoch }
    #expect(list.codes == ["01", "02"])
    #expect(list.name(of: "01", in: "zh") == "采矿")
    #expect(list.name(of: "01", in: "zh", on: day(2018)) == "工矿商贸")
    #expect(list.name(of: "01", in: "zh", on: day(2024)) == "采矿")
    #expect(list.code(named: "工矿商贸") == "01")
    #expect(list.entry("01", on: day(2018))?.version == "A")
  }

  @Test("years count from their first to their last day")
  func readsYears() throws {
    let list = try list(
      "code,name,since,until\n1,a,2019,2020\n", .none,
      fields: "{name: code}, {name: name}, {name: since, type: year}, {name: until, type: year}")
    let entry = try #require(list.entry("1"))
    #expect(entry.since.map { CivilDate(daysSinceEpoch: $0).iso } == "2019-01-01")
    #expect(entry.until.map { CivilDate(daysSinceEpoch: $0).iso } == "2020-12-31")
  }

  @Test("a name of two codes leads to neither, a code without a name is its own")
  func isCareful() throws {
    let list = try list("code,name\n1,城区\n2,城区\n3,\n", .none)
    #expect(list.code(named: "城区") == nil)
    #expect(list.name(of: "3", in: "zh") == "3")
  }
}
