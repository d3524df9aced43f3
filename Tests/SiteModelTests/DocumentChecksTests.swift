import Diagnostics
import Testing

@testable import SiteModel

struct DocumentChecksTests {
  private func notice(_ name: String, _ number: String, _ more: String = "", date: String = "2024-09-01") -> ContentPage
  {
    Samples.page("n/\(name).md", "kind: notice\ndate: \(date)\ndocumentNumber: \(number)\n\(more)")
  }

  private func faults(_ pages: [ContentPage], _ yaml: String = "government: {}") -> [Diagnostic] {
    let site = Samples.site(pages, in: Samples.configuration(yaml)).site
    return DocumentChecks.find(in: pages, of: site)
  }

  // MARK: Form

  @Test("a number in another form is a warning, on a government's site an error, with the correction")
  func form() throws {
    let page = notice("a", "安委办[2024]第03号")
    let fault = try #require(faults([page], "").first)
    #expect(fault.short == "document-number-form 5:17+13")
    #expect(fault.severity == .warning)
    #expect(fault.remedy == "write 安委办〔2024〕3号")
    #expect(fault.fix == Diagnostic.Fix(at: try #require(fault.location), replacement: "安委办〔2024〕3号"))
    #expect(faults([page]).map(\.severity) == [.error])
  }

  @Test("a quoted number is corrected by hand, an unclear one too")
  func noFix() {
    let found = faults([notice("a", "\"安委办[2024]3号\""), notice("b", "安委办〔〕1号")], "")
    #expect(found.map(\.short) == ["document-number-form 5:1+14", "document-number-form 5:17+7"])
    #expect(found.allSatisfy { $0.fix == nil })
    #expect(found.last?.remedy == "write it as in 国办发〔2017〕47号")
  }

  @Test("a number of a later year than the bulletin is a slip; an earlier one is not")
  func year() {
    #expect(faults([notice("a", "安委办〔2025〕3号")], "").map(\.kind) == [.documentNumberForm])
    #expect(faults([notice("a", "安委办〔2023〕30号", date: "2024-01-02")], "").isEmpty)
  }

  // MARK: Duplicates

  @Test("a number stands for one document, and a translation shares it")
  func duplicates() throws {
    let pages = [
      notice("a", "安委办〔2024〕3号"), notice("b", "安委办[2024]3号", date: "2024-09-02"),
      notice("c", "安委办〔2024〕3号", "language: en"), notice("d", "安委办〔2024〕4号"),
    ]
    let found = faults(pages).filter { $0.kind == .documentNumberDuplicate }
    #expect(found.map(\.location?.path) == ["content/n/b.md"])
    #expect(found.first?.notes.first?.location?.path == "content/n/a.md")
    #expect(faults(pages, "").allSatisfy { $0.kind == .documentNumberForm })
  }

  @Test("a draft may repeat the number of what it will replace")
  func draftDuplicate() {
    #expect(faults([notice("a", "安委办〔2024〕3号"), notice("b", "安委办〔2024〕3号", "draft: true")]).isEmpty)
  }

  // MARK: Gaps

  private let series = "government: {numberSeries: [安委办]}"

  @Test("a year's numbers begin with 1, those of the first year where they do")
  func gaps() {
    let pages = [
      notice("a", "安委办〔2023〕11号", date: "2023-05-01"), notice("b", "安委办〔2023〕12号", date: "2023-06-01"),
      notice("c", "安委办〔2024〕2号"), notice("d", "安委办〔2024〕6号"), notice("e", "安委办函〔2024〕9号"),
    ]
    let found = faults(pages, series)
    #expect(found.map(\.message) == ["the series 安委办〔2024〕 leaves out 1, 3–5"])
    #expect(found.map(\.location?.path) == ["content/n/c.md"])
    #expect(found.map(\.severity) == [.warning])
    #expect(faults(pages).isEmpty)
  }

  @Test("what is held back counts as there")
  func heldBack() {
    let pages = [
      notice("a", "安委办〔2024〕1号"), notice("b", "安委办〔2024〕2号", "draft: true"),
      notice("c", "安委办〔2024〕3号", "publishDate: 2030-01-01"), notice("d", "安委办〔2024〕4号"),
    ]
    #expect(faults(pages, series).isEmpty)
  }

  // MARK: Identifiers

  @Test("two bulletins never share an identifier, whether it was written or is the address")
  func identifiers() {
    let first = Samples.page("n/a.md", "kind: notice\ndate: 2024-09-01\nid: x")
    let second = Samples.page("n/b.md", "kind: notice\ndate: 2024-09-02\nid: x")
    let found = faults([first, second], "")
    #expect(found.map { "\($0.location?.path ?? "") \($0.short)" } == ["content/n/b.md id-duplicate 5:5+1"])
    let third = Samples.page("n/c.md", "kind: notice\ndate: 2024-09-03\nid: /n/d/")
    let fourth = Samples.page("n/d.md", "kind: notice\ndate: 2024-09-04")
    #expect(faults([third, fourth], "").map(\.location?.path) == ["content/n/c.md"])
    #expect(faults([first, fourth], "").isEmpty)
  }

  @Test("a page that is held back may have the identifier of another")
  func heldIdentifiers() {
    let first = Samples.page("n/a.md", "kind: notice\ndate: 2024-09-01\nid: x")
    let draft = Samples.page("n/b.md", "kind: notice\ndate: 2024-09-02\nid: x\ndraft: true")
    #expect(faults([first, draft], "").isEmpty)
  }
}
