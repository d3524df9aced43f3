import DataFormats
import Diagnostics
import Testing

@Suite("Texts as YAML")
struct YAMLTextTests {
  private static func read(_ yaml: String) -> String? {
    var diagnostics: [Diagnostic] = []
    let value = YAMLReader.read(yaml, path: "a.yaml", into: &diagnostics)
    return diagnostics.isEmpty ? value?.members?.first?.value.text : nil
  }

  @Test(
    "read back as they were",
    arguments: [
      "某市应急管理局（虚构）", "“引号”：和——破折号", "a: b", "# a", "a #b", "- a", "[a]", "{a}", "'", "\"", "\\", "null", "No", "1.5",
      "2025-01-01", " a ", "", "a\nb", "a\n\nb\n", "\t", "\u{0}", "\u{85}", "\u{2028}", "🚨", "@a", "`a`",
      "%a",
      "! a", "& a", "* a", "?", "|", ">", "~", "a:", ":a", "---", "...",
    ])
  func same(text: String) {
    #expect(Self.read("key: \(YAMLText.scalar(text))\n") == text)
    #expect(Self.read("key: \(YAMLText.value(text, indentation: 2))\n") == text)
  }

  @Test("of Chinese, plain ones stay plain", arguments: ["某市应急管理局（虚构）", "关于开展“五一”检查的通知", "说明：一、二。"])
  func plain(text: String) { #expect(YAMLText.scalar(text) == text) }
}
