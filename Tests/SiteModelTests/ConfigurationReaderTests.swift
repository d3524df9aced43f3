import DataFormats
import Diagnostics
import Testing

@testable import SiteModel

struct ConfigurationReaderTests {
  @Test("every key is read into its type")
  func readsAll() throws {
    let (read, faults) = Samples.readConfiguration(
      """
      title: 站
      description: 说明
      baseURL: https://example.org:8080/b
      language: en
      timeZone: Asia/Shanghai
      authority: {name: 局, url: "https://example.org/", email: a@example.org}
      identifiers: {domain: example.org, date: 2024-03}
      taxonomies: {region: {title: 地区}, kind: }
      menu:
        - {title: 通知, page: /notices/}
        - {title: 外, url: "https://example.com/"}
      pageSize: 7
      related: 0
      summaryLength: 80
      search: yes
      feeds: {limit: 30, content: full}
      markdown: {html: true, headingOffset: 2}
      limits: {documentBytes: 1000, nesting: 20, parseSeconds: 5}
      extra: {a: b}
      """)
    #expect(faults.isEmpty)
    let site = try #require(read)
    #expect(site.title == "站")
    #expect(site.description == "说明")
    #expect(site.baseURL.text == "https://example.org:8080/b/")
    #expect(site.language == "en")
    #expect(site.timeZone.offset(at: 0) == 28_800)
    #expect(site.authority.name == "局")
    #expect(site.authority.url == "https://example.org/")
    #expect(site.authority.email == "a@example.org")
    #expect(site.identifiers.domain == "example.org")
    #expect(site.identifiers.date == "2024-03")
    #expect(site.taxonomies.map(\.name) == ["region", "kind"])
    #expect(site.taxonomies.map(\.title) == ["地区", "kind"])
    #expect(site.taxonomies.first?.location?.line == 8)
    #expect(site.menu.map(\.title) == ["通知", "外"])
    guard case .page("/notices/") = site.menu[0].target, case .url("https://example.com/") = site.menu[1].target else {
      Issue.record("a menu entry leads to a page or a URL")
      return
    }
    #expect(site.pageSize == 7)
    #expect(site.related == 0)
    #expect(site.summaryLength == 80)
    #expect(site.writesSearchIndex)
    #expect(site.feeds.limit == 30)
    #expect(site.feeds.holdsContent)
    #expect(site.markdown.allowsHTML)
    #expect(site.markdown.headingOffset == 2)
    #expect(site.limits.documentBytes == 1000)
    #expect(site.limits.nesting == 20)
    #expect(site.limits.parseSeconds == 5)
    #expect(site.extra?.members?.count == 1)
  }

  @Test("title and base URL are enough")
  func hasDefaults() {
    let site = Samples.configuration()
    #expect(site.authority.name == "站")
    #expect(site.identifiers.domain == "example.org")
    #expect(site.language == "zh-Hans")
    #expect(site.timeZone.offset(at: 0) == 0)
    #expect(site.taxonomies.isEmpty)
    #expect(site.kinds.count == KindDefinition.builtIn.count)
    #expect(!site.markdown.allowsHTML)
    #expect(!site.feeds.holdsContent)
    #expect(!site.writesSearchIndex)
    #expect(Samples.configuration("markdown: {headingOffset: automatic}").markdown.headingOffset == nil)
  }

  @Test("an empty file is told what it must say", arguments: ["", "# nothing\n", "\u{FEFF}"])
  func requiresTitleAndURL(yaml: String) {
    let (configuration, faults) = Samples.readConfiguration(yaml)
    #expect(configuration != nil)
    #expect(faults.map(\.short) == ["missing-key 1:1", "missing-key 1:1"])
    #expect(faults.map(\.message) == ["\"title\" is missing", "\"baseURL\" is missing"])
  }

  @Test("a byte-order mark and line ends of other systems are passed over")
  func readsOtherSystems() {
    let (configuration, faults) = Samples.readConfiguration("\u{FEFF}title: x\r\nbaseURL: https://a/\r\nfoo: 1\r\n")
    #expect(configuration?.title == "x")
    #expect(faults.map(\.short) == ["unknown-key 3:1+3"])
  }

  @Test(
    "faults of the configuration are reported before those of the content", arguments: ["a: [", "a: 1\na: 2", "foo: 1"])
  func reportsFirst(yaml: String) {
    let (configuration, faults) = Samples.readConfiguration(yaml)
    #expect((configuration == nil) == !yaml.contains("foo"))
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { $0.kind.stage == .configuration && $0.location?.path == "content/site.yaml" })
  }

  @Test(
    "a wrong value is reported where it stands, with what to write",
    arguments: [
      ("title: [x]", "value-type 3:8", "text, not a list"),
      ("baseURL: example.org", "value-type 3:10+11", "an absolute http or https URL, not \"example.org\""),
      ("baseURL: [a]", "value-type 3:10", "an absolute http or https URL, not a list"),
      ("language: zh_CN", "value-type 3:11+5", "a language tag"),
      ("timeZone: Asia/Shangahi", "value-type 3:11+13", "the name of a time zone"),
      ("timeZone: 8", "value-type 3:11+1", "the name of a time zone"),
      ("authority: 局", "value-type 3:12+1", "a mapping"),
      ("authority: {url: \"https://a/\"}", "missing-key 3:12", "\"name\" is missing"),
      ("authority: {name: a, url: a.cn}", "value-type 3:27+4", "an absolute http or https URL"),
      ("authority: {name: a, tel: 1}", "unknown-key 3:22+3", "unknown key \"tel\""),
      ("identifiers: {domain: 安监.cn}", "value-type 3:23+5", "a domain name in ASCII"),
      ("identifiers: {domain: \"https://a/\"}", "value-type 3:23", "a domain name in ASCII"),
      ("identifiers: {date: 2024-9}", "value-type 3:21+6", "a year, month or day"),
      ("taxonomies: [region]", "value-type 3:13", "a mapping such as"),
      ("taxonomies: {title: }", "value-type 3:14+5", "is a key of front matter: \"title\""),
      ("taxonomies: {a/b: }", "value-type 3:14+3", "holds a slash: \"a/b\""),
      ("taxonomies: {region: {name: x}}", "unknown-key 3:23+4", "unknown key \"name\""),
      ("taxonomies: {region: 地区}", "value-type 3:22+2", "a mapping of keys to values"),
      ("menu: {a: b}", "value-type 3:7", "a list of entries"),
      ("menu: [a]", "value-type 3:8+1", "a menu entry must be a mapping"),
      ("menu: [{page: /a/}]", "missing-key 3:8", "\"title\" is missing"),
      ("menu: [{title: a}]", "missing-key 3:8", "\"page\" is missing"),
      ("menu: [{title: a, page: /a/, url: /b/}]", "value-type 3:35+3", "leads to one place"),
      ("menu: [{title: a, url: \"javascript:x\"}]", "value-type 3:24", "a URL"),
      ("pageSize: 0", "value-type 3:11+1", "a whole number from 1 to 1000"),
      ("related: 51", "value-type 3:10+2", "a whole number from 0 to 50"),
      ("summaryLength: long", "value-type 3:16+4", "a whole number from 1 to 10000"),
      ("search: maybe", "value-type 3:9+5", "true or false"),
      ("feeds: {limit: 0}", "value-type 3:16+1", "a whole number from 1 to 1000"),
      ("feeds: {content: all}", "value-type 3:18+3", "one of summary, full"),
      ("markdown: {html: 1}", "value-type 3:18+1", "true or false"),
      ("markdown: {headingOffset: 6}", "value-type 3:27+1", "a whole number from 0 to 5"),
      ("limits: {nesting: 0}", "value-type 3:19+1", "a whole number from 1 to 10000"),
      ("limits: {documentBytes: 9999999999}", "value-type 3:25+10", "a whole number from 1"),
      ("limits: {parseSeconds: 1.5}", "value-type 3:24+3", "a whole number from 1 to 3600"),
      ("pagesize: 3", "unknown-key 3:1+8", "unknown key \"pagesize\""),
    ])
  func reportsWrongValue(line: String, fault: String, message: String) throws {
    let head = [("title: x\n", "title:"), ("baseURL: https://a/\n", "baseURL:")]
      .map { line.hasPrefix($1) ? "#\n" : $0 }.joined()
    let (configuration, faults) = Samples.readConfiguration(head + line + "\n")
    #expect(configuration != nil)
    #expect(faults.map(\.short) == [fault])
    #expect(try #require(faults.first).message.contains(message))
  }

  @Test(
    "a slip of the pen is recognised",
    arguments: [
      ("timeZone: Asia/Shangahi", "did you mean \"Asia/Shanghai\"?"), ("pagesize: 3", "did you mean \"pageSize\"?"),
      ("taxonomy: {}", nil), ("taxonomie: {}", "did you mean \"taxonomies\"?"),
      ("baseUrl: https://a/", "keys are case-sensitive: write \"baseURL\""),
    ] as [(String, String?)])
  func suggests(line: String, remedy: String?) {
    let faults = Samples.readConfiguration("title: x\nbaseURL: https://a/\n\(line)\n").1
    #expect(faults.count == 1)
    if let remedy { #expect(faults.first?.remedy == remedy) }
  }
}
