import Testing

@testable import Diagnostics

struct ReporterTests {
  @Test("formats are named as on the command line")
  func namesFormats() {
    #expect(ReportFormat.allCases.map(\.rawValue) == ["text", "json", "github", "gitlab", "sarif"])
    #expect(ReportFormat(rawValue: "xml") == nil)
  }

  @Test("every report ends with one line feed")
  func endsWithLineFeed() {
    let reporters: [any Reporter] = [
      TextReporter(colour: false) { _ in nil }, JSONReporter(), GitHubReporter(), GitLabReporter(),
      SARIFReporter(version: "1"),
    ]
    for reporter in reporters {
      let text = reporter.report(Samples.diagnostics)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }
}
