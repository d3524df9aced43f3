import Testing

@testable import Records

struct PackageDiagnosticsTests {
  @Test("every finding has an id of its own and explains itself")
  func explains() {
    #expect(Set(PackageDiagnostics.all.map(\.id)).count == PackageDiagnostics.all.count)
    for kind in PackageDiagnostics.all {
      #expect(kind.id.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(kind.title.hasSuffix("."))
      #expect(!kind.explanation.isEmpty)
    }
  }
}
