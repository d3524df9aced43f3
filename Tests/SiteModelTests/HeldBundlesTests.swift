import SiteModel
import Testing

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

  @Test("are none where no bundle is held back")
  func knowsNone() {
    #expect(HeldBundles(["a/single.md": .draft, "index.md": .draft]).isEmpty)
    #expect(!bundles.isEmpty)
  }
}
