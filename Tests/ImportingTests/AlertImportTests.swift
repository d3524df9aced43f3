import Alerts
import Chronology
import Diagnostics
import SiteModel
import Testing

@testable import Importing

struct AlertImportTests {
  private var alert: Alert {
    var alert = Alert(
      identifier: "99010041600000_20250118160000_1", sender: "yj.example.org",
      sent: Timestamp(cap: "2025-01-18T16:00:00+08:00") ?? Timestamp(secondsSinceEpoch: 0, offset: 0))
    var info = AlertInfo()
    info.language = "zh-CN"
    info.categories = [.meteorological]
    info.event = "寒潮"
    info.severity = .severe
    info.expires = Timestamp(cap: "2025-01-21T20:00:00+08:00")
    info.headline = "云川市气象台发布寒潮橙色预警"
    info.description = "预计:\n1. 气温下降12℃;\n2. *大风*。\n\n请注意。"
    info.web = "https://yj.example.org/1"
    var area = AlertArea()
    area.description = "云川市"
    area.geocodes = [AlertPair("GB/T 2260", "990100"), AlertPair("GB/T 2260", "990101")]
    info.areas = [area]
    var english = info
    english.language = "en"
    english.event = "Cold wave"
    english.headline = "Cold wave warning"
    english.description = nil
    alert.infos = [info, english]
    return alert
  }

  private var configuration: SiteConfiguration {
    var configuration = SiteConfiguration()
    configuration.authority.name = "云川市应急局"
    return configuration
  }

  private func run(
    _ xml: [UInt8], colour: WarningColour? = nil, existing: (String) -> [UInt8]? = { _ in nil }
  ) -> (bulletin: AlertImport.Bulletin?, faults: [String]) {
    var diagnostics: [Diagnostic] = []
    let work = AlertImport(configuration: configuration, section: "content/warnings", colour: colour)
    let bulletin = work.bulletin(of: SourceFile(path: "a.xml", bytes: xml), into: &diagnostics, existing: existing)
    let faults = diagnostics.map { finding in
      "\(finding.severity) \(finding.location?.line ?? 0):\(finding.location?.column ?? 0) \(finding.message)"
    }
    return (bulletin, faults)
  }

  private func run(_ change: (inout Alert) -> Void) -> (bulletin: AlertImport.Bulletin?, faults: [String]) {
    var alert = alert
    change(&alert)
    return run(AlertXML.write(alert))
  }

  @Test("an alert becomes a bulletin that people can read")
  func writesBulletin() throws {
    let (bulletin, faults) = run { $0.infos[0].senderName = "云川市气象台" }
    #expect(faults == ["warning 37:3 there is no description"])
    #expect(bulletin?.path == "content/warnings/20250118-1600-寒潮/index.md")
    #expect(bulletin?.reasonToHold == nil)
    #expect(
      bulletin?.markdown == """
        ---
        title: 云川市气象台发布寒潮橙色预警
        date: 2025-01-18T16:00:00+08:00
        kind: warning
        language: zh-CN
        colour: orange
        identifier: "99010041600000_20250118160000_1"
        sender: yj.example.org
        event: 寒潮
        category: [Met]
        urgency: Unknown
        severity: Severe
        certainty: Unknown
        expires: 2025-01-21T20:00:00+08:00
        web: "https://yj.example.org/1"
        senderName: 云川市气象台
        areas:
          - name: 云川市
            codes:
              - GB/T 2260: "990100"
              - GB/T 2260: "990101"
        info:
          - language: en
            event: Cold wave
            headline: Cold wave warning
            description: null
            senderName: null
        ---

        预计:\\
        1\\. 气温下降12℃;\\
        2\\. \\*大风\\*。

        请注意。

        """)
  }

  @Test("a text that Markdown cannot hold stands in the front matter")
  func keepsWhiteSpace() {
    let bulletin = run { $0.infos[0].description = "甲  乙\n\n\n  丙" }.bulletin
    #expect(bulletin?.markdown.contains("\ndescription: |-\n  甲  乙\n\n\n    丙\n") == true)
    #expect(bulletin?.markdown.hasSuffix("\n---\n") == true)
  }

  @Test("the colour is that of the parameter, else of the severity, unless it is given")
  func findsColour() {
    func line(_ change: (inout Alert) -> Void) -> Substring? {
      run(change).bulletin?.markdown.split(separator: "\n").first { $0.hasPrefix("colour: ") }
    }
    #expect(line { _ in } == "colour: orange")
    #expect(line { $0.infos[0].parameters = [AlertPair("colour", "red")] } == "colour: red")
    #expect(line { $0.infos[0].parameters = [AlertPair("colour", "蓝色")] } == "colour: blue")
    #expect(line { $0.infos[0].parameters = [AlertPair("other", "red")] } == "colour: orange")
    let unknown = run {
      $0.infos[0].severity = .unknown
      $0.infos[1].severity = .unknown
    }
    #expect(unknown.bulletin == nil)
    #expect(unknown.faults == ["error 14:15 the alert tells no colour, and its severity is Unknown"])
    #expect(run(AlertXML.write(alert), colour: .red).bulletin?.markdown.contains("\ncolour: red\n") == true)
  }

  @Test("what is not for the public waits as a draft")
  func holdsBack() {
    let restricted = run { ($0.scope, $0.restriction) = (.restricted, "内部") }.bulletin
    #expect(restricted?.reasonToHold == "the alert is Restricted, not Public")
    #expect(restricted?.markdown.contains("\ndraft: true  # the alert is Restricted, not Public\n") == true)
    let draft = run { $0.status = .draft }.bulletin
    #expect(draft?.reasonToHold == "the alert is a draft")
    #expect(draft?.markdown.contains("status") == false)
  }

  @Test("broken rules are told, and that a build will refuse them")
  func reportsRules() {
    let (bulletin, faults) = run {
      $0.infos = [$0.infos[0]]
      $0.infos[0].areas[0].polygons = ["0,0 0,1 1,1 1,0"]
    }
    #expect(bulletin != nil)
    #expect(faults == ["warning 26:16 the polygon is not closed"])
  }

  @Test("nothing is overwritten; alerts of one minute and event get numbers")
  func findsFreePlace() {
    let xml = AlertXML.write(alert)
    let first = run(xml).bulletin
    let mine = Array((first?.markdown ?? "").utf8)
    let again = run(xml) { _ in mine }
    #expect(again.bulletin == nil)
    #expect(
      again.faults.last
        == "error 3:15 the alert is in content/warnings/20250118-1600-寒潮/index.md already; it is not overwritten")
    let other = run(xml) { $0.contains("寒潮/") ? Array("else".utf8) : nil }
    #expect(other.bulletin?.path == "content/warnings/20250118-1600-寒潮-2/index.md")
  }

  @Test(
    "bad files are errors at their place",
    arguments: [
      ("<a>", "error 1:1 <a> is not closed"),
      ("<alert/>", "error 1:1 the root element is <alert> in no namespace, not an alert of CAP 1.2"),
      ("<?xml version='1.0' encoding='KOI8-R'?><a/>", "error 1:1 the encoding KOI8-R is not read"),
    ])
  func refusesGarbage(text: String, fault: String) {
    #expect(run(Array(text.utf8)).faults == [fault])
    #expect(run(Array(text.utf8)).bulletin == nil)
  }

  @Test("the encoding that the file declares is read")
  func decodes() {
    let head = Array("<?xml version=\"1.0\" encoding=\"GB18030\"?><alert xmlns=\"\(AlertXML.namespace)\"><云>".utf8)
    let cut = Array(head.dropLast(5)) + [0xD4, 0xC6]
    #expect(run([0xFF]).faults == ["error 1:1 the file is not UTF-8 here"])
    // 云 in GB 18030, as text beside the elements: what matters is that it is told as a character.
    let file = cut + Array("</alert>".utf8)
    #expect(run(file).faults.first?.hasPrefix("error") == true)
    #expect(!run(file).faults.contains { $0.contains("UTF-8") })
  }

  @Test("names of folders are short and safe")
  func namesFolders() {
    func name(_ event: String) -> String {
      var alert = alert
      alert.infos[0].event = event
      return ImportedName.folder(of: alert)
    }
    #expect(name("Cold wave / frost") == "20250118-1600-Cold-wave---frost")
    #expect(name("../..") == "20250118-1600")
    #expect(name("a:b?\u{7}") == "20250118-1600-a-b")
    #expect(name(String(repeating: "寒", count: 300)).utf8.count < 120)
  }
}
