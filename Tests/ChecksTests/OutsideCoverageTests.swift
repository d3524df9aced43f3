import Diagnostics
import SampleSites
import Testing

@testable import Checks

@Suite("Rows outside of temporalCoverage")
struct OutsideCoverageTests {
  private func found(
    _ rows: String, coverage: String = "    temporalCoverage: 2024-01..2024-04\n", type: String = "date"
  ) async throws -> [Diagnostic] {
    let site = try SampleSite()
      .content(
        "data/measures.yaml", "measures:\n  accidents: {label: 事故, resource: accidents, count: rows, time: day}\n"
      )
      .content("data/accidents.csv", "id,day\n\(rows)")
      .content(
        "data/datapackage.yaml",
        "resources:\n  - name: accidents\n    path: accidents.csv\n\(coverage)    schema:\n"
          + "      fields: [{name: id, type: integer}, {name: day, type: \(type)}]\n")
    return await site.findings().of(.recordOutsideCoverage)
  }

  @Test("are told at the first of them, before and after it")
  func told() async throws {
    let found = try await found("1,2024-01-01\n2,2024-05-03\n3,2023-12-31\n4,2024-05-01\n5,2024-04-30\n6,\n")
    #expect(found.map(\.severity) == [.note, .note])
    #expect(found.map { $0.location?.path } == ["content/data/accidents.csv", "content/data/accidents.csv"])
    #expect(found.map { $0.location?.line } == [3, 4])
    #expect(
      found.map(\.message) == [
        "2 rows of \"accidents\", such as this of 2024-05-03, are later than its temporalCoverage, 2024-01..2024-04",
        "1 row of \"accidents\", such as this of 2023-12-31, is earlier than its temporalCoverage, 2024-01..2024-04",
      ])
  }

  @Test("by month too")
  func months() async throws {
    let found = try await found("1,2024-04\n2,2024-05\n", type: "yearmonth")
    #expect(found.map { $0.location?.line } == [3])
  }

  @Test("are none within it, and without it")
  func sound() async throws {
    #expect(try await found("1,2024-01-01\n2,2024-04-30\n") == [])
    #expect(try await found("1,2024-01-01\n2,2034-04-30\n", coverage: "") == [])
  }
}
