import Testing

@testable import Markup

@Suite("HTML tokenizer, names and texts")
struct HTMLTokenizerNamesTests {
  /// Tokens in short: `<p>`, `</p>`, texts and raw texts as they are.
  private func tokens(_ source: String, isXML: Bool = false) -> [String] {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      var scanner = HTMLTokenizer(bytes, isXML: isXML)
      var tokens: [String] = []
      while let token = scanner.next() {
        switch token {
        case .text(let range): tokens.append(scanner.decoded(range))
        case .raw(let range): tokens.append("raw:" + scanner.written(range))
        case .start: tokens.append("<\(scanner.name)>")
        case .end: tokens.append("</\(scanner.name)>")
        }
      }
      return tokens
    }
  }

  @Test("reads tags, texts and references")
  func plain() {
    #expect(tokens("<P>a &amp; b&#20107;&hellip;</P>") == ["<p>", "a & b事…", "</p>"])
  }

  @Test(
    "passes over comments in all their forms",
    arguments: [
      "<!-- x -->a", "<!-->a", "<!--->a", "<!-- x --!>a", "<!DOCTYPE html>a", "<?php x ?>a", "</ >a", "<!x>a",
    ])
  func comments(source: String) {
    #expect(tokens(source) == ["a"])
  }

  @Test("leaves scripts and styles alone up to their own end tags")
  func rawText() {
    #expect(
      tokens("<script>if (a</b) '</scripty>'</SCRIPT>x") == [
        "<script>", "raw:if (a</b) '</scripty>'", "</script>", "x",
      ])
    #expect(tokens("<style></style>x") == ["<style>", "</style>", "x"])
  }

  @Test("takes what is no tag as text")
  func stray() {
    #expect(tokens("1 < 2 & 3 &unknown; <5") == ["1 ", "< 2 & 3 &unknown; ", "<5"])
  }

  @Test("reads attributes with and without quotes, and the first of two")
  func attributes() {
    let source = "<a HREF=x&amp;y class='big figure' hidden data-x = \"1>2\" / href=z>"
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      var scanner = HTMLTokenizer(bytes)
      _ = scanner.next()
      #expect(scanner.attribute("href") == "x&y")
      #expect(scanner.attribute("class", has: "figure"))
      #expect(!scanner.attribute("class", has: "fig"))
      #expect(scanner.attribute("hidden") == "")
      #expect(scanner.attribute("data-x") == "1>2")
      #expect(scanner.attribute("title") == nil)
      #expect(scanner.next() == nil)
    }
  }

  @Test("keeps CDATA sections and the case of names in XML")
  func xml() {
    #expect(tokens("<a:Bc><![CDATA[1 < 2 &amp;]]></a:Bc>", isXML: true) == ["<a:Bc>", "raw:1 < 2 &amp;", "</a:Bc>"])
  }

  @Test(
    "ends on whatever is cut off",
    arguments: [
      "<", "<a", "<a href", "<a href=", "<a href='x", "</", "</a", "<!", "<!-", "<!--", "<!-- x", "<script>",
      "<script>x",
      "&", "&#", "&#x", "&#xFFFFFFFFFFFF;", "<a ====>", "<a / / = >", "\u{FEFF}<a", "<a\u{0}b>", "<![CDATA[x",
    ])
  func cutOff(source: String) {
    _ = tokens(source)
    _ = tokens(source, isXML: true)
  }
}
