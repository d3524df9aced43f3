import Chronology
import Testing

@testable import SiteModel

struct FrontMatterReaderTests {
  @Test("every key is read into its type")
  func readsAll() throws {
    let (matter, faults) = Samples.matter(
      """
      title: 通知
      date: 2024-09-05
      lastmod: 2024-09-06T08:00+08:00
      publishDate: 2024-09-05 09:00
      expiryDate: 2025-01-01
      draft: true
      slug: a-b
      aliases: [/old/, /older/]
      summary: 摘要
      kind: notice
      period: 2024-08
      weight: -3
      id: /fixed/
      author: 办公室
      language: zh-Hans
      source: {name: 报, url: "https://example.org/a", date: 2024-09-01, note: 转载}
      extra: {a: [1]}
      issuer: 局
      recipients: 各县
      """)
    #expect(faults.isEmpty)
    #expect(matter.title.text == "通知")
    #expect(matter.title.location.line == 2)
    #expect(matter.date == DateText("2024-09-05"))
    #expect(matter.lastmod == DateText("2024-09-06T08:00+08:00"))
    #expect(matter.publishDate == DateText("2024-09-05 09:00"))
    #expect(matter.expiryDate == DateText("2025-01-01"))
    #expect(matter.isDraft)
    #expect(matter.slug?.text == "a-b")
    #expect(matter.aliases.map(\.text) == ["/old/", "/older/"])
    #expect(matter.summary?.text == "摘要")
    #expect(matter.kind == "notice")
    #expect(matter.period?.text == "2024-08")
    #expect(matter.weight == -3)
    #expect(matter.id == "/fixed/")
    #expect(matter.author == "办公室")
    #expect(matter.language == "zh-Hans")
    #expect(matter.source?.name == "报")
    #expect(matter.source?.url == "https://example.org/a")
    #expect(matter.source?.date == DateText("2024-09-01"))
    #expect(matter.source?.note == "转载")
    #expect(matter.extra?.members?.map(\.key) == ["a"])
    #expect(matter.fields.map(\.name) == ["issuer", "recipients"])
    guard case .list(["各县"]) = try #require(matter.fields.last).value else {
      Issue.record("a text counts as a list of one")
      return
    }
  }

  @Test(
    "a value of the wrong type is reported where it stands, with the type wanted",
    arguments: [
      ("title: [a]", "value-type 2:8", "text, not a list"),
      ("title:", "missing-key 2:1+5", "\"title\" is missing"),
      ("title: ''", "missing-key 2:1+5", "\"title\" is missing"),
      ("date: 2024-02-30", "value-type 3:7+10", "a date that exists, not \"2024-02-30\""),
      ("date: 2024/09/05", "value-type 3:7+10", "a date in the form YYYY-MM-DD"),
      ("date: [2024-09-05]", "value-type 3:7", "a date that exists, not a list"),
      ("lastmod: unknown", "value-type 3:10+7", "a date that exists"),
      ("publishDate: 2024年9月5日", "value-type 3:14+9", "a date in the form YYYY-MM-DD"),
      ("expiryDate: never", "value-type 3:13+5", "a date that exists"),
      ("draft: 1", "value-type 3:8+1", "true or false"),
      ("draft: \"true\"", "value-type 3:8", "true or false"),
      ("slug: [a]", "value-type 3:7", "text, not a list"),
      ("aliases: {a: b}", "value-type 3:10", "a list of texts, not a mapping"),
      ("aliases: [/a/, [b]]", "value-type 3:16", "a list of texts, not a list"),
      ("summary: {a: b}", "value-type 3:10", "text, not a mapping"),
      ("kind: notices", "value-type 3:7+7", "one of statistics, enforcement, warning"),
      ("period: 2024-13", "value-type 3:9+7", "a year, quarter, month, day"),
      ("period: [2024]", "value-type 3:9", "a year, quarter, month, day"),
      ("weight: heavy", "value-type 3:9+5", "a whole number"),
      ("weight: 1.5", "value-type 3:9+3", "a whole number"),
      ("id: [a]", "value-type 3:5", "text"),
      ("author: {name: a}", "value-type 3:9", "text, not a mapping"),
      ("language: zh_CN", "value-type 3:11+5", "a language tag, not \"zh_CN\""),
      ("source: 某报", "value-type 3:9+2", "a mapping of keys to values, not \"某报\""),
      ("source: {url: \"https://a/\"}", "missing-key 3:9", "\"name\" is missing"),
      ("source: {name: a, url: \"javascript:alert(1)\"}", "value-type 3:24", "an absolute http or https URL"),
      ("source: {name: a, date: x}", "value-type 3:25+1", "a date that exists"),
      ("source: {name: a, page: 3}", "unknown-key 3:19+4", "unknown key \"page\""),
    ])
  func reportsWrongType(line: String, fault: String, message: String) throws {
    let (matter, faults) = Samples.matter(line.hasPrefix("title") ? line : "title: x\n\(line)\n")
    #expect(faults.map(\.short) == [fault])
    #expect(try #require(faults.first).message.contains(message))
    #expect(!matter.title.text.isEmpty)
  }

  @Test("a value of no content is as if the key were not there")
  func ignoresEmptyValues() {
    let keys = FrontMatterReader.commonKeys.filter { $0 != "title" }
    let (matter, faults) = Samples.matter("title: x\n" + keys.map { "\($0):\n" }.joined())
    #expect(faults.isEmpty)
    #expect(matter.date == nil)
    #expect(!matter.isDraft)
  }

  @Test("all faults of a file are reported")
  func reportsAll() {
    let faults = Samples.matter("titel: x\ndate: soon\ndraft: maybe\nweight: a\nfoo: 1\n").faults
    #expect(
      faults.map(\.short).sorted() == [
        "missing-key 2:1", "unknown-key 2:1+5", "unknown-key 6:1+3", "value-type 3:7+4", "value-type 4:8+5",
        "value-type 5:9+1",
      ])
    #expect(faults.first { $0.message == "unknown key \"titel\"" }?.remedy == "did you mean \"title\"?")
  }

  @Test(
    "a mistyped key is recognised",
    arguments: [
      ("expirydate", "keys are case-sensitive: write \"expiryDate\""), ("Title", "did you mean \"title\"?"),
      ("wieght", "did you mean \"weight\"?"), ("alias", "write \"aliases\""),
      ("sumary", "did you mean \"summary\"?"), ("regoin", "did you mean \"region\"?"),
    ])
  func suggests(key: String, remedy: String) {
    let configuration = Samples.configuration("taxonomies: {region: }")
    let faults = Samples.matter("title: x\n\(key): y\n", in: configuration).faults
    #expect(faults.map(\.short) == ["unknown-key 3:1+\(key.count)"])
    #expect(faults.map(\.remedy) == [remedy])
  }

  @Test("a key of another kind names that kind")
  func namesOtherKind() {
    let faults = Samples.matter("title: x\ndate: 2024-09-05\nkind: notice\ncolour: red\n").faults
    #expect(faults.map(\.short) == ["unknown-key 5:1+6"])
    #expect(faults.first?.remedy?.hasPrefix("it is a key of the kind \"warning\"") == true)
  }

  @Test("a mistyped kind is one fault, not one for each of its keys")
  func forgivesKeysOfMistypedKind() {
    let (matter, faults) = Samples.matter("title: x\nkind: warnin\ncolour: red\neffective: 2024-09-05\n")
    #expect(faults.map(\.short) == ["value-type 3:7+6"])
    #expect(faults.first?.remedy == "did you mean \"warning\"?")
    #expect(matter.kind == "page")
  }

  @Test("a bulletin without front matter has no title, a section and the home page take theirs from elsewhere")
  func fallsBack() {
    let bulletin = Samples.matter("")
    #expect(bulletin.faults.map(\.short) == ["missing-key 1:1"])
    #expect(bulletin.faults.first?.remedy?.contains("title: …") == true)
    for role in [FrontMatterReader.Role.section, .home] {
      let (matter, faults) = Samples.matter("", role: role, path: "n/_index.md")
      #expect(faults.isEmpty)
      #expect(matter.title.text == "fallback")
    }
    #expect(Samples.matter("title: ''", role: .section).faults.map(\.short) == ["missing-key 2:1+5"])
  }

  @Test("front matter that is no mapping is one fault", arguments: ["just text", "- a\n- b", "title\u{FF1A}通知"])
  func refusesOthers(yaml: String) {
    #expect(Samples.matter(yaml).faults.map { String($0.short.prefix(14)) } == ["value-type 2:1"])
  }

  // MARK: Dates

  @Test("a bulletin says its date or that nobody knows it", arguments: ["notice", "speech", "opinion"])
  func readsUnknownDate(kind: String) {
    let field = ["speech": "speaker: a\n", "opinion": "issuer: a\n"][kind] ?? ""
    let unknown = Samples.matter("title: x\nkind: \(kind)\n\(field)date: unknown\n")
    #expect(unknown.faults.isEmpty)
    #expect(unknown.matter.isDateUnknown)
    #expect(unknown.matter.date == nil)
    let missing = Samples.matter("title: x\nkind: \(kind)\n\(field)").faults
    #expect(missing.map(\.kind) == [.missingKey])
    #expect(missing.first?.remedy == "write \"date: YYYY-MM-DD\"; when nobody knows it, write \"date: unknown\"")
  }

  @Test(
    "figures, enforcement and warnings must have a date that is known",
    arguments: ["statistics", "enforcement", "warning"])
  func refusesUnknownDate(kind: String) {
    let faults = Samples.matter("title: x\nkind: \(kind)\ndate: unknown\n").faults.filter {
      $0.message.contains("date")
    }
    #expect(faults.map(\.short) == ["value-type 4:1+4"])
    #expect(faults.first?.message == "a bulletin of kind \(kind) must have a known date")
    let missing = Samples.matter("title: x\nkind: \(kind)\n").faults.filter { $0.message.contains("\"date\"") }
    #expect(missing.map(\.remedy) == ["write \"date: YYYY-MM-DD\""])
  }

  @Test("a page that is no bulletin needs no date, and may say that nobody knows it")
  func allowsPageWithoutDate() {
    #expect(Samples.matter("title: x").faults.isEmpty)
    #expect(Samples.matter("title: x\ndate: unknown").matter.isDateUnknown)
    #expect(Samples.matter("title: x\nkind: notice", role: .section).faults.isEmpty)
  }

  // MARK: Terms

  @Test("terms are read in the order of the site's taxonomies, each once")
  func readsTerms() {
    let configuration = Samples.configuration("taxonomies: {region: , industries: , kind: }")
    let (matter, faults) = Samples.matter(
      "title: x\nkind: notice\ndate: unknown\nindustries: [煤矿, 交通, 煤矿]\nregion: 临汾\n", in: configuration)
    #expect(faults.isEmpty)
    #expect(matter.terms.map { $0.map(\.text) } == [["临汾"], ["煤矿", "交通"], ["notice"]])
    #expect(matter.terms[1].map(\.location.column) == [14, 18])
  }

  @Test("a page that is no bulletin is no term of the taxonomy of kinds")
  func leavesOutPages() {
    let configuration = Samples.configuration("taxonomies: {kind: }")
    #expect(Samples.matter("title: x", in: configuration).matter.terms.map(\.count) == [0])
  }

  @Test(
    "a term that cannot be an address is refused",
    arguments: [
      ("''", "is empty"), ("' '", "is empty"), ("..", "begins with a dot"), ("\"a\\u0001\"", "holds a control"),
    ])
  func refusesTerms(term: String, fault: String) {
    let (matter, faults) = Samples.matter(
      "title: x\nregion: [a, \(term)]", in: Samples.configuration("taxonomies: {region: }"))
    #expect(faults.map(\.location?.line) == [3])
    #expect(faults.first?.message.hasPrefix("a term of \"region\" \(fault)") == true)
    #expect(matter.terms.map { $0.map(\.text) } == [["a"]])
  }

  @Test(
    "a day in another form is answered with the form to write",
    arguments: ["2024/9/5", "2024.09.05", "2024\u{5E74}9\u{6708}5\u{65E5}", "20240905"])
  func saysTheDayMeant(written: String) {
    let found = Samples.matter("title: x\ndate: \(written)").faults
    #expect(found.map(\.kind) == [.valueType])
    #expect(found.first?.remedy?.hasPrefix("write 2024-09-05,") == true)
  }

  @Test("a draft may leave places open; what is to be published may not")
  func openPlaces() {
    let text = "title: 通知\ndate: 2024-05-01\nkind: notice\nissuer: xx\nrecipients: [各县, xx]\nsummary: 型号xx-9\n"
    #expect(Samples.matter(text + "draft: true").1.isEmpty)
    #expect(Samples.matter(text).1.map { "\($0)".contains("placeholder-left") } == [true, true])
  }
}
