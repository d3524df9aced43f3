import Testing

@testable import Numbers

struct FixedPointTests {
  @Test(
    "a decimal is read and written as it stands",
    arguments: ["0", "-1", "17.50", "0.05", "-0.5", "9223372036854775807"])
  func reads(text: String) { #expect(FixedPoint(text)?.text == text) }

  @Test(
    "anything else is no decimal",
    arguments: ["", "-", ".5", "5.", "1,000", "1e3", "٣", "9223372036854775808", "1.1.1", "0.1234567890123456789"])
  func refuses(text: String) { #expect(FixedPoint(text) == nil) }

  @Test("zeros at the end do not make numbers differ")
  func equates() {
    #expect(FixedPoint(1750, scale: 2) == FixedPoint(175, scale: 1))
    #expect(FixedPoint(1750, scale: 2).hashValue == FixedPoint(175, scale: 1).hashValue)
    #expect(FixedPoint(1750, scale: 2).normalized.text == "17.5")
    #expect(FixedPoint(-3) < FixedPoint(-25, scale: 1))
  }

  @Test("thousands are parted before the point only")
  func separates() {
    #expect(FixedPoint(123_456_789, scale: 4).text(separator: ",") == "12,345.6789")
    #expect(FixedPoint(-1234).text(separator: ",") == "-1,234")
    #expect(FixedPoint(123).text(separator: ",") == "123")
  }
}
