import Foundation
import Testing

@testable import Comparison

@Suite("Comparison with a record")
struct PublishedComparisonTests {
  private func bulletin(_ name: String, _ change: (inout PublishedBulletin) -> Void = { _ in }) -> PublishedBulletin {
    var bulletin = PublishedBulletin(name: name + ".md", address: "/\(name)/")
    bulletin.title = "Title of \(name)"
    bulletin.dates = [("date", "2024-09-05")]
    bulletin.facts = [("id", "tag:\(name)")]
    bulletin.text = String(repeating: "a", count: 64)
    bulletin.figures = [.init(query: "figure:deaths?period=2024-08", text: "9人")]
    change(&bulletin)
    return bulletin
  }

  private func compare(
    _ old: [PublishedBulletin], _ new: [PublishedBulletin], texts: (old: String, new: String)? = nil
  ) -> SiteDifference {
    PublishedComparison.compare(
      old: old, new: new, name: "old", present: "new", language: "en",
      oldText: { _ in texts.map { Array($0.old.utf8) } }, newText: { _ in texts.map { Array($0.new.utf8) } })
  }

  @Test("the same is the same, whatever the order")
  func same() {
    let difference = compare([bulletin("a"), bulletin("b")], [bulletin("b"), bulletin("a")])
    #expect(difference.isSame)
    #expect(difference.pageCounts.unchanged == 2)
    #expect(
      TextReport.text(difference) == """
        Old: old
        New: new
        Pages: 0 added, 0 removed, 0 moved, 0 changed, 2 unchanged
        No differences.

        """)
  }

  @Test("figures with both values and their labels come first; of charts the hashes, after them")
  func figures() {
    let hash = "sha256:" + String(repeating: "0a", count: 16)
    let old = bulletin("a") {
      $0.figures += [.init(query: "chart:deaths", text: hash), .init(query: "figure:gone", text: "1起")]
    }
    let new = bulletin("a") {
      $0.figures = [
        .init(query: "chart:deaths", text: "sha256:" + String(repeating: "0b", count: 16)),
        .init(query: "figure:deaths?period=2024-08", text: "10人"),
        .init(query: "figure:literal \"台账\"", text: "3起"),
      ]
      $0.labels = ["figure:deaths?period=2024-08": "Deaths, August 2024", "chart:deaths": "Deaths by month"]
    }
    let figures = compare([old], [new]).figures
    #expect(figures.map(\.label) == ["Deaths, August 2024", "", "台账", "Deaths by month"])
    #expect(figures.map(\.old) == ["9人", "1起", nil, "sha256:0a0a0a0a0a0a…"])
    #expect(figures.map(\.new) == ["10人", nil, "3起", "sha256:0b0b0b0b0b0b…"])
    #expect(figures.map(\.kind) == [.figure, .figure, .figure, .cell])
    #expect(figures.allSatisfy { $0.page == "/a/" })
  }

  @Test("dates, ids, alerts and corrections are told with both values")
  func values() {
    let new = bulletin("a") {
      $0.dates = [("date", "2024-09-06"), ("expiryDate", "2025-01-01")]
      $0.facts.append(("corrections", "1"))
    }
    let page = compare([bulletin("a")], [new]).pages.first
    #expect(page?.values.map(\.name) == ["date", "expiryDate", "corrections"])
    #expect(page?.values.map(\.old) == ["2024-09-05", nil, nil])
    #expect(page?.values.map(\.new) == ["2024-09-06", "2025-01-01", "1"])
  }

  @Test("a text is only said to differ where it is not at hand, and told word by word where it is")
  func texts() {
    let new = bulletin("a") { $0.text = String(repeating: "b", count: 64) }
    let page = compare([bulletin("a")], [new]).pages.first
    #expect(page?.texts.isEmpty == true)
    #expect(page?.values.first?.name == "text")
    #expect(page?.values.first?.old == "sha256:aaaaaaaaaaaa…")
    let told = compare([bulletin("a")], [new], texts: ("one\nthe old words\n", "one\nthe new words\n")).pages.first
    #expect(told?.values.isEmpty == true)
    #expect(told?.texts.first?.runs.filter { $0.mark != .same }.map(\.text) == ["old", "new"])
  }

  @Test("what is new, gone, withdrawn and expired is told apart")
  func pages() {
    var (withdrawn, expired) = (bulletin("b"), bulletin("c"))
    (withdrawn.state, expired.state) = (.withdrawn, .expired)
    let difference = compare(
      [bulletin("a"), bulletin("b"), bulletin("c"), withdrawn.named("z")], [withdrawn, expired, bulletin("d")])
    #expect(difference.addedPages.map(\.page) == ["/d/"])
    #expect(difference.removedPages.map(\.page) == ["/a/", "/b/", "/c/"])
    #expect(difference.removedPages.map(\.fate) == [nil, .withdrawn, .expired])
    #expect(difference.pageCounts == .init(added: 1, removed: 3))
    let text = TextReport.text(difference)
    #expect(text.contains("  removed  /b/  Title of b  withdrawn, 1 figure\n"))
    #expect(!text.contains("characters"))
    #expect(!text.contains("Other files"))
    #expect(HTMLReport.text(difference).contains("withdrawn, 1 figure"))
  }

  @Test("a bulletin that moves is one: by its address, an alias, or its text")
  func moves() {
    let renamed = compare([bulletin("a")], [bulletin("a").named("x")])
    #expect(renamed.isSame)
    let new = bulletin("b") {
      $0.aliases = ["/a/"]
      $0.facts = [("id", "tag:a")]
    }
    let moved = compare([bulletin("a")], [new])
    #expect(moved.pageCounts == .init(moved: 1))
    #expect(TextReport.text(moved).contains("  moved  /a/ → /b/  Title of b\n"))
    let byText = compare(
      [bulletin("a"), bulletin("c") { $0.text = "c" }], [bulletin("b"), bulletin("d") { $0.text = "d" }])
    #expect(byText.pageCounts == .init(added: 1, removed: 1, moved: 1))
    // Two have the text: nobody knows which of them it was.
    let unclear = compare([bulletin("a"), bulletin("c")], [bulletin("b")])
    #expect(unclear.pageCounts == .init(added: 1, removed: 2))
  }

  @Test("JSON has no counts of files, and names the fate of what is gone")
  func json() throws {
    var withdrawn = bulletin("a")
    withdrawn.state = .withdrawn
    let text = JSONReport.text(compare([bulletin("a")], [withdrawn]))
    #expect(text.contains("\"counts\":{\"pages\":{\"added\":0,\"removed\":1,"))
    #expect(!text.contains("\"files\":{"))
    #expect(text.contains("\"figures\":1,\"fate\":\"withdrawn\""))
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test("labels are read from the page's list of sources")
  func labels() {
    let page = """
      <main><section class="figures"><ol><li id="figure-1"><p><strong>9人</strong> Deaths, August 2024</p>
      <p><code>figure:deaths?period=2024-08</code></p></li></ol></section></main>
      """
    #expect(FigureLabels.read(Array(page.utf8)) == ["figure:deaths?period=2024-08": "Deaths, August 2024"])
  }
}

extension PublishedBulletin {
  /// The same under another file name.
  fileprivate func named(_ name: String) -> PublishedBulletin {
    var other = PublishedBulletin(name: name + ".md", address: address)
    (other.title, other.state, other.dates, other.facts) = (title, state, dates, facts)
    (other.text, other.figures, other.aliases) = (text, figures, aliases)
    return other
  }
}
