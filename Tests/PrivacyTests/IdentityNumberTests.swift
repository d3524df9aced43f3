import Privacy
import Testing

@Suite struct IdentityNumberTests {
  // The example of GB 11643-1999.
  @Test(arguments: [("11010519491231002X", true), ("11010519491231002x", true), ("110105194912310021", false)])
  func `the check character decides`(_ number: String, _ isRight: Bool) {
    #expect(IdentityNumber.isChecked(Array(number.utf8)) == isRight)
  }

  @Test func `a number that is too short is none`() {
    #expect(!IdentityNumber.isChecked(Array("1101051949123".utf8)))
  }
}
