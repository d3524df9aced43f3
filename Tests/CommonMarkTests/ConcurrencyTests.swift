import Testing

@testable import CommonMark

@Suite struct ConcurrencyTests {
  /// Documents that switch cmark's tables, and such that are parsed while others do.
  private static let documents: [String] = (0..<40).map { index in
    switch index % 4 {
    case 0:
      "~~删\(index)。~~文 https://a.cn/\(index) 与 www.b.cn，a@b.cn\n\n"
        + String(repeating: "甲 ~~乙~~ http://c.cn 丙\n", count: 40)
    case 1: String(repeating: "**强\(index)。**文 wow: *x* [a](b.md) 甲:乙 w\n\n", count: 40)
    case 2: "- [x] 任务 \(index)\n\n| a | b |\n|---|---|\n" + String(repeating: "| wide: | w:w |\n", count: 40)
    default: String(repeating: "甲\(index) http://d.cn/~x ~~y~~ *a~~b~~c* foo:bar\n\n", count: 40)
    }
  }

  @Test func manyThreadsGiveWhatOneGives() async {
    let expected = Self.documents.map { Rendering($0).html }
    #expect(expected[0].contains("<del>") && expected[3].contains("<a href="))
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          var wrong = 0
          for round in 0..<6 {
            for index in Self.documents.indices {
              let chosen = (index * 7 + task * 3 + round) % Self.documents.count
              if Rendering(Self.documents[chosen]).html != expected[chosen] { wrong += 1 }
            }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test func aDocumentWithoutTriggersIsTheSameWithAndWithoutTheExtensions() {
    for text in ["甲:乙 w wow a:b ww.x [^:] w\n", "[a:w](b.md)\n\n[^w:]\n", "www\\.a.cn http:/ /x", "a: \nw  \nb"] {
      #expect(!needsExtensions(text), "\(text)")
      let with = Rendering(text + "\n\n~").html
      #expect(with == Rendering(text).html + "<p>~</p>\n", "\(text)")
    }
  }

  @Test(arguments: ["~", "a://b", "www.a", "a@b", "&#64;", "&commat;", "&#x40;"])
  func everyTriggerIsSeen(text: String) {
    #expect(needsExtensions("甲\(text)"))
  }

  private func needsExtensions(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer {
      SourcePreparation.prepare($0, options: MarkdownOptions()).needsInlineExtensions
    }
  }
}
