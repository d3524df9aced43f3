import Testing

@testable import Diagnostics

struct JSONReporterTests {
  @Test("findings are one document with stable keys")
  func printsFindings() {
    let expected =
      #"{"version":1,"diagnostics":["#
      + #"{"id":"front-matter-unknown-key","severity":"error","message":"unknown key \"titel\"","#
      + #""file":"content/通知/a.md","line":2,"column":1,"length":5,"help":"did you mean \"title\"?","notes":[]},"#
      + #"{"id":"link-broken","severity":"warning","message":"100% broken: a, b","#
      + #""file":"content/通知/a.md","line":4,"column":5,"length":8,"notes":["#
      + #"{"message":"moved here\nlong ago","file":"content/b.md","line":7,"column":3,"length":0},"#
      + #"{"message":"nothing else links to it"}]},"#
      + #"{"id":"page-hint","severity":"note","message":"no file is to blame","notes":[]}]}"# + "\n"
    #expect(JSONReporter().report(Samples.diagnostics) == expected)
  }

  @Test("no findings are a document too")
  func printsNoFindings() {
    #expect(JSONReporter().report([]) == "{\"version\":1,\"diagnostics\":[]}\n")
  }
}
