import Alerts
import Testing

@Suite struct WarningColourTests {
  @Test func `the highest level comes first`() {
    #expect(WarningColour.allCases.shuffled().sorted() == [.red, .orange, .yellow, .blue])
  }
}
