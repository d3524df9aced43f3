import Testing

@testable import Records

struct KeySetTests {
  private func insert(_ text: String, into set: inout KeySet, at place: Int) -> Int? {
    Array(text.utf8).withUnsafeBytes { set.insert($0, at: place) }
  }

  @Test("an equal key tells the place of the first")
  func tellsFirst() {
    var set = KeySet()
    #expect(insert("a", into: &set, at: 7) == nil)
    #expect(insert("ab", into: &set, at: 8) == nil)
    #expect(insert("", into: &set, at: 9) == nil)
    #expect(insert("a", into: &set, at: 10) == 7)
    #expect(insert("", into: &set, at: 11) == 9)
    #expect(set.count == 3)
  }

  @Test("a set that grows forgets nothing")
  func grows() {
    var set = KeySet()
    for number in 0..<50_000 { #expect(insert("k\(number)", into: &set, at: number) == nil) }
    for number in stride(from: 0, to: 50_000, by: 997) { #expect(insert("k\(number)", into: &set, at: -1) == number) }
    #expect(set.count == 50_000)
  }

  @Test("what another set lacks is told by its place")
  func findsMissing() {
    var (own, other) = (KeySet(), KeySet())
    for (place, text) in ["a", "b", "c"].enumerated() { _ = insert(text, into: &own, at: place) }
    _ = insert("b", into: &other, at: 0)
    #expect(own.missing(in: other) == [0, 2])
    #expect(other.missing(in: own).isEmpty)
  }
}
