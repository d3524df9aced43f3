import Diagnostics
import Testing

@testable import Preview

@Suite("What stands in the way of a build, in the browser")
struct OverlayTests {
  private static let kind = DiagnosticKind("some-fault", .site, .error, title: "", explanation: "")
  private static let secret = DiagnosticKind(
    "secret-fault", .site, .error, title: "", explanation: "", isConfidential: true)

  private func html(_ findings: Diagnostic...) -> String {
    let html = Overlay(findings, over: .lastGood) { SourceFile(path: $0, bytes: Array("第一行\n死亡<9>人。\n".utf8)) }.html
    return String(decoding: html, as: UTF8.self)
  }

  private let place = SourceLocation(path: "content/a.md", line: 2, column: 3, length: 3)

  @Test("gives place, line with the place marked, notes and help, all escaped")
  func finding() {
    let text = html(
      Diagnostic(
        Self.kind, "wrong <b>", at: place, notes: [Diagnostic.Note("see & compare", at: place)], remedy: "do \"this\""))
    #expect(text.contains("<h2>wrong &lt;b&gt; <small>some-fault</small></h2>"))
    #expect(text.contains("<code>content/a.md:2:3</code>"))
    #expect(text.contains("<pre>死亡<mark>&lt;9&gt;</mark>人。</pre>"))
    #expect(text.contains("<b>Note: </b>see &amp; compare"))
    #expect(text.contains("<b>Help: </b>do &quot;this&quot;"))
  }

  @Test("does not show what stands at a confidential place")
  func confidential() { #expect(!html(Diagnostic(Self.secret, "secret", at: place)).contains("死亡")) }

  @Test("shows errors only, and says how many more there are")
  func many() {
    let errors = (0..<60).map { Diagnostic(Self.kind, "error \($0)", at: nil) }
    let warning = Diagnostic(Self.kind, "only a warning", at: nil, severity: .warning)
    let text = String(decoding: Overlay([warning] + errors, over: .lastGood) { _ in nil }.html, as: UTF8.self)
    #expect(!text.contains("only a warning"))
    #expect(text.contains("60 errors"))
    #expect(text.contains("error 49 "))
    #expect(text.contains("… and 10 more"))
  }

  @Test(
    "says what the page below is",
    arguments: [
      (Overlay.Page.none, "no good build yet"), (.lastGood, "the last good build"), (.current, "you have saved"),
    ]
  )
  func page(_ page: Overlay.Page, words: String) {
    let html = Overlay([Diagnostic(Self.kind, "wrong", at: nil)], over: page) { _ in nil }.html
    let text = String(decoding: html, as: UTF8.self)
    #expect(text.contains(words))
    #expect(
      text.contains("1 error: \(page == .current ? "nothing could be published like this" : "the site was not built")"))
  }
}
