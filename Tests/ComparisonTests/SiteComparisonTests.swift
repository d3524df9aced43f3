import Files
import Foundation
import SampleSites
import Testing

@testable import Comparison

@Suite("Comparison of outputs")
struct SiteComparisonTests {
  /// Two folders with files given by their paths.
  private func compare(
    _ old: [String: String], _ new: [String: String]
  ) async throws -> (difference: SiteDifference, folders: [TemporaryFolder]) {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    for (folder, files) in zip(folders, [old, new]) {
      for (path, text) in files { try folder.write(path, text) }
    }
    return (try await SiteComparison.compare(old: folders[0].path, new: folders[1].path), folders)
  }

  private func page(_ title: String, _ text: String, menu: String = "菜单") -> String {
    "<html lang=zh-Hans><title>\(title)</title><nav>\(menu)</nav><main><h1>\(title)</h1><p>\(text)</p></main>"
  }

  @Test("finds nothing between equal folders")
  func same() async throws {
    let files = ["index.html": page("首页", "文"), "a.css": "x", ".bulletin-manifest": "1"]
    let difference = try await compare(files, files.merging([".bulletin-manifest": "2"]) { $1 }).difference
    #expect(difference.isSame)
    #expect(difference.pageCounts == SiteDifference.Counts(unchanged: 1))
    #expect(difference.fileCounts == SiteDifference.Counts(unchanged: 1))
    #expect(TextReport.text(difference).hasSuffix("没有差异。\n"))
  }

  @Test("sorts pages into added, removed, moved and changed")
  func pages() async throws {
    let difference = try await compare(
      [
        "a/index.html": page("甲", "甲的文字"), "b/index.html": page("乙", "乙的文字"), "c/index.html": page("丙", "丙的文字"),
        "g/index.html": page("庚", "庚的文字共若干"),
      ],
      [
        "a/index.html": page("甲", "甲的新文字"), "d/index.html": page("乙", "乙的文字"), "e/index.html": page("戊", "全新的内容"),
        "h/index.html": page("庚", "庚的文字共许多"),
      ]
    ).difference
    #expect(difference.pageCounts == SiteDifference.Counts(added: 1, removed: 1, moved: 2, changed: 1))
    #expect(difference.addedPages.map(\.page) == ["/e/"])
    #expect(difference.removedPages.map(\.title) == ["丙"])
    #expect(difference.movedPages.map(\.old) == ["b/index.html", "g/index.html"])
    #expect(difference.pages.map(\.page) == ["/a/", "/h/"])
    #expect(difference.pages.map(\.oldPage) == [nil, "/g/"])
  }

  @Test("tells once what is the same on many pages, apart from what is not")
  func folding() async throws {
    let names = (0..<30).map { "p\($0)/index.html" }
    let old = names.map { ($0, page("题", "\($0)依照安全生产教育和培训规定执行")) }
    let new = names.map { ($0, page("题", "\($0)依照安全教育培训规定执行", menu: "新菜单")) }
    var changed = Dictionary(uniqueKeysWithValues: new)
    changed["p3/index.html"] = page("题", "死亡3人", menu: "新菜单")
    let difference = try await compare(Dictionary(uniqueKeysWithValues: old), changed).difference
    #expect(difference.repeatedTexts.map(\.isInside) == [false, true])
    #expect(difference.repeatedTexts.map(\.pages.count) == [30, 29])
    #expect(difference.pages.map(\.page) == ["/p3/"])
  }

  @Test("follows moved files and tells lines of text files")
  func files() async throws {
    let difference = try await compare(
      [
        "x.pdf": "%PDF 1", "robots.txt": "User-agent: *\nAllow: /\n", "b.bin": "\u{0}1",
        "w/cap.xml": "<a><s>Minor</s></a>",
      ],
      [
        "y.pdf": "%PDF 1", "robots.txt": "User-agent: *\nDisallow: /\n", "b.bin": "\u{0}2",
        "w/cap.xml": "<a><s>Severe</s></a>",
      ]
    ).difference
    #expect(difference.files.map(\.file) == ["b.bin", "robots.txt", "w/cap.xml", "y.pdf"])
    #expect(difference.files.map(\.kind) == [.changed, .changed, .changed, .moved])
    #expect(difference.files.map(\.texts.count) == [0, 1, 1, 0])
    #expect(
      difference.files[2].texts[0].runs == [
        TextRun(.same, "s: "), TextRun(.removed, "Minor"), TextRun(.added, "Severe"),
      ])
  }

  @Test("tells the same however often it is asked")
  func deterministic() async throws {
    let old = Dictionary(uniqueKeysWithValues: (0..<60).map { ("p\($0).html", page("\($0)", "共\($0)起")) })
    let new = Dictionary(uniqueKeysWithValues: (5..<70).map { ("p\($0).html", page("\($0)", "共\($0 + $0 % 3)起")) })
    let (first, folders) = try await compare(old, new)
    for _ in 0..<5 {
      let again = try await SiteComparison.compare(old: folders[0].path, new: folders[1].path)
      #expect(JSONReport.text(again) == JSONReport.text(first))
      #expect(HTMLReport.text(again) == HTMLReport.text(first))
    }
  }

  @Test("refuses what is no folder")
  func noFolder() async throws {
    let folder = try TemporaryFolder().write("file", "x").folder("empty")
    for path in ["missing", "file"] {
      await #expect(throws: FileError.self) {
        try await SiteComparison.compare(old: folder(path), new: folder("empty"))
      }
    }
    #expect(try await SiteComparison.compare(old: folder("empty"), new: folder("empty")).isSame)
  }

  @Test("names what it cannot read and compares the rest")
  func unreadable() async throws {
    let (old, new) = (try TemporaryFolder(), try TemporaryFolder())
    try old.write("a.html", page("甲", "旧")).link("b.html", to: "nowhere")
    try new.write("a.html", page("甲", "新")).write("b.html", "x")
    #expect(mkfifo(new("pipe"), 0o600) == 0)
    let difference = try await SiteComparison.compare(old: old.path, new: new.path)
    #expect(difference.problems.count == 2)
    #expect(difference.pageCounts.changed == 1)
  }
}
