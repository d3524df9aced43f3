import Testing

@testable import Feeds

struct FeedEntryTests {
  @Test("an entry is never updated before it was published")
  func isNotOlderThanPublished() throws {
    let published = try Samples.moment("2024-09-05T08:00:00+08:00")
    let entry = FeedEntry(
      id: "a", url: "https://example.org/", title: "t", published: published, updated: published.advanced(by: -1))
    #expect(entry.updated == published)
  }

  @Test(
    "blank is what holds nothing but white space",
    arguments: [("", true), (" \t\r\n", true), (" a", false), ("\u{3000}", false)])
  func knowsBlank(text: String, isBlank: Bool) {
    #expect(text.isBlank == isBlank)
  }
}
