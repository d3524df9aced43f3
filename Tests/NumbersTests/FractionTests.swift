import Testing

@testable import Numbers

struct FractionTests {
  @Test(
    "a fraction is rounded as its mode says",
    arguments: [
      (1, 8, 2, RoundingMode.halfUp, "0.13"), (1, 8, 2, .halfEven, "0.12"), (1, 8, 2, .truncate, "0.12"),
      (-1, 8, 2, .halfUp, "-0.13"), (-1, 8, 2, .halfEven, "-0.12"), (-1, 8, 2, .truncate, "-0.12"),
      (3, 8, 2, .halfEven, "0.38"), (800, 45, 2, .halfUp, "17.78"), (800, 45, 2, .truncate, "17.77"),
      (5, 2, 0, .halfEven, "2"), (7, 2, 0, .halfEven, "4"), (999, 1000, 2, .halfUp, "1.00"),
    ])
  func rounds(numerator: Int, denominator: Int, decimals: Int, mode: RoundingMode, expected: String) throws {
    let fraction = try #require(Fraction(Int128(numerator), over: Int128(denominator)))
    #expect(fraction.rounded(toDecimals: decimals, mode)?.text == expected)
  }

  @Test("a division by zero gives nothing")
  func dividesByZero() {
    #expect(Fraction(1) / Fraction(0) == nil)
    #expect(Fraction(1, over: 0) == nil)
  }

  @Test("what does not fit gives nothing instead of a wrong number")
  func overflows() throws {
    let huge = try #require(Fraction(Int128.max, over: 1))
    #expect(huge + huge == nil)
    #expect(huge * huge == nil)
    #expect(huge.rounded(toDecimals: 0, .halfUp) == nil)
  }

  @Test("fractions are compared exactly, however large")
  func compares() throws {
    let left = try #require(Fraction(Int128.max, over: Int128.max - 1))
    let right = try #require(Fraction(Int128.max - 1, over: Int128.max - 2))
    #expect(left < right)
    #expect(!(right < left))
    #expect(try #require(Fraction(-1, over: 3)) < Fraction(0))
  }
}
