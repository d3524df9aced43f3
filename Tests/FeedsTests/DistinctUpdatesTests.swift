import Chronology
import Testing

@testable import Feeds

struct DistinctUpdatesTests {
  private func entries(_ count: Int, at text: String = "2024-09-05T00:00:00+08:00") throws -> [FeedEntry] {
    let moment = try Samples.moment(text)
    return (0..<count).map {
      FeedEntry(id: "tag:example.org,2024:/\($0)/", url: "https://example.org/\($0)/", title: "t", updated: moment)
    }
  }

  private func byID(_ entries: [FeedEntry]) -> [String: Timestamp] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.updated) })
  }

  @Test("bulletins of one day differ by seconds and stay near it", arguments: [2, 20, 200])
  func spreads(count: Int) throws {
    let entries = try entries(count)
    let result = FeedEntry.withDistinctUpdates(entries)
    #expect(result.map(\.id) == entries.map(\.id))
    #expect(Set(result.map(\.updated)).count == count)
    for entry in result {
      #expect(entry.updated >= entries[0].updated)
      #expect(entry.updated < entries[0].updated.advanced(by: 60 + count))
      #expect(entry.updated.offset == 28_800)
    }
  }

  @Test("entries that share no moment stay as they are, and nobody takes theirs")
  func keepsLoneEntries() throws {
    let lone = try (0..<60).map {
      FeedEntry(
        id: "lone \($0)", url: "https://example.org/", title: "t",
        updated: try Samples.moment("2024-09-05T00:00:00+08:00").advanced(by: 1 + $0))
    }
    let result = FeedEntry.withDistinctUpdates(lone + (try entries(3)))
    #expect(result[..<60].map(\.updated) == lone.map(\.updated))
    #expect(Set(result.map(\.updated)).count == 63)
    #expect(FeedEntry.withDistinctUpdates([]).isEmpty)
  }

  @Test("the order given does not matter")
  func ignoresOrder() throws {
    let entries = try entries(40)
    #expect(
      byID(FeedEntry.withDistinctUpdates(entries)) == byID(FeedEntry.withDistinctUpdates(entries.reversed())))
  }

  @Test("one bulletin more on the same day moves few of the others")
  func staysStable() throws {
    let before = byID(FeedEntry.withDistinctUpdates(try entries(10)))
    for count in 11...13 {
      let after = byID(FeedEntry.withDistinctUpdates(try entries(count)))
      #expect(before.filter { after[$0.key] != $0.value }.count <= 2)
    }
  }
}
