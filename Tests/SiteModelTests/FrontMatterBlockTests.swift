import Diagnostics
import Testing

@testable import SiteModel

struct FrontMatterBlockTests {
  private func find(_ text: String) -> (yaml: String?, body: String, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let file = SourceFile(path: "content/a.md", bytes: Array(text.utf8))
    let block = FrontMatterBlock.find(in: file, into: &faults)
    func decoded(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }
    return (block.yaml.map(decoded), decoded(block.body), faults)
  }

  @Test(
    "the lines between two fences are YAML, what follows is the body",
    arguments: [
      ("---\ntitle: x\n---\nbody\n", "title: x\n", "body\n"),
      ("---\n---\nbody", "", "body"),
      ("---\na: 1\n---", "a: 1\n", ""),
      ("---\na: 1\n...\nbody", "a: 1\n", "body"),
      ("--- \t\na: 1\n---  \nbody", "a: 1\n", "body"),
      ("---\na: |\n  ---\n---\nbody", "a: |\n  ---\n", "body"),
      ("---\na: '---'\n---x\n----\n---\nbody", "a: '---'\n---x\n----\n", "body"),
      ("---\na: 1\n---\none\n\n---\n\ntwo\n---\n", "a: 1\n", "one\n\n---\n\ntwo\n---\n"),
      ("---\r\na: 1\r\n---\r\nbody\r\n", "a: 1\r\n", "body\r\n"),
      ("---\ra: 1\r---\rbody\r", "a: 1\r", "body\r"),
      ("\u{FEFF}---\na: 1\n---\nbody", "a: 1\n", "body"),
      ("---\n标题: 通知\n---\n正文", "标题: 通知\n", "正文"),
    ])
  func splits(text: String, yaml: String, body: String) {
    let found = find(text)
    #expect(found.yaml == yaml)
    // As bytes: CR LF is one character.
    #expect(Array(found.body.utf8) == Array(body.utf8))
    #expect(found.faults.isEmpty)
  }

  @Test(
    "a file without fence at the top is all body",
    arguments: [
      "", "\n", "body", "body\n---\na: 1\n---\n", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "----\na\n----\n", "--\n",
      "- - -\n", "\u{2014}\u{2014}\u{2014}\n", "{{name}}\n", "{注}\n", "{ a }\n", "{\n", "++ a\n", "+++ a\n",
    ])
  func takesAllAsBody(text: String) {
    let found = find(text)
    #expect(found.yaml == nil)
    #expect(found.body == text)
    #expect(found.faults.isEmpty)
  }

  @Test("a byte-order mark is no part of the body")
  func dropsByteOrderMark() {
    #expect(find("\u{FEFF}body").body == "body")
    #expect(find("\u{FEFF}").body.isEmpty)
  }

  @Test(
    "front matter without end is reported at its beginning",
    arguments: ["---\na: 1\nbody\n", "---", "---\n", "\u{FEFF}---\n--\n"])
  func reportsUnclosed(text: String) {
    let found = find(text)
    #expect(found.yaml == nil)
    #expect(found.faults.map(\.short) == ["front-matter-unclosed 1:1+3"])
    #expect(found.faults.first?.remedy == "write a line --- after the last key")
  }

  @Test(
    "front matter of other tools is named and refused",
    arguments: [
      ("+++\ntitle = \"x\"\n+++\nbody", "TOML"), ("\u{FEFF}+++ \r\n+++\r\n", "TOML"),
      ("{\n  \"title\": \"x\"\n}\n\nbody", "JSON"), ("{\"title\": \"x\"}", "JSON"), ("\u{FEFF}{}\n", "JSON"),
    ])
  func refusesOthers(text: String, name: String) {
    let faults = find(text).faults
    #expect(faults.map(\.short) == ["front-matter-format 1:1"])
    #expect(faults.first?.message == "front matter in \(name) is not read")
    #expect(faults.first?.remedy?.contains("write it as YAML") == true)
  }
}
