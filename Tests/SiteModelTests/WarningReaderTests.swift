import Alerts
import Chronology
import Testing

@testable import SiteModel

struct WarningReaderTests {
  private static let head = "title: 寒潮预警\nkind: warning\ndate: 2025-01-18T16:00:00+08:00\n"

  private func read(
    _ yaml: String, in configuration: SiteConfiguration = Samples.configuration()
  ) -> (notice: WarningNotice?, faults: [String]) {
    let (matter, faults) = Samples.matter(Self.head + yaml, in: configuration)
    return (matter.warning, faults.map { "\($0.short) \($0.message)" })
  }

  private func notice(_ yaml: String, in configuration: SiteConfiguration = Samples.configuration()) throws
    -> WarningNotice
  {
    let (notice, faults) = read(
      "colour: orange\nevent: 寒潮\nexpires: 2025-01-21T20:00:00+08:00\n" + yaml, in: configuration)
    #expect(faults.isEmpty)
    return try #require(notice)
  }

  private func faults(_ yaml: String) -> [String] {
    read("colour: orange\nevent: 寒潮\nexpires: 2025-01-21T20:00:00+08:00\n" + yaml).faults
  }

  @Test("where a site asks nothing of its warnings, a text that says nothing of an alert is none")
  func textsOnly() {
    let eased = Samples.configuration("kinds: {warning: {required: []}}\n")
    let plain = read("", in: eased)
    #expect(plain.notice == nil && plain.faults.isEmpty)
    #expect(read("event: 寒潮\n", in: eased).faults.contains { $0.contains("\"colour\" is missing") })
    #expect(!read("").faults.isEmpty)
  }

  @Test("a short warning takes the rest from the site and the page")
  func readsShort() throws {
    let configuration = Samples.configuration("authority: {name: 云川市应急局}\nwarnings: {category: Met}\n")
    let notice = try notice("areas: [云川市, \"990101\"]\n", in: configuration)
    #expect(notice.colour == .orange)
    #expect(notice.sent.cap == "2025-01-18T16:00:00+08:00")
    #expect(notice.messageType == .alert && notice.status == .actual && notice.scope == .public)
    let info = try #require(notice.infos.first)
    #expect(notice.infos.count == 1 && notice.pageTexts == [.all])
    #expect(info.language == "zh-Hans" && info.categories == [.meteorological] && info.senderName == "云川市应急局")
    #expect(info.severity == .severe && info.urgency == .unknown && info.certainty == .unknown)
    #expect(info.expires?.cap == "2025-01-21T20:00:00+08:00" && info.effective == nil)
    #expect(info.areas.map(\.description) == ["云川市", "990101"])
  }

  @Test("every key is read into its element, with its place")
  func readsAll() throws {
    let notice = try notice(
      """
      sent: 2025-01-18T15:00:00+08:00
      category: [Met, Safety]
      urgency: Expected
      severity: Moderate
      certainty: Likely
      responseTypes: [Prepare, None]
      eventCodes: {GB: 11B05}
      effective: 2025-01-18T17:00:00+08:00
      onset: 2025-01-19
      areas:
        - name: 云川市
          codes: ["990100", {OTHER: [a, b]}]
          polygons: 0,0 0,1 1,1 0,0
          circles: ["1,1 5"]
          altitude: 1
          ceiling: 2
      instruction: 注意
      contact: "12350"
      audience: 公众
      senderName: 台
      headline: 标题
      description: 描述
      web: https://example.org/x/
      parameters: [{a: 1}, {a: 2}]
      resources: [{description: 图, file: map.png}, {description: 表, mimeType: text/csv, uri: "https://example.org/t.csv", size: 7, digest: ab, derefUri: cd}]
      status: Exercise
      scope: Restricted
      restriction: 内部
      addresses: [甲 乙]
      codes: [c]
      note: 演练
      incidents: [i]
      alertSource: 值班员
      identifier: x-1
      sender: example.net
      number: 3
      references: "example.net,x-0,2025-01-17T16:00:00+08:00"
      """)
    #expect(notice.sent.cap == "2025-01-18T15:00:00+08:00")
    #expect(notice.status == .exercise && notice.scope == .restricted && notice.restriction == "内部")
    #expect(notice.addresses == ["甲 乙"] && notice.codes == ["c"] && notice.note == "演练" && notice.incidents == ["i"])
    #expect(notice.source == "值班员" && notice.identifier?.text == "x-1" && notice.sender?.text == "example.net")
    #expect(notice.number == 3 && notice.messageType == .update)
    #expect(notice.references.map(\.text) == ["example.net,x-0,2025-01-17T16:00:00+08:00"])
    #expect(notice.pageTexts == [[]])
    let info = try #require(notice.infos.first)
    #expect(info.categories == [.meteorological, .safety] && info.responseTypes == [.prepare, .none])
    #expect(info.urgency == .expected && info.severity == .moderate && info.certainty == .likely)
    #expect(
      info.eventCodes == [AlertPair("GB", "11B05")] && info.parameters == [AlertPair("a", "1"), AlertPair("a", "2")])
    #expect(info.effective?.cap == "2025-01-18T17:00:00+08:00" && info.onset?.cap == "2025-01-19T00:00:00-00:00")
    #expect([info.headline, info.description, info.web] == ["标题", "描述", "https://example.org/x/"])
    #expect([info.instruction, info.contact, info.audience, info.senderName] == ["注意", "12350", "公众", "台"])
    let area = try #require(info.areas.first)
    #expect(area.geocodes == [AlertPair("GB/T 2260", "990100"), AlertPair("OTHER", "a"), AlertPair("OTHER", "b")])
    #expect(
      area.polygons == ["0,0 0,1 1,1 0,0"] && area.circles == ["1,1 5"] && area.altitude == "1" && area.ceiling == "2")
    #expect(info.resources.map(\.description) == ["图", "表"] && info.resources[1].size == 7)
    #expect(notice.files[AlertPlace("uri", info: 0, resource: 0)]?.text == "map.png")
    for (place, line) in [
      (AlertPlace("sent"), 8), (AlertPlace("category", 1, info: 0), 9), (AlertPlace("expires", info: 0), 7),
      (AlertPlace("geocode", 1, info: 0, area: 0), 19), (AlertPlace("polygon", info: 0, area: 0), 20),
      (AlertPlace("areaDesc", info: 0, area: 0), 18), (AlertPlace("resourceDesc", info: 0, resource: 1), 32),
      (AlertPlace("digest", info: 0, resource: 1), 32), (AlertPlace("restriction"), 35), (AlertPlace("code"), 37),
      (AlertPlace("references"), 44), (AlertPlace("parameter", 1, info: 0), 31),
    ] {
      #expect(notice.location(of: place).line == line, "\(place.element)")
    }
  }

  @Test("what is missing is asked for, each at once")
  func reportsMissing() {
    #expect(
      read("areas: [甲]\n").faults == [
        "missing-key 2:1 \"colour\" is missing", "missing-key 2:1 \"event\" is missing",
        "missing-key 2:1 \"expires\" is missing",
      ])
    #expect(read("colour: red\nevent: 寒潮\nexpires:\n").faults == ["missing-key 7:1+7 \"expires\" is missing"])
    #expect(read("colour: red\nevent: 寒潮\nexpires: none\n").notice?.infos.first?.expires == nil)
    #expect(read("colour: red\nevent: 寒潮\ncancels: a.md\n").notice?.messageType == .cancel)
  }

  @Test(
    "a wrong word is answered with the right ones",
    arguments: [
      ("urgency: expected", "\"urgency\" must be one of Immediate"),
      ("category: Weather", "\"category\" must be one or more of Geo"),
      ("responseTypes: [Prepare, Aviod]", "\"responseTypes\" must be one or more of Shelter"),
      ("status: Real", "\"status\" must be one of Actual"), ("scope: all", "\"scope\" must be one of Public"),
      ("messageType: Warn", "\"messageType\" must be one of Alert"),
      ("onset: soon", "\"onset\" must be a date that exists"),
      ("sent: soon", "\"sent\" must be a date that exists"), ("number: 0", "\"number\" must be a whole number from 1"),
      ("areas: [{codes: [1]}, {nmae: a}]", "\"name\" is missing"),
      ("parameters: [a]", "\"parameters\" must be a mapping"),
      ("parameters: {a: {b: c}}", "\"parameters\" must be a mapping"),
      ("resources: a", "\"resources\" must be a list of mappings"),
      (
        "resources: [{description: a, file: b, uri: c}]",
        "a resource is a file beside the bulletin or an address, not both"
      ),
      ("resources: [{description: a, uri: \"https://a.org\"}]", "\"mimeType\" is missing"),
      ("info: {language: en}", "\"info\" must be a list of further blocks"),
      ("references: [a]", "\"references\" must be sender,identifier,sent"),
      ("area: [甲]\nareas: [甲]", "\"area\" and \"areas\" mean the same"),
      ("status: Draft", "a warning that is published is no draft"),
      ("updates: a.md\ncancels: b.md", "a message either updates earlier warnings or cancels them"),
      ("updates: a.md\nmessageType: Alert", "\"messageType\" is Alert, but the references make it Update"),
      ("info: none", "a message of type Alert must say what it is about"),
    ])
  func reportsFaults(yaml: String, message: String) {
    let (notice, found) = read("colour: orange\nevent: 寒潮\nexpires: 2025-01-21T20:00:00+08:00\n" + yaml)
    #expect(notice == nil)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test("a mistyped key is answered with the right one, in blocks too")
  func suggestsKeys() {
    let found = Samples.matter(
      Self.head + "colour: red\nevent: 寒潮\nexpires: 2025-01-21\nintsruction: x\ninfo: [{headlin: y}]\n"
    ).faults
    #expect(found.map(\.remedy) == ["did you mean \"headline\"?", "did you mean \"instruction\"?"])
  }

  @Test("paths of earlier warnings make an update, also under the older key")
  func readsUpdates() throws {
    #expect(try notice("updates: a.md").updates.map(\.text) == ["a.md"])
    let old = try notice("area: [云川市]\nreferences: [a.md, /warnings/b.md]")
    #expect(old.updates.map(\.text) == ["a.md", "/warnings/b.md"] && old.references.isEmpty)
    #expect(old.messageType == .update && old.infos[0].areas.map(\.description) == ["云川市"])
    #expect(try notice("references: \"a,b,2025-01-17T00:00:00Z\"\nmessageType: Cancel").messageType == .cancel)
  }

  @Test("a further block takes what it does not say from the first one, and null takes it away")
  func readsFurtherBlocks() throws {
    let notice = try notice(
      """
      instruction: 注意
      contact: "12350"
      areas: [甲]
      info:
        - language: en
          event: Cold wave
          headline: Cold wave warning
          description: Cold.
          instruction: null
        - areas: [乙]
          contact: null
          severity: Minor
      """)
    #expect(notice.infos.map(\.language) == ["zh-Hans", "en", "zh-Hans"])
    #expect(notice.infos.map(\.event) == ["寒潮", "Cold wave", "寒潮"])
    #expect(notice.infos.map(\.instruction) == ["注意", nil, "注意"])
    #expect(notice.infos.map(\.contact) == ["12350", "12350", nil])
    #expect(notice.infos.map { $0.areas[0].description } == ["甲", "甲", "乙"])
    #expect(notice.infos.map(\.severity) == [.severe, .severe, .minor])
    #expect(notice.pageTexts == [.all, [.web], .all])
    #expect(notice.location(of: AlertPlace("contact", info: 1)).line == 9)
    #expect(notice.location(of: AlertPlace("severity", info: 2)).line == 19)
    #expect(notice.location(of: AlertPlace("onset", info: 2)).line == 17)
  }

  @Test("a block in another language says its own words")
  func wantsTranslations() {
    #expect(
      faults("instruction: 注意\ninfo: [{language: en}]") == [
        "missing-key 9:8 \"event\" is missing", "missing-key 9:8 \"headline\" is missing",
        "missing-key 9:8 \"description\" is missing", "missing-key 9:8 \"instruction\" is missing",
      ])
  }

  @Test("a message may say nothing but what it refers to")
  func readsSilent() {
    let silent = read("colour: red\ncancels: a.md\ninfo: none\n")
    #expect(silent.faults.isEmpty)
    #expect(silent.notice?.infos.isEmpty == true && silent.notice?.messageType == .cancel)
    #expect(
      read("colour: red\nevent: 寒潮\ncancels: a.md\ninfo: none\n").faults == [
        "value-type 6:1+5 with \"info: none\" the message says nothing of \"event\""
      ])
  }

  @Test("the page's facts are those of the notice, in the order of the kind")
  func givesFacts() {
    let (matter, _) = Samples.matter(
      Self.head + "contact: \"12350\"\nareas: [{name: 甲}]\nevent: 寒潮\ncolour: red\nexpires: 2025-01-21\nurgency: Past\n"
    )
    #expect(matter.fields.map(\.name) == ["colour", "event", "urgency", "expires", "area", "contact"])
  }

  @Test("a kind that was eased still needs to know when the warning was issued")
  func needsMoment() {
    let eased = Samples.configuration("kinds: {warning: {needsDate: false, required: [instruction]}}\n")
    let yaml = "title: x\nkind: warning\ndate: unknown\ncolour: red\nevent: 寒潮\nexpires: 2025-01-21\n"
    let (matter, faults) = Samples.matter(yaml, in: eased)
    #expect(faults.map(\.message) == ["\"sent\" is missing", "\"instruction\" is missing"])
    #expect(matter.warning == nil)
  }
}
