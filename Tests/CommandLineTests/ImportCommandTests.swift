import Foundation
import SampleSites
import Testing

@Suite("Import on the command line")
struct ImportCommandTests {
  private static let alert = """
    <?xml version="1.0" encoding="UTF-8"?>
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
      <identifier>99010041600000_20240601160000_1</identifier>
      <sender>yj.example.org</sender>
      <sent>2024-06-01T16:00:00+08:00</sent>
      <status>Actual</status>
      <msgType>Alert</msgType>
      <scope>Public</scope>
      <info>
        <language>zh-CN</language>
        <category>Met</category>
        <event>暴雨</event>
        <urgency>Expected</urgency>
        <severity>Severe</severity>
        <certainty>Likely</certainty>
        <expires>2024-06-02T16:00:00+08:00</expires>
        <headline>云川市气象台发布暴雨橙色预警</headline>
        <description>1. 降雨50毫米。
    2. 注意_积水_。</description>
        <web>https://yj.example.org/1</web>
        <area>
          <areaDesc>云川市</areaDesc>
          <geocode><valueName>GB/T 2260</valueName><value>990100</value></geocode>
        </area>
      </info>
    </alert>

    """
  private static let place = "content/warnings/20240601-1600-暴雨/index.md"

  private func run(_ site: SampleSite, _ arguments: String...) throws -> Program.Result {
    var program = Program(["import", "cap", "--source", site.folder.path] + arguments)
    program.site = site
    program.folder = site.folder.path
    return try program.run()
  }

  @Test("an alert becomes a bulletin that builds, and is imported once")
  func imports() throws {
    let site = try SampleSite().file("inbox/a.xml", Self.alert)
    let result = try run(site, "inbox/a.xml")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "Wrote \(Self.place).\n" && result.errors.isEmpty)
    let text = try #require(site.folder.text(Self.place))
    #expect(text.hasSuffix("\n---\n\n1\\. 降雨50毫米。\\\n2\\. 注意\\_积水\\_。\n"))
    let again = try run(site, "inbox/a.xml")
    #expect(again.status == 1)
    #expect(again.errors.contains("the alert is in \(Self.place) already; it is not overwritten"))
    #expect(again.errors.contains("--> inbox/a.xml:3:15"))
    #expect(site.folder.text(Self.place) == text)
    let build = try Program.build(site).run()
    #expect(build.status == 0, "\(build.errors)")
  }

  @Test("after a fault in one file nothing is written; the line is shown")
  func refuses() throws {
    let broken = Self.alert.replacing("Severe", with: "Hoch")
    let site = try SampleSite().file("a.xml", Self.alert).file("b.xml", broken)
    let result = try run(site, "a.xml", "b.xml", "c.xml")
    #expect(result.status == 1)
    #expect(result.errors.contains("<severity> is \"Hoch\", which CAP does not know"))
    #expect(result.errors.contains("--> b.xml:14:15"))
    #expect(result.errors.contains("cannot read c.xml"))
    #expect(!site.folder.exists("content/warnings"))
  }

  @Test("section and colour can be given; a restricted alert becomes a draft")
  func options() throws {
    let site = try SampleSite().file(
      "a.xml",
      Self.alert.replacing("<scope>Public", with: "<scope>Restricted</scope><restriction>内部</restriction").replacing(
        "</restriction</scope>", with: "</restriction>"))
    let result = try run(site, "a.xml", "--to", "content/alerts/2024/", "--colour", "red")
    #expect(result.status == 0, "\(result.errors)")
    let place = "content/alerts/2024/20240601-1600-暴雨/index.md"
    #expect(result.output == "Wrote \(place), a draft, since the alert is Restricted, not Public.\n")
    let text = try #require(site.folder.text(place))
    #expect(text.contains("\ncolour: red\n") && text.contains("\ndraft: true  # the alert is Restricted"))
  }

  @Test(
    "wrong usage ends with 2",
    arguments: [
      ["--to", "/etc"], ["--to", "content/../x"], ["--to", "warnings"], ["--colour", "pink"], ["--to", ""],
    ])
  func usage(arguments: [String]) throws {
    let site = try SampleSite().file("a.xml", Self.alert)
    var program = Program(["import", "cap", "--source", site.folder.path, "a.xml"] + arguments)
    program.folder = site.folder.path
    #expect(try program.run().status == 2)
    #expect(try Program("import", "cap", "--source", site.folder.path).run().status == 2)
  }
}
