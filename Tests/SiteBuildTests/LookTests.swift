import SampleSites
import Testing

@Suite("A look of one's own")
struct LookTests {
  private func style(_ site: SampleSite) throws -> (name: String, text: String) {
    let name = try #require(site.site.files.keys.first { $0.hasPrefix("assets/style.") })
    return (name, try #require(site.page(name)))
  }

  @Test("the style sheet has a name that changes with its bytes, and every page names it")
  func names() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    let plain = try style(site)
    #expect(plain.name.contains(/^assets\/style\.[0-9a-f]{8}\.css$/))
    for page in ["index.html", "notices/index.html", "notices/a/index.html", "404.html", "archive/index.html"] {
      #expect(site.page(page)?.contains("<link rel=\"stylesheet\" href=\"/\(plain.name)\">") == true, "\(page)")
    }
    try site.file("content/site.yaml", SampleSite.configuration + "look: {colours: {brand: '#00573f'}}\n")
    try await site.publish()
    let own = try style(site)
    #expect(own.name != plain.name)
    #expect(own.text.hasSuffix(":root,[lang]{--brand:#00573f;--on-brand:#ffffff}"))
    #expect(site.site.files[plain.name] == nil)
  }

  @Test("all of it stays below 25 KB")
  func weight() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    #expect(try style(site).text.utf8.count <= 25_000)
  }

  @Test("colours for the dark stand in its colour scheme, light ones leave it alone")
  func schemes() async throws {
    let site = try SampleSite(
      SampleSite.configuration
        + "look: {colours: {link: '#003366'}, dark: {accent: '#ff9db3'}, tokens: {page: 64rem}}\n")
    try await site.publish()
    let text = try style(site).text
    #expect(text.contains("@media (prefers-color-scheme:light),print{:root{--link:#003366}}"))
    #expect(text.contains("@media screen and (prefers-color-scheme:dark){:root{--mark:#ff9db3;--rule:#ff9db3}}"))
    #expect(text.contains(":root,[lang]{--page:64rem}"))
  }

  @Test("a logo and a token that are not there are faults at their places")
  func faults() async throws {
    let site = try SampleSite(SampleSite.configuration + "look:\n  logo: mark.svg\n  tokens: {pages: 1rem}\n")
    let report = await site.build()
    #expect(report.faults == ["content/site.yaml:5:9 look-logo", "content/site.yaml:6:12 look-token"])
    #expect(report.diagnostics.last?.remedy == "did you mean \"page\"?")
    try site.file("templates/assets/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
      .file("content/site.yaml", SampleSite.configuration + "look: {logo: mark.svg}\n")
    try await site.publish()
    #expect(site.page("index.html")?.contains("<img src=\"/assets/mark.svg\" alt=\"\">") == true)
  }

  @Test("the footer shows texts and links of site.yaml, and a link that leads nowhere is a fault")
  func footer() async throws {
    let site = try SampleSite(
      SampleSite.configuration + "footer: {text: [甲, 乙], links: [{title: 通知, page: /notices/}]}\n"
    ).bulletin("notices/a")
    try await site.publish()
    let page = try #require(site.page("index.html"))
    #expect(page.contains("<p>甲</p>\n<p>乙</p>") && page.contains("<li><a href=\"/notices/\">通知</a></li>"))
    try site.file("content/site.yaml", SampleSite.configuration + "footer: {links: [{title: 无, page: /none/}]}\n")
    #expect(await site.build().faults == ["content/site.yaml:4:18 menu-target"])
  }
}
