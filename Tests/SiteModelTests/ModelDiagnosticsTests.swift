import DataFormats
import Testing

@testable import SiteModel

struct ModelDiagnosticsTests {
  @Test("every finding has an id of its own and explains itself")
  func explains() {
    let kinds = ModelDiagnostics.all + DataDiagnostics.all
    #expect(Set(kinds.map(\.id)).count == kinds.count)
    for kind in kinds {
      #expect(kind.id.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(kind.title.hasSuffix("."))
      #expect(!kind.explanation.isEmpty)
    }
  }
}
