import Testing

@testable import Diagnostics

struct GitHubReporterTests {
  @Test("each finding is one workflow command")
  func printsFindings() {
    #expect(
      GitHubReporter().report(Samples.diagnostics) == """
        ::error file=content/通知/a.md,line=2,endLine=2,col=1,endColumn=6,title=front-matter-unknown-key::unknown key "titel"%0Ahelp: did you mean "title"?
        ::warning file=content/通知/a.md,line=4,endLine=4,col=5,endColumn=13,title=link-broken::100%25 broken: a, b%0Amoved here%0Along ago (content/b.md:7:3)%0Anothing else links to it
        ::notice title=page-hint::no file is to blame

        """)
  }

  @Test("properties escape what separates them, messages only what ends a line")
  func escapes() {
    let finding = Diagnostic(
      .hint, "50%, a: b::c\r\n::error::forged", at: SourceLocation(path: "a,b:c%\r\n.md", line: 1, column: 1, length: 1)
    )
    #expect(
      GitHubReporter().report([finding])
        == "::notice file=a%2Cb%3Ac%25%0D%0A.md,line=1,endLine=1,col=1,title=page-hint::50%25, a: b::c%0D%0A::error::forged\n"
    )
  }

  @Test("paths begin at the root of the repository")
  func rootOfRepository() {
    let text = GitHubReporter(root: "sites/city/").report(Samples.diagnostics)
    #expect(text.contains("::error file=sites/city/content/通知/a.md,line=2,"))
    #expect(text.contains("(sites/city/content/b.md:7:3)"))
    #expect(text.contains("::notice title=page-hint::"))
  }

  @Test("no findings, no text")
  func printsNothing() {
    #expect(GitHubReporter().report([]).isEmpty)
  }
}
