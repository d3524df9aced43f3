import Numbers
import Testing

@testable import Records

struct FieldBoundsTests {
  private func bounds(_ type: FieldType, _ edit: (inout FieldConstraints) -> Void) -> FieldBounds {
    var field = TableField(name: "f", type: type)
    edit(&field.constraints)
    return FieldBounds(field)
  }

  @Test(
    "a bound with more decimals than the column allows just what it should",
    arguments: [
      ("0.005", 2, 1), ("0", 2, 0), ("-0.005", 2, 0), ("-1.5", 0, -1), ("1.5", 1, 15), ("1.5", 3, 1500),
    ])
  func scalesMinimum(text: String, scale: Int, lowest: Int) {
    #expect(bounds(.number) { $0.minimum = text }.range(scale: scale).lowest == lowest)
  }

  @Test(
    "exclusive bounds leave out their own value",
    arguments: [("1", 1, 11, 9), ("1.05", 1, 11, 10), ("-1", 0, 0, -2), ("-1.5", 0, -1, -2)])
  func scalesExclusive(text: String, scale: Int, lowest: Int, highest: Int) {
    #expect(bounds(.number) { $0.exclusiveMinimum = text }.range(scale: scale).lowest == lowest)
    #expect(bounds(.number) { $0.exclusiveMaximum = text }.range(scale: scale).highest == highest)
  }

  @Test("the stronger of two bounds holds, and the broken one is named")
  func takesStronger() {
    let bounds = bounds(.integer) {
      $0.minimum = "0"
      $0.exclusiveMinimum = "4"
      $0.maximum = "9"
    }
    #expect(bounds.range(scale: 0) == (5, 9))
    #expect(bounds.broken(by: FixedPoint(-1))?.description == "at least 0")
    #expect(bounds.broken(by: FixedPoint(4))?.description == "more than 4")
    #expect(bounds.broken(by: FixedPoint(10))?.description == "at most 9")
    #expect(bounds.broken(by: FixedPoint(5)) == nil)
    #expect(!bounds.isEmpty)
  }

  @Test("bounds that cross leave nothing")
  func findsEmpty() {
    #expect(bounds(.date) { ($0.minimum, $0.maximum) = ("2024-02-01", "2024-01-01") }.isEmpty)
    #expect(bounds(.integer) { ($0.minimum, $0.exclusiveMaximum) = ("1", "1") }.isEmpty)
    #expect(!bounds(.integer) { ($0.minimum, $0.maximum) = ("1", "1") }.isEmpty)
  }
}
