import Testing

@testable import Markup

@Suite("HTML tokenizer")
struct HTMLTokenizerTests {
  /// Tokens as text: `<a href=x>`, `</a>`, `"text"`, `{raw}`.
  private func tokens(_ html: String) -> [String] {
    var html = html
    return html.withUTF8 { bytes in
      var scan = HTMLTokenizer(bytes)
      func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      }
      var result: [String] = []
      while let token = scan.next() {
        switch token {
        case .text(let range): result.append("\"\(text(range))\"")
        case .raw(let range): result.append("{\(text(range))}")
        case .start:
          let attributes = scan.attributes.map { " \(text($0.name))=\(text($0.value))" }.joined()
          result.append("<\(text(scan.nameRange))\(attributes)\(scan.isSelfClosing ? "/" : "")>")
        case .end: result.append("</\(text(scan.nameRange))>")
        }
      }
      return result
    }
  }

  private static let cases: [(html: String, tokens: [String])] = [
    ("", []),
    ("一", ["\"一\""]),
    ("<p>一<b>二</b>", ["<p>", "\"一\"", "<b>", "\"二\"", "</b>"]),
    ("<a href=\"x\" class='y z' hidden>", ["<a href=x class=y z hidden=>"]),
    ("<a href=x/y title = 1>", ["<a href=x/y title=1>"]),
    ("<br/><img src=\"a\" />", ["<br/>", "<img src=a/>"]),
    ("a < b && c <3", ["\"a \"", "\"< b && c \"", "\"<3\""]),
    ("<!DOCTYPE html><p>", ["<p>"]),
    ("<!-- <p> --><b>", ["<b>"]),
    ("<!--><i>--><b>", ["<i>", "\"-->\"", "<b>"]),
    ("<!-- a -- b --!><b>", ["<b>"]),
    ("<!-- never closed <p>", []),
    ("<script>if (a < b) { '</p>' }</script><p>", ["<script>", "{if (a < b) { '</p>' }}", "</script>", "<p>"]),
    ("<style></style>", ["<style>", "</style>"]),
    ("<title>一 <b></title>", ["<title>", "{一 <b>}", "</title>"]),
    ("<script>x</SCRIPT >y", ["<script>", "{x}", "</SCRIPT>", "\"y\""]),
    (
      "<svg><title>a<b></b></title><![CDATA[<x>]]></svg>",
      [
        "<svg>", "<title>", "\"a\"", "<b>", "</b>", "</title>", "{<x>}", "</svg>",
      ]
    ),
    ("<p title=\"never closed", ["<p title=never closed>"]),
    ("<p", ["<p>"]),
    ("</", []),
    ("<", ["\"<\""]),
    ("<?php x ?>y", ["\"y\""]),
    ("</ p>y", ["\"y\""]),
    ("<my-element-of-a-long-name a-very-long-attribute=1>", ["<my-element-of-a-long-name a-very-long-attribute=1>"]),
  ]

  @Test("gives the tags, texts and attributes of any HTML", arguments: cases)
  func reads(html: String, expected: [String]) {
    #expect(tokens(html) == expected)
  }

  @Test("knows elements and attributes by their names, in capitals too, and values with their references")
  func names() {
    var html = "<IMG SRC=a ALT=\"A &amp; B\" aria-labelledby=c data-alt=d><custom-thing>"
    html.withUTF8 { bytes in
      var scan = HTMLTokenizer(bytes)
      _ = scan.next()
      #expect(scan.element == .img)
      #expect(scan.value(.alt).map(scan.decoded) == "A & B")
      #expect(scan.value(.labelledBy).map(scan.decoded) == "c")
      #expect(scan.value(.src).map(scan.decoded) == "a")
      #expect(scan.value(.id) == nil)
      _ = scan.next()
      #expect(scan.element == .other)
    }
  }

  @Test("tells every element and attribute apart")
  func tables() {
    for element in HTMLElement.allCases where element != .other {
      #expect(HTMLElement.byName.meaning(of: PackedName(element.rawValue)) == element)
    }
    for attribute in HTMLAttribute.allCases where attribute != .other {
      #expect(HTMLAttribute.byName.meaning(of: PackedName(attribute.rawValue)) == attribute)
    }
    #expect(PackedName("aria-describedbyx") != PackedName("aria-describedby"))
  }

  @Test("reads any bytes to their end, with tokens in their order")
  func anyBytes() {
    var generator = SystemRandomNumberGenerator()
    let pieces = ["<", ">", "/", "!", "--", "p", " ", "\"", "'", "=", "script", "svg", "<![CDATA[", "]]>", "一", "&"]
    for _ in 0..<2_000 {
      var html = (0..<Int.random(in: 0..<24, using: &generator)).map { _ in pieces.randomElement() ?? "" }.joined()
      html.withUTF8 { bytes in
        var scan = HTMLTokenizer(bytes)
        var last = 0
        while let token = scan.next() {
          let range =
            switch token {
            case .text(let range), .raw(let range): range
            case .start, .end: scan.tag
            }
          #expect(range.lowerBound >= last && range.upperBound > range.lowerBound && range.upperBound <= bytes.count)
          last = range.upperBound
        }
      }
    }
  }
}

@Suite("Character references")
struct CharacterReferenceTests {
  @Test(
    "are replaced where they are known, with and without a semicolon as HTML has it",
    arguments: [
      ("", ""), ("a&amp;b", "a&b"), ("&lt;p&gt;&quot;&#39;&apos;", "<p>\"''"), ("&#x4E91;&#20113;", "云云"),
      ("&#65 B", "A B"), ("&nbsp;", "\u{A0}"), ("&prime;&Prime;", "′″"), ("&unknown;", "&unknown;"), ("&", "&"),
      ("&#;", "&#;"), ("&#x110000;", "\u{FFFD}"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&amp", "&amp"),
      ("&AMP;", "&AMP;"),
    ])
  func decode(text: String, expected: String) {
    #expect(CharacterReference.decode(Array(text.utf8)[...]) == expected)
  }
}
