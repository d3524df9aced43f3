import Alerts
import Chronology
import Testing

@testable import SiteModel

struct WarningAssemblyTests {
  private func notice(_ yaml: String, in configuration: SiteConfiguration) throws -> WarningNotice {
    let (matter, faults) = Samples.matter(
      "title: 寒潮预警\nkind: warning\ndate: 2025-01-18T16:00:00+08:00\ncolour: orange\nevent: 寒潮\n"
        + "expires: 2025-01-21T20:00:00+08:00\n" + yaml, in: configuration)
    #expect(faults.isEmpty)
    return try #require(matter.warning)
  }

  private var page: WarningPage {
    WarningPage(
      path: SitePath("warnings/寒潮,1/"), title: "寒潮预警", text: "预计降温。", address: "https://example.org/w/")
  }

  @Test("notice and page make an alert that breaks no rule")
  func makesAlert() throws {
    let configuration = Samples.configuration("authority: {name: 云川市应急局}\n")
    let notice = try notice("areas: [{name: 云川市, codes: [\"990100\"]}]\n", in: configuration)
    let alert = notice.alert(of: page, configuration: configuration)
    #expect(notice.faults(in: alert, configuration: configuration).isEmpty)
    #expect(alert.identifier == "example.org:warnings/寒潮%2C1" && alert.sender == "example.org")
    #expect(alert.reference == notice.reference(path: page.path, configuration: configuration))
    let info = try #require(alert.infos.first)
    #expect(info.headline == "寒潮预警" && info.description == "预计降温。" && info.web == "https://example.org/w/")
    #expect(info.parameters == [AlertPair("colour", "orange")] && info.senderName == "云川市应急局")
    #expect(info.categories == [.safety] && info.severity == .severe)
  }

  @Test("each placeholder has its value")
  func makesIdentifiers() throws {
    for (pattern, identifier) in [
      ("{path}", "warnings/寒潮%2C1"), ("{slug}", "寒潮%2C1"), ("{domain}_{slug}_{colour}", "example.org_寒潮%2C1_orange"),
      ("{region}_{sent}_{number}", "990101_20250118160000_2"),
    ] {
      let configuration = Samples.configuration("warnings: {identifier: \"\(pattern)\", sender: a.example}\n")
      let notice = try notice("areas: [甲, \"990101\"]\nnumber: 2\n", in: configuration)
      let reference = notice.reference(path: page.path, configuration: configuration)
      #expect(reference.text == "a.example,\(identifier),2025-01-18T16:00:00+08:00")
    }
  }

  @Test("a scheme with a region asks for one, at the fault")
  func wantsRegion() throws {
    let configuration = Samples.configuration("warnings: {identifier: \"{region}_{sent}\"}\n")
    let notice = try notice("areas: [甲]\n", in: configuration)
    let faults = notice.faults(in: notice.alert(of: page, configuration: configuration), configuration: configuration)
    #expect(faults.first?.message == "the identifier is empty")
    #expect(faults.first?.remedy?.contains("wants an area with a code of GB/T 2260") == true)
    #expect(faults.first?.location?.line == 2)
  }

  @Test("codes become names in the language of the block, and stay as codes")
  func namesRegions() throws {
    let configuration = Samples.configuration()
    let notice = try notice(
      """
      areas: ["990101", 甲, {codes: ["990101", "990102"]}]
      info: [{language: en, event: a, headline: b, description: c}]
      """, in: configuration)
    var page = page
    page.regionName = { code, language in
      ["990101": language == "en" ? "East" : "东区", "990102": language == "en" ? "West" : "西区"][code]
    }
    let alert = notice.alert(of: page, configuration: configuration)
    #expect(alert.infos[0].areas.map(\.description) == ["东区", "甲", "东区、西区"])
    #expect(alert.infos[1].areas.map(\.description) == ["East", "甲", "East、West"])
    #expect(alert.infos[0].areas[0].geocodes == [AlertPair("GB/T 2260", "990101")])
  }

  @Test("a file beside the bulletin gives what the author did not write")
  func completesResources() throws {
    let configuration = Samples.configuration()
    let notice = try notice(
      """
      areas: [甲]
      resources: [{description: 图, file: map.png}, {description: 表, file: t.csv, mimeType: text/plain, size: 1}]
      info: [{areas: [乙]}]
      """, in: configuration)
    var page = page
    page.file = { name in
      WarningFile(address: "https://example.org/w/" + name.text, mimeType: "image/png", size: 9, digest: "ab")
    }
    let alert = notice.alert(of: page, configuration: configuration)
    #expect(alert.infos.count == 2)
    for info in alert.infos {
      #expect(info.resources.map(\.uri) == ["https://example.org/w/map.png", "https://example.org/w/t.csv"])
      #expect(info.resources.map(\.mimeType) == ["image/png", "text/plain"])
      #expect(info.resources.map(\.size) == [9, 1] && info.resources.map(\.digest) == ["ab", "ab"])
    }
  }

  @Test("faults stand at the lines of the front matter")
  func placesFaults() throws {
    let configuration = Samples.configuration()
    let notice = try notice(
      """
      onset: 2025-01-30
      areas: [{name: 甲, polygons: ["0,0 0,1 1,1 1,0"]}]
      info: [{language: en, event: a, headline: b, description: c, certainty: Likely}]
      """, in: configuration)
    let faults = notice.faults(in: notice.alert(of: page, configuration: configuration), configuration: configuration)
    // What the second block has taken over is told at the same place, and so once in a report.
    let onset = "7 it expires (2025-01-21T20:00:00+08:00) before the event begins (2025-01-30T00:00:00-00:00)"
    #expect(
      faults.map { "\($0.location?.line ?? 0) \($0.message)" } == [
        onset, "9 the polygon is not closed", onset, "9 the polygon is not closed",
        "10 the languages disagree: certainty is \"Unknown\" in zh-Hans, \"Likely\" in en",
      ])
  }
}
