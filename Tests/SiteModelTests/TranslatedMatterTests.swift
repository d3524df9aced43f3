import DataFormats
import Diagnostics
import Testing

@testable import SiteModel

struct TranslatedMatterTests {
  private static let notice = """
    title: 通知
    kind: notice
    date: 2024-09-05
    issuer: 办公室
    documentNumber: 安委办〔2024〕3号
    summary: 摘要
    aliases: [/old/]
    lastmod: 2024-09-06
    draft: true
    """

  private func merged(_ own: String, _ original: String) -> (matter: FrontMatter, faults: [String]) {
    let configuration = Samples.configuration("languages: [en]\ntaxonomies: {region: {title: 地区}}")
    var faults: [Diagnostic] = []
    let value = TranslatedMatter.merged(
      YAMLReader.read(own, path: "content/n/a.en.md", firstLine: 2, into: &faults),
      with: .init(
        path: "n/a.md", value: YAMLReader.read(original, path: "content/n/a.md", firstLine: 2, into: &faults)),
      into: "en", role: .bulletin, configuration: configuration, at: SourceLocation(path: "content/n/a.en.md"),
      into: &faults)
    let matter = FrontMatterReader(configuration: configuration).read(
      value, role: .bulletin, path: "content/n/a.en.md", fallbackTitle: "fallback", into: &faults)
    return (matter, faults.filter { $0.location?.path == "content/n/a.en.md" }.map(\.short))
  }

  @Test("facts come from the original, words from the translation, and neither its summary nor its old addresses")
  func takesFacts() {
    let (matter, faults) = merged("title: Notice\nissuer: The Office", Self.notice)
    #expect(faults.isEmpty)
    #expect(matter.title.text == "Notice")
    #expect(matter.kind == "notice")
    #expect(matter.date?.date.iso == "2024-09-05")
    #expect(matter.language == "en")
    #expect(matter.summary == nil)
    #expect(matter.aliases.isEmpty)
    #expect(matter.lastmod == nil)
    #expect(matter.fields.map(\.name) == ["issuer", "documentNumber"])
    #expect(matter.isDraft)
  }

  @Test("what the original holds back stays so, whatever the translation says")
  func holdsBack() {
    #expect(merged("title: N\ndraft: false", Self.notice).matter.isDraft)
    let dated = "title: 通\nkind: notice\ndate: 2024-09-05\nexpiryDate: 2024-10-01"
    let looser = merged("title: N\npublishDate: 2024-09-01\nexpiryDate: 2024-12-01", dated).matter
    #expect(looser.publishDate == nil)
    #expect(looser.expiryDate?.date.iso == "2024-10-01")
    let stricter = merged("title: N\npublishDate: 2024-09-09\nexpiryDate: 2024-09-20", dated).matter
    #expect(stricter.publishDate?.date.iso == "2024-09-09")
    #expect(stricter.expiryDate?.date.iso == "2024-09-20")
  }

  @Test(
    "a fact may be repeated to the letter, and not be another one",
    arguments: [
      ("date: 2024-09-05", []), ("kind: notice", []), ("date: 2024-09-06", ["translation-differs 3:1+4"]),
      ("kind: speech", ["translation-differs 3:1+4"]), ("region: [甲]", ["translation-differs 3:1+6"]),
      ("documentNumber: No. 3", ["translation-differs 3:1+14"]), ("language: en", []),
      ("language: fr", ["translation-differs 3:11+2"]), ("titel: x", ["unknown-key 3:1+5"]),
    ])
  func comparesFacts(line: String, faults: [String]) {
    #expect(merged("title: Notice\n" + line, Self.notice).faults == faults)
  }

  @Test("a translation has a title, and that of a warning tells its readers what is warned of and what to do")
  func wantsWords() {
    #expect(merged("author: A", Self.notice).faults.map { $0.prefix(22) } == ["translation-incomplete"])
    let warning = """
      title: 预警
      kind: warning
      date: 2024-09-05
      colour: red
      event: 暴雨
      expires: 2024-09-06
      instruction: 不要外出
      """
    #expect(
      merged("title: Warning", warning).faults.map { $0.prefix(22) }
        == .init(repeating: "translation-incomplete", count: 2))
    let (matter, faults) = merged("title: Warning\nevent: Rain\ninstruction: Stay", warning)
    #expect(faults.isEmpty)
    #expect(matter.warning?.infos.map(\.event) == ["Rain"])
    #expect(matter.warning?.infos.map(\.language) == ["en"])
    #expect(merged("title: W\nevent: R\ninstruction: S\ncolour: blue", warning).faults == ["translation-differs 5:1+6"])
  }
}
