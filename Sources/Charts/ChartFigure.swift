import Markup

/// A chart as it stands in a page: the picture in both widths, its title, a note, and its numbers folded below.
package struct ChartFigure: Sendable {
  package var chart: Chart
  /// Unique on the page; the figure's own id. Of letters, digits, `-` and `_`; anything else becomes `-`.
  package var id: String
  /// Shown below the picture as it is: the definition, the source, what is provisional.
  package var note: String
  /// The address of the chart's CSV, or nil for no link.
  package var download: String?
  /// The language of the chart's texts, when the page has another.
  package var language: String?

  package init(_ chart: Chart, id: String, note: String = "", download: String? = nil, language: String? = nil) {
    self.chart = chart
    self.id = id
    self.note = note
    self.download = download
    self.language = language
  }

  package func write(into output: inout Bytes) {
    let id = Chart.safeID(id)
    FigureParts.begin("chart", id: id, language: language, into: &output)
    output.append(literal: "<figcaption>")
    output.append(chart.title, as: .html)
    output.append(literal: "</figcaption>\n<div class=\"chart-wide\">")
    chart.writeSVG(.wide, id: id, into: &output)
    output.append(literal: "</div>\n")
    if chart.kind != .sparkline {
      // Without the style sheet only one of the two is shown.
      output.append(literal: "<div class=\"chart-narrow\" hidden>")
      chart.writeSVG(.narrow, id: id, into: &output)
      output.append(literal: "</div>\n")
    }
    FigureParts.writeNote(note, into: &output)
    output.append(literal: "<details><summary>")
    output.append(chart.words.dataTable, as: .html)
    output.append(literal: "</summary>\n")
    chart.table.writeHTML(id: id, into: &output)
    if let download { FigureParts.writeDownload(download, chart.words, into: &output) }
    output.append(literal: "</details>\n</figure>\n")
  }
}

/// A table as it stands in a page.
package struct TableFigure: Sendable {
  /// A page of an official document (156 mm) is so wide, in em of 9 points; wider tables are set in small print.
  private static let mostForPrint = 49.0

  package var table: DataTable
  /// Unique on the page; the figure's own id.
  package var id: String
  package var note: String
  package var download: String?
  package var language: String?

  package init(_ table: DataTable, id: String, note: String = "", download: String? = nil, language: String? = nil) {
    self.table = table
    self.id = id
    self.note = note
    self.download = download
    self.language = language
  }

  package func write(into output: inout Bytes) {
    let id = Chart.safeID(id)
    let isWide = table.leastWidth > Self.mostForPrint
    FigureParts.begin(isWide ? "table wide" : "table", id: id, language: language, into: &output)
    table.writeHTML(id: id, into: &output)
    FigureParts.writeNote(note, into: &output)
    if let download { FigureParts.writeDownload(download, table.words, into: &output) }
    output.append(literal: "</figure>\n")
  }
}

/// What figures of charts, of tables and key figures have in common.
enum FigureParts {
  static func begin(_ kind: StaticString, id: String, language: String?, into output: inout Bytes) {
    output.append(literal: "<figure class=\"")
    output.append(literal: kind)
    output.append(raw: "\" id=\"\(id)\"")
    if let language {
      output.append(literal: " lang=\"")
      output.append(language, as: .html)
      output.append(literal: "\"")
    }
    output.append(literal: ">\n")
  }

  static func writeNote(_ note: String, into output: inout Bytes) {
    if note.isEmpty { return }
    output.append(literal: "<p class=\"note\">")
    output.append(note, as: .html)
    output.append(literal: "</p>\n")
  }

  static func writeDownload(_ address: String, _ words: ChartWords, into output: inout Bytes) {
    output.append(literal: "<p class=\"download\"><a href=\"")
    output.append(address, as: .html)
    output.append(literal: "\" download>")
    output.append(words.download, as: .html)
    output.append(literal: "</a></p>\n")
  }
}
