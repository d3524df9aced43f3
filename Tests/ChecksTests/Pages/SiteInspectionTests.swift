import SampleSites
import SiteBuild
import Testing

@testable import Checks

@Suite("What was seen of a site")
struct SiteInspectionTests {
  @Test("keeps the same few places, whatever the order in which pages come")
  func places() {
    let places = (0..<20).map { SiteInspection.Place(path: "\($0)", origin: $0 % 5 == 0 ? "content/\($0).md" : nil) }
    var expected: [String]?
    for _ in 0..<20 {
      var occurrences = SiteInspection.Occurrences()
      for place in places.shuffled() { occurrences.add(place) }
      #expect(occurrences.count == 20)
      expected = expected ?? occurrences.places.map(\.path)
      #expect(occurrences.places.map(\.path) == expected)
    }
    #expect(expected == ["0", "10", "15", "5"])
  }

  @Test("tells a fault of a template once, with the pages that have it")
  func templates() async throws {
    let site = try SampleSite().bulletins(0..<6).file("templates/partials/footer.mustache", "<p id=\"main\">一</p>")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.pageDuplicateID])
    #expect(found.first?.location?.path == "templates/partials/footer.mustache")
    #expect(found.first?.notes.first?.message.hasSuffix(" more") == true)
  }

  @Test("leaves files alone that are copied from content")
  func copies() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n[页](old.html#x)").file(
      "content/notices/old.html", "<p id=x><a href=/none/>一</a><p id=x>")
    #expect(await site.findings() == [])
  }
}
