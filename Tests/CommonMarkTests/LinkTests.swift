import Diagnostics
import Testing

@testable import CommonMark

@Suite struct AutolinkTests {
  private func link(_ address: String) -> String {
    var href: [UInt8] = []
    href.append(href: address.utf8)
    return "<a href=\"\(String(decoding: href, as: UTF8.self))\">\(address)</a>"
  }

  @Test func anAddressEndsBeforeChinesePunctuation() {
    #expect(Rendering("见https://www.mem.gov.cn/通知。后文").html == "<p>见\(link("https://www.mem.gov.cn/通知"))。后文</p>\n")
    #expect(
      Rendering("（https://a.cn）“https://b.cn”").html == "<p>（\(link("https://a.cn"))）“\(link("https://b.cn"))”</p>\n")
    #expect(Rendering("www.a.cn，b").html == "<p><a href=\"http://www.a.cn\">www.a.cn</a>，b</p>\n")
  }

  @Test func whatFollowsIsMarkdownAgain() {
    #expect(
      Rendering("https://a.cn。**重。**见**https://b.cn**，[x](c.md)").html
        == "<p>\(link("https://a.cn"))。<strong>重。</strong>见<strong>\(link("https://b.cn"))</strong>，<a href=\"{c.md}\">x</a></p>\n"
    )
  }

  @Test(arguments: [
    "[x](https://a.cn/关于（试行）。html)", "[x](<https://a.cn/关于（试行）。html>)", "[x]\n\n[x]: https://a.cn/关于（试行）。html",
  ])
  func anExplicitDestinationKeepsItsPunctuation(markdown: String) {
    var href: [UInt8] = []
    href.append(href: "https://a.cn/关于（试行）。html".utf8)
    #expect(Rendering(markdown).html == "<p><a href=\"\(String(decoding: href, as: UTF8.self))\">x</a></p>\n")
  }

  @Test func anAddressInBracketsKeepsItsPunctuation() {
    #expect(Rendering("<https://a.cn/。x>").html == "<p>\(link("https://a.cn/。x"))</p>\n")
    #expect(Rendering("`https://a.cn。x`").html == "<p><code>https://a.cn。x</code></p>\n")
  }

  @Test func anAddressThatLooksLikeADestinationIsCutAfterParsing() {
    #expect(Rendering("x](https://a.cn。后").html == "<p>x](\(link("https://a.cn"))。后</p>\n")
    let all = String(String.UnicodeScalarView((0xF8F0...0xF8FF).compactMap(Unicode.Scalar.init(_:))))
    #expect(Rendering("\(all) https://a.cn。后").html == "<p>\(all) \(link("https://a.cn"))。后</p>\n")
  }

  @Test func explicitLinksAreNeverTakenForAddressesInText() {
    // The text of each is what an address in text would be; only the full stop tells.
    for markdown in [
      "[www.a.cn。b](http://www.a.cn。b)", " [www.a.cn。b](http://www.a.cn。b)", "a\n[www.a.cn。b](http://www.a.cn。b)",
      " a\n<http://www.a.cn/。b>", "[http://a.cn。b](http://a.cn。b)", "[www.a.cn。b](http://www.a.cn。b)\n|c|\n|-|",
      "[http://a.cn。b](http://a.cn。b)\n|c|\n|-|", "[a@b.cn。](mailto:a@b.cn。)\n|c|\n|-|",
      "|[www.a.cn。b](http://www.a.cn。b)|\n|-|",
    ] {
      #expect(Rendering(markdown).html.contains("。b</a>") || Rendering(markdown).html.contains("。</a>"), "\(markdown)")
    }
  }

  @Test func anEMailAddressIsALink() {
    #expect(Rendering("写信到a@b.cn。").html == "<p>写信到<a href=\"mailto:a@b.cn\">a@b.cn</a>。</p>\n")
    #expect(Rendering("a&#64;b.cn").html == "<p><a href=\"mailto:a@b.cn\">a@b.cn</a></p>\n")
  }

  @Test func manyAddressesWithoutSpacesBetweenAreRead() {
    let html = Rendering(String(repeating: "https://a.cn。", count: 1000)).html
    #expect(html.utf8.count > 10_000 && html.hasSuffix("。</p>\n"))
  }
}

@Suite struct DestinationTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", "\u{1}javascript:x", " vbscript:x", "livescript:x",
    "mocha:x",
    "file:///etc/passwd", "about:blank", "blob:x", "filesystem:x", "view-source:x", "jar:x", "data:text/html,x",
    "javascript%3Ax", "java\u{AD}script:x", "\u{FEFF}javascript:x",
  ])
  func unsafeSchemesAreTold(url: String) {
    guard case .unsafe = Destination(Array(url.utf8), kind: .link) else {
      Issue.record("\(url) is not unsafe")
      return
    }
  }

  @Test(arguments: [
    ("https://a.cn", Destination.direct), ("//a.cn", .direct), ("mailto:a@b.cn", .direct), ("#x", .direct),
    ("?a=b", .direct),
    ("figure:deaths", .data(scheme: "figure")), ("a.md", .open), ("/a/", .open), ("../a.md#b", .open), ("", .open),
    ("a/b:c", .open),
    ("通知：一.md", .open),
  ])
  func othersAreDirectOrOpen(url: String, destination: Destination) {
    #expect(Destination(Array(url.utf8), kind: .link) == destination)
  }

  @Test func onlyPicturesMayBeData() {
    #expect(Destination(Array("data:image/png;base64,AA".utf8), kind: .image) == .direct)
    #expect(Destination(Array("data:image/png;base64,AA".utf8), kind: .link) == .unsafe(scheme: "data"))
    #expect(Destination(Array("data:image/svg+xml,x".utf8), kind: .image) == .unsafe(scheme: "data"))
  }

  @Test func anUnsafeLinkKeepsItsTextAndIsReported() {
    let rendering = Rendering("甲 [*乙*](javascript:x) ![丙](java&#x73;cript:x) <javascript:y>\n")
    #expect(rendering.html == "<p>甲 <em>乙</em> 丙 javascript:y</p>\n")
    #expect(
      rendering.findings == [
        "markdown-unsafe-link 1:3", "markdown-unsafe-link 1:23", "markdown-unsafe-link 1:47",
      ])
  }

  @Test func slotsKeepWhatTheAuthorWrote() {
    let rendering = Rendering("[a](../n/通%20知.md#x&amp;y)\n\n![图](<b c.png> \"t\")")
    let slots = rendering.document?.body.slots ?? []
    #expect(slots.map(\.destination) == ["../n/通%20知.md#x&y", "b c.png"])
    #expect(slots.map(\.kind) == [.link, .image])
    #expect(slots.map(\.location.line) == [1, 3])
    #expect(rendering.html.contains("<img src=\"{b c.png}\" alt=\"图\" title=\"t\" loading=\"lazy\">"))
  }

  @Test func anImageWithoutAlternativeTextIsReported() {
    #expect(Rendering("![](a.png)").findings == ["markdown-image-alt 1:1"])
    #expect(Rendering("![*甲*\n`乙` ![丙](b.png)](a.png)").html.contains("alt=\"甲 乙 丙\"") == false)
    #expect(Rendering("![*甲*\n`乙` ![丙](b.png)](a.png)").html.contains("alt=\"甲乙 丙\""))
  }
}

@Suite struct FragmentTests {
  @Test func urlsAreFilledInAndEscaped() {
    let fragment = Rendering("[a](b.md)![c](d.png)").document?.body ?? Fragment(bytes: [])
    var output: [UInt8] = []
    fragment.append(to: &output) { .text($0.kind == .link ? "/b/?x&y" : "/d.png") }
    #expect(
      String(decoding: output, as: UTF8.self)
        == "<p><a href=\"/b/?x&amp;y\">a</a><img src=\"/d.png\" alt=\"c\" loading=\"lazy\"></p>\n")
  }

  @Test func whatCannotBeResolvedIsStillValidHTML() {
    let fragment = Rendering("[a](b.md)![c](d.png)").document?.body ?? Fragment(bytes: [])
    var output: [UInt8] = []
    fragment.append(to: &output) { _ in nil }
    let html = String(decoding: output, as: UTF8.self)
    #expect(html.contains("href=\"#\"") && html.contains("src=\"data:,\""))
  }

  @Test func aSliceLeavesOutRangesAndMovesSlots() {
    let location = SourceLocation(path: "a")
    let slots = [2, 5, 9].map { Slot(offset: $0, destination: "\($0)", kind: .link, location: location) }
    let slice = Fragment(bytes: Array("0123456789".utf8), slots: slots).slice(1..<10, without: [3..<6])
    #expect(String(decoding: slice.bytes, as: UTF8.self) == "126789")
    #expect(slice.slots.map(\.offset) == [1, 5])
  }
}
