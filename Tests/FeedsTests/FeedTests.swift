import Testing

@testable import Feeds

struct FeedTests {
  @Test("a feed is as new as its newest entry, by the moment and not by the clock on the wall")
  func isAsNewAsEntries() throws {
    let entries = try ["2024-09-05T08:00:00+08:00", "2024-09-04T21:00:00-04:00", "2024-09-05T00:30:00Z"].map {
      FeedEntry(id: $0, url: "https://example.org/", title: "t", updated: try Samples.moment($0))
    }
    #expect(try Samples.feed(entries).updated.rfc3339 == "2024-09-04T21:00:00-04:00")
  }

  @Test("a feed without entries, or with older ones, has the date it was given")
  func keepsFloor() throws {
    #expect(try Samples.feed([]).updated.rfc3339 == "2024-01-01T00:00:00+08:00")
    let old = FeedEntry(
      id: "a", url: "https://example.org/", title: "t", updated: try Samples.moment("2023-01-01T00:00:00Z"))
    #expect(try Samples.feed([old]).updated.rfc3339 == "2024-01-01T00:00:00+08:00")
  }
}
