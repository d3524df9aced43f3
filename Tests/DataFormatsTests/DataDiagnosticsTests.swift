import Testing

@testable import DataFormats

struct DataDiagnosticsTests {
  @Test("every finding has an id of its own and explains itself")
  func explains() {
    #expect(Set(DataDiagnostics.all.map(\.id)).count == DataDiagnostics.all.count)
    for kind in DataDiagnostics.all {
      #expect(kind.id.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(kind.title.hasSuffix("."))
      #expect(!kind.explanation.isEmpty)
    }
  }
}
