import Testing

@testable import Diagnostics

struct CappedFindingsTests {
  private static let kind = DiagnosticKind("a-fault", .file, .error, title: "A.", explanation: "B.")

  private static func findings(_ counts: KeyValuePairs<String, Int>, limit: Int) -> CappedFindings<String> {
    var findings = CappedFindings<String>(limit: limit)
    for (key, count) in counts {
      for number in 0..<count {
        findings.add(key, Diagnostic(kind, "\(key)\(number)", at: SourceLocation(path: "a", line: number + 1)))
      }
    }
    return findings
  }

  @Test("up to the limit everything is kept, in the order of each sort's first finding")
  func keepsFew() {
    let findings = Self.findings(["b": 1, "a": 2, "b ": 1], limit: 2)
    #expect(findings.diagnostics.map(\.message) == ["b0", "a0", "a1", "b 0"])
  }

  @Test("findings of a sort stay together")
  func groups() {
    #expect(Self.findings(["b": 1, "a": 1, "b": 2], limit: 9).diagnostics.map(\.message) == ["b0", "b0", "b1", "a0"])
  }

  @Test("beyond the limit one finding counts the rest, at the place of the first of them")
  func countsRest() {
    let findings = Self.findings(["a": 1206], limit: 2)
    #expect(findings.diagnostics.map(\.message) == ["a0", "a1", "… and 1,204 more like it: a2"])
    #expect(findings.diagnostics.last?.location?.line == 3)
    #expect(findings.diagnostics.inReportingOrder() == findings.diagnostics)
    #expect(findings.count("a") == 1206)
    #expect(findings.count("b") == 0)
  }

  @Test("a single one beyond the limit is kept as it is")
  func keepsLast() {
    #expect(Self.findings(["a": 3], limit: 2).diagnostics.map(\.message) == ["a0", "a1", "a2"])
  }

  @Test(
    "counts have commas between thousands",
    arguments: [(2, "2"), (999, "999"), (1000, "1,000"), (123_456, "123,456"), (1_000_000, "1,000,000")])
  func groupsDigits(count: Int, text: String) {
    #expect(Self.findings(["a": count], limit: 0).diagnostics.map(\.message) == ["… and \(text) more like it: a0"])
  }

  @Test("what is not shown is not made")
  func isLazy() {
    var made = 0
    var findings = CappedFindings<Int>(limit: 1)
    func fault() -> Diagnostic {
      made += 1
      return Diagnostic(Self.kind, "x", at: nil)
    }
    #expect(findings.isEmpty)
    for _ in 0..<100 { findings.add(0, fault()) }
    #expect(made == 2)
    #expect(!findings.isEmpty)
  }
}
