import Testing

@testable import SiteModel

@Suite("Bundles that are held back")
struct HeldBundlesTests {
  private let bundles = HeldBundles(["a/x/index.md": .draft, "a/single.md": .draft])

  @Test(
    "hold all that lies in their folder",
    arguments: ["a/x/index.md", "a/x/plan.pdf", "a/x/deep/er/plan.pdf", "a/x/other.md"])
  func holdsWithin(path: String) {
    #expect(bundles.hold(on: path) == .draft)
  }

  @Test(
    "hold nothing else",
    arguments: ["a/x", "a/xy/plan.pdf", "a/plan.pdf", "x/plan.pdf", "plan.pdf", "", "a/single.md", "a/single/plan.pdf"])
  func holdsNothingElse(path: String) {
    #expect(bundles.hold(on: path) == nil)
  }

  @Test("one that is withdrawn within one that is a draft is a draft; otherwise the inner one counts")
  func innermost() throws {
    let withdrawn = Visibility.Hold.withdrawn(Samples.moment("2024-01-01"))
    let nested = HeldBundles([
      "a/index.md": .draft, "a/b/index.md": withdrawn, "c/index.md": withdrawn, "c/d/index.md": .draft,
    ])
    #expect(nested.hold(on: "a/b/x.pdf") == .draft && nested.nonpublicHold(on: "a/b/index.md") == .draft)
    #expect(nested.hold(on: "c/x.pdf") == withdrawn && nested.nonpublicHold(on: "c/x.md") == nil)
    #expect(nested.hold(on: "c/d/x.pdf") == .draft)
    #expect(try #require(nested.holder(of: "c/x.pdf")).bundle == "c/index.md")
  }

  @Test("are none where no bundle is held back")
  func knowsNone() {
    #expect(HeldBundles(["a/single.md": .draft, "index.md": .draft]).isEmpty)
    #expect(!bundles.isEmpty)
  }
}
