import Diagnostics
import SampleSites
import Testing

@testable import Checks

@Suite("Links to other sites", .serialized)
struct ExternalLinksTests {
  private let site: SampleSite
  private let server: FaultyServer

  init() throws {
    site = try SampleSite()
    server = try FaultyServer([
      "/ok": .answer(200), "/gone": .answer(410), "/moved": .answer(301, headers: "Location: /ok\r\n"),
      "/moved-away": .answer(308, headers: "Location: /nowhere\r\n"),
      "/found": .answer(302, headers: "Location: /ok\r\n"),
      "/loop": .answer(302, headers: "Location: /loop\r\n"),
      "/file": .answer(302, headers: "Location: file:///etc/passwd\r\n"),
      "/mixed": .answer(302, headers: "Location: /moved\r\n"), "/hang": .hang, "/hang2": .hang, "/reset": .reset,
      "/drip": .drip,
      "/garbage": .garbage, "HEAD /get": .answer(405), "GET /get": .answer(200), "HEAD /endless": .answer(501),
      "GET /endless": .endless, "/fault": .answer(500), "/limit": .answer(429), "/%E9%80%9A%E7%9F%A5": .answer(200),
    ])
  }

  private func settings(now: Int = 1000) -> ExternalLinkSettings {
    var settings = ExternalLinkSettings(timeout: 1, cache: site.folder(".bulletin/links"))
    settings.pause = 0
    settings.now = now
    settings.mayReachPrivateAddresses = true
    return settings
  }

  private func check(_ paths: String..., now: Int = 1000) async throws -> [Diagnostic] {
    try site.bulletin("notices/a", paths.map { "[见](http://127.0.0.1:\(server.port)\($0))" }.joined(separator: "\n\n"))
    return await examine(now: now)
  }

  private func examine(now: Int = 1000) async -> [Diagnostic] {
    let kinds: Set<DiagnosticKind> = [.externalLinkBroken, .externalLinkMoved, .externalLinkUnclear, .linkCacheDamaged]
    return await Examination.run(site.request(), checks: [], external: settings(now: now)).diagnostics
      .filter { kinds.contains($0.kind) }
  }

  @Test("that are there are no finding", arguments: ["/ok", "/found", "/get", "/通知", "/ok#part"])
  func fine(path: String) async throws { #expect(try await check(path) == []) }

  @Test(
    "that lead nowhere are a warning at their place",
    arguments: [
      ("/nowhere", "no such page (404)"), ("/gone", "(410)"), ("/loop", "no end"), ("/moved-away", "(404)"),
      ("/file", "redirects to file:///etc/passwd"),
    ])
  func broken(path: String, reason: String) async throws {
    let finding = try #require(try await check(path).first)
    #expect(finding.kind == .externalLinkBroken && finding.severity == .warning)
    #expect(finding.message.contains(reason), "\(finding.message)")
    #expect(finding.location?.line == 7 && finding.location?.column == 5)
  }

  @Test("to pages that have moved for good are a note with the new address")
  func moved() async throws {
    let found = try await check("/moved", "/mixed")
    #expect(found.map(\.kind) == [.externalLinkMoved])
    #expect(found.first?.message.hasSuffix("has moved for good to http://127.0.0.1:\(server.port)/ok") == true)
  }

  @Test(
    "that nobody can judge are a note",
    arguments: [
      ("/hang", "within 1 second"), ("/drip", "within 1 second"), ("/fault", "(500)"), ("/limit", "(429)"),
      ("/reset", "broke it off"), ("/garbage", "no answer of HTTP"),
    ])
  func unclear(path: String, reason: String) async throws {
    let finding = try #require(try await check(path).first)
    #expect(finding.kind == .externalLinkUnclear && finding.severity == .note)
    #expect(finding.message.contains(reason), "\(finding.message)")
  }

  @Test("to servers that are not there are told")
  func unknownHost() async throws {
    try site.bulletin("notices/a", "[甲](http://no-such-host.invalid-name/) [乙](http://127.0.0.1:1/)")
    let found = await examine()
    #expect(found.count == 2)
    #expect(found.contains { $0.message.contains("does not take connections") })
  }

  @Test("are asked for without their body, which may have no end")
  func endless() async throws {
    #expect(try await check("/endless") == [])
    #expect(server.requests == ["HEAD /endless", "GET /endless"])
    // It ends by itself, once the threads of the system get to it.
    for _ in 0..<200 where server.refusedBodies == 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(server.refusedBodies == 1)
  }

  @Test("are asked for once, however often they are linked to, and never those of the site, of examples and in code")
  func once() async throws {
    let address = "http://127.0.0.1:\(server.port)"
    try site.bulletin(
      "notices/a",
      "[甲](\(address)/gone#a) [乙](\(address)/gone#b) `\(address)/code` <https://example.org/own> http://www.example.com/",
      matter: "source: {name: 甲, url: \"\(address)/gone\"}"
    ).bulletin("notices/b", "[x](\(address)/held)", matter: "draft: true").bulletin(
      "notices/c", "[x](\(address)/held)", date: "2030-01-01")
    #expect(await examine().count == 3)
    #expect(server.requests == ["HEAD /gone"])
  }

  @Test("are not asked for without the flag")
  func silent() async throws {
    try site.bulletin("notices/a", "[甲](http://127.0.0.1:\(server.port)/gone)")
    _ = await Examination.run(site.request())
    #expect(server.requests == [])
  }

  @Test("of private addresses are not followed")
  func redirectIntoPrivateNetwork() async throws {
    var settings = settings()
    settings.mayReachPrivateAddresses = false
    let answers = await LinkInquiry(settings).ask(["http://127.0.0.1:\(server.port)/moved"])
    #expect(
      answers.first?.answer == .broken("it redirects to http://127.0.0.1:\(server.port)/ok, which readers cannot reach")
    )
  }

  @Test("that were fine are not asked for again for a week, others are")
  func cache() async throws {
    _ = try await check("/ok", "/gone", "/moved")
    let first = server.requests.count
    #expect(try await check("/ok", "/gone", "/moved", now: 1000 + 7 * 86_400).count == 2)
    #expect(server.requests[first...] == ["HEAD /gone"])
    _ = try await check("/ok", "/gone", "/moved", now: 1001 + 7 * 86_400)
    #expect(server.requests.count > first + 3)
  }

  @Test("are all asked for when the cache is damaged, which is told")
  func damagedCache() async throws {
    _ = try await check("/ok")
    for bytes in [[], [0xFF], Array("bulletin links 1".utf8), Array(repeating: UInt8(1), count: 1000)] as [[UInt8]] {
      try site.file(".bulletin/links", bytes: bytes)
      #expect(await examine().map(\.kind) == [.linkCacheDamaged])
      #expect(await examine() == [])
    }
  }

  @Test("of a server that does not answer are given up after two")
  func silence() async throws {
    let found = try await check("/hang", "/hang2", "/hang3", "/hang4")
    #expect(found.filter { $0.message.contains("within 1 second") }.count == 2)
    #expect(found.filter { $0.message.contains("did not answer other requests") }.count == 2)
    #expect(Set(server.requests) == ["HEAD /hang", "HEAD /hang2"])
  }
}

@Suite("Names of servers")
struct WebHostTests {
  @Test(
    "are private where only a network of its own knows them",
    arguments: [
      "localhost", "a.localhost", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "169.254.1.1",
      "100.64.0.1",
      "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1", "intranet", "oa.local", "x.internal", "0.0.0.0",
    ])
  func isPrivate(host: String) { #expect(WebHost.isPrivate(host)) }

  @Test(
    "are public otherwise",
    arguments: ["www.mem.gov.cn", "172.32.0.1", "11.1.1.1", "100.128.0.1", "2001:db8::1", "10.example.cn", "local.cn"])
  func isPublic(host: String) { #expect(!WebHost.isPrivate(host)) }

  @Test(
    "are read from addresses",
    arguments: [
      ("http://a.CN/b", "a.cn"), ("https://u:p@a.cn:8080?x", "a.cn"), ("http://[::1]:80/", "::1"),
      ("https://a.cn#x/y", "a.cn"), ("x", ""),
    ])
  func name(address: String, wanted: String) { #expect(WebHost.name(ofAddress: address) == wanted) }

  @Test(
    "are found in every form of link",
    arguments: [
      ("[a](http://a.cn/x)", ["http://a.cn/x"]), ("<https://a.cn/x>", ["https://a.cn/x"]),
      ("见https://a.cn/x。", ["https://a.cn/x"]),
      ("[a]: http://a.cn/x \"题\"", ["http://a.cn/x"]), ("[a](<http://a.cn/x y>)", ["http://a.cn/x"]),
      ("`http://a.cn/`", []),
      ("<!-- http://a.cn/ -->", []), ("[a](b.md)", []), ("(http://a.cn/x)", ["http://a.cn/x"]),
      ("[a](http://a.cn/(x))", ["http://a.cn/(x)"]),
      ("<a href=\"http://a.cn/x\">", ["http://a.cn/x"]), ("[a](HTTP://A.cn/x)", ["HTTP://A.cn/x"]),
      ("[a](http:///x)", []),
    ])
  func links(text: String, wanted: [String]) {
    let file = SourceFile(path: "a.md", bytes: Array("---\ntitle: a\n---\n\n\(text)\n".utf8))
    #expect(AuthoredText(file, title: "a", kind: "page")?.webLinks.map(\.address) == wanted)
  }
}
