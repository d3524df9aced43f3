import SampleSites
import SiteBuild
import Testing

@testable import Checks

@Suite("Weight of pages")
struct PageWeightTests {
  private func noise(_ count: Int) -> String {
    var state: UInt64 = 42
    var text = ""
    while text.utf8.count < count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += String(state >> 8, radix: 36)
    }
    return text
  }

  private func fault(_ page: String) -> PageFault? {
    var page = page
    return page.withUTF8 { PageWeight.fault(ofPage: $0, path: "a/index.html") }
  }

  @Test("is what gzip leaves of them: much of the same is light")
  func compressed() {
    #expect(fault(String(repeating: "<p>安全</p>", count: 20_000)) == nil)
    #expect(fault("<p>" + noise(40_000)) == nil)
    #expect(fault("<p>" + noise(120_000))?.kind == .pageTooHeavy)
  }

  @Test("is told with what makes it")
  func parts() {
    let message = fault("<p>文</p><svg><g><svg>\(noise(90_000))</svg></g></svg><table>\(noise(30_000))</table>")?.message
    #expect(message?.contains("(117 KB as it is: 88 KB drawings, 29 KB tables)") == true, "\(message ?? "")")
  }

  @Test("counts for bulletins, not for lists")
  func pages() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n" + noise(120_000))
    let found = await site.findings()
    #expect(found.map(\.kind) == [.pageTooHeavy])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.location?.path == "content/notices/a.md")
  }

  @Test("is told of pictures beside bulletins that are over 1 MB")
  func pictures() async throws {
    let large = [UInt8](repeating: 7, count: PageWeight.pictureLimit * 3 / 2)
    let site = try SampleSite().bulletin("notices/a").file("content/notices/图.JPG", bytes: large)
      .file("content/notices/b.zip", bytes: large).file("content/notices/c.png", bytes: large.prefix(1 << 20))
    let found = await site.findings()
    #expect(found.map(\.message) == ["the picture \"notices/图.JPG\" has 1.5 MB"])
    #expect(found.first?.location?.path == "content/notices/图.JPG")
  }
}
