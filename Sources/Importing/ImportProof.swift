import Alerts
import CommonMark
import DataFormats
import Diagnostics
import SiteModel

/// Reads a drafted bulletin as a build would, and compares the alert that comes out with the one that went in.
struct ImportProof {
  let path: String
  let configuration: SiteConfiguration

  /// What differs, in words; empty when nothing does. A colour that the site adds as a parameter, a draft's status and
  /// a language that is the default anyway are no differences.
  func differences(of alert: Alert, in markdown: String) -> [String] {
    var diagnostics: [Diagnostic] = []
    guard let made = self.alert(from: markdown, &diagnostics) else {
      let first = diagnostics.first { $0.severity == .error }
      return ["the front matter is not read (\(first?.message ?? "no reason given"))"]
    }
    return Self.differences(alert, made, configuration.warnings.colourParameter)
  }

  /// The alert that a build makes of a Markdown file.
  private func alert(from markdown: String, _ diagnostics: inout [Diagnostic]) -> Alert? {
    let file = SourceFile(path: path, bytes: Array(markdown.utf8))
    let block = FrontMatterBlock.find(in: file, into: &diagnostics)
    guard let yaml = block.yaml else { return nil }
    let value = YAMLReader.read(
      String(decoding: file.bytes[yaml], as: UTF8.self), path: path, firstLine: 2, into: &diagnostics)
    let matter = FrontMatterReader(configuration: configuration).read(
      value, role: .bulletin, path: path, fallbackTitle: "", into: &diagnostics)
    guard let notice = matter.warning, !diagnostics.hasErrors else { return nil }
    let document = MarkdownParser(options: MarkdownOptions()).parse(file, body: block.body, into: &diagnostics)
    let page = WarningPage(
      path: .home, title: matter.title.text, text: document.map { PlainText.of(html: $0.body.bytes) } ?? "", address: ""
    )
    return notice.alert(of: page, configuration: configuration)
  }

  private static func differences(_ original: Alert, _ made: Alert, _ colourParameter: String) -> [String] {
    var (one, two) = (original, made)
    if one.status == .draft { one.status = two.status }
    for index in one.infos.indices where one.infos[index].language == nil { one.infos[index].language = "en-US" }
    for index in one.infos.indices where index < two.infos.count {
      let hasColour = one.infos[index].parameters.contains { $0.name == colourParameter }
      if !hasColour { two.infos[index].parameters.removeAll { $0.name == colourParameter } }
    }
    // As text, so that offsets of moments count too.
    let lines = AlertXML.write(one).text.split(separator: "\n")
    let others = AlertXML.write(two).text.split(separator: "\n")
    if one == two, lines == others { return [] }
    let first = zip(lines, others).first { $0 != $1 }
    return [first.map { "\($0.0.prefix(120)) became \($0.1.prefix(120))" } ?? "an element is missing"]
  }
}
