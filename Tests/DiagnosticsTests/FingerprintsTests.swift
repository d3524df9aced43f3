import Testing

@testable import Diagnostics

struct FingerprintsTests {
  private func finding(_ message: String, line: Int, path: String = "a.md") -> Diagnostic {
    Diagnostic(.hint, message, at: SourceLocation(path: path, line: line))
  }

  @Test("a finding that has moved to another line is the same")
  func moved() {
    #expect(Fingerprints.of([finding("m", line: 3)]) == Fingerprints.of([finding("m", line: 30)]))
  }

  @Test("findings of other words, files or sorts are others, and no two of one report are alike")
  func differ() {
    let findings = [
      finding("m", line: 1), finding("m", line: 2), finding("n", line: 1), finding("m", line: 1, path: "b.md"),
      Diagnostic(.unknownKey, "m", at: SourceLocation(path: "a.md")), Diagnostic(.hint, "m", at: nil),
    ]
    let prints = Fingerprints.of(findings)
    #expect(Set(prints).count == findings.count)
    #expect(prints.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test("they stay what they are, since services keep them")
  func stable() {
    #expect(Fingerprints.of([finding("无此键", line: 1)]) == ["a42032da90db373bbc1637fbfd0cac79"])
  }
}
