import SampleSites
import Testing

@Suite("Key figures")
struct KeyFigureTests {
  private func page(_ text: String) async throws -> String {
    let site = try SampleSite.withRecords().statistics("statistics/a", text)
    try await site.publish()
    return try #require(site.page("statistics/a/index.html"))
  }

  @Test("each measure is a card with its value, its change and the shape of the time before")
  func cards() async throws {
    let page = try await page("![五月主要指标](table:accidents,deaths?type=cards)")
    #expect(page.contains("<figcaption>五月主要指标</figcaption>"))
    #expect(
      page.contains(/<dt>事故<\/dt><dd class="value">2<small>起<\/small><\/dd>/)
        || page.contains(/<dd class="value">2<small>/))
    #expect(page.contains("同比 下降33.33%<span aria-hidden=\"true\"> ▼</span>"))
    #expect(page.matches(of: /<dd class="trend"><svg [^>]*class="sparkline"/).count == 2)
    #expect(page.contains("figure-1.csv\" download>"))
  }

  @Test("they go by one unit of time, and stand in a paragraph of their own")
  func forms() async throws {
    for (text, message) in [
      ("![图](table:deaths?type=cards&by=region)", "key figures go by one unit of time, not by \"region\""),
      ("文![图](table:deaths?type=cards)", "a table stands within a sentence"),
      ("![图](table:deaths?type=bar)", "\"type\" cannot be \"bar\""),
    ] {
      let site = try SampleSite.withRecords().statistics("statistics/a", text)
      #expect(await site.build().diagnostics.map(\.message) == [message])
    }
  }
}
