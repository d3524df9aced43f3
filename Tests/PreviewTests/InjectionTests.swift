import Testing

@testable import Preview

@Suite("What pages get on their way")
struct InjectionTests {
  private func applied(_ html: String, mark: PageMarks.Entry? = nil, overlay: String? = nil) -> String {
    let injection = Injection(build: "b\"1", mark: mark, overlay: overlay.map { Array($0.utf8) })
    return String(decoding: injection.applied(to: Array(html.utf8)), as: UTF8.self)
  }

  @Test("puts the banner first and the script last in the body")
  func places() {
    let page = applied(
      "<html><head></head><BODY class=\"a\"><p>文</p></Body></html>",
      mark: PageMarks.Entry(mark: .draft, text: "a < b"), overlay: "错")
    let parts = [
      "<BODY class=\"a\">", "marks.css", "a &lt; b</p>", "<p>文</p>", "<bulletin-overlay>", "错</template>",
      "data-build=\"b&quot;1\"", "</Body></html>",
    ]
    var rest = page[...]
    for part in parts {
      guard let range = rest.firstRange(of: part) else {
        Issue.record("\(part) is missing in \(rest)")
        return
      }
      rest = rest[range.upperBound...]
    }
    #expect(rest.isEmpty)
  }

  @Test("leaves a page without a body whole", arguments: ["", "<p>文", "<body", "</body"])
  func fragment(html: String) {
    #expect(applied(html).hasPrefix(html))
    #expect(applied(html).contains("reload.js"))
  }

  @Test("takes no tag whose name only begins alike")
  func similar() { #expect(applied("<bodyguard>文</bodyguard>").hasPrefix("<bodyguard>文</bodyguard>")) }
}
