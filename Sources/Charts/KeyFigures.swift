import Markup

/// One measure of a few that matter most: its value, how it has changed, and the shape of the time before.
package struct KeyFigure: Sendable {
  /// How the value has changed.
  package struct Change: Sendable {
    /// What it is compared with: 同比.
    package var title: String
    /// In words: 下降17.78%.
    package var text: String
    /// Why there is no number.
    package var absence: String?
    package var direction: DataTable.Change.Direction?
    package var judgement: DataTable.Change.Judgement

    package init(
      title: String, text: String, absence: String?, direction: DataTable.Change.Direction?,
      judgement: DataTable.Change.Judgement
    ) {
      self.title = title
      self.text = text
      self.absence = absence
      self.direction = direction
      self.judgement = judgement
    }
  }

  package var label: String
  /// With its unit: 32起.
  package var value: String
  /// Why there is no number.
  package var absence: String?
  package var isProvisional: Bool
  package var change: Change?
  /// Drawn as a sparkline.
  package var shape: Chart?

  package init(label: String, value: String, absence: String?, isProvisional: Bool) {
    self.label = label
    self.value = value
    self.absence = absence
    self.isProvisional = isProvisional
  }
}

/// Key figures as they stand in a page: a list of names and values, which reads well without a style sheet.
package struct KeyFigures: Sendable {
  private let figures: [KeyFigure]
  private let caption: String
  private let id: String
  private let note: String
  private let words: ChartWords
  private let download: String?

  /// - Parameter id: unique on the page.
  package init(
    _ figures: [KeyFigure], caption: String, id: String, note: String, words: ChartWords, download: String?
  ) {
    self.figures = figures
    self.caption = caption
    self.id = id
    self.note = note
    self.words = words
    self.download = download
  }

  package func write(into output: inout Bytes) {
    FigureParts.begin("key-figures", id: Chart.safeID(id), language: nil, into: &output)
    output.append(literal: "<figcaption>")
    output.append(caption, as: .html)
    output.append(literal: "</figcaption>\n<dl>\n")
    for figure in figures { write(figure, into: &output) }
    output.append(literal: "</dl>\n")
    FigureParts.writeNote(note, into: &output)
    if let download { FigureParts.writeDownload(download, words, into: &output) }
    output.append(literal: "</figure>\n")
  }

  private func write(_ figure: KeyFigure, into output: inout Bytes) {
    output.append(literal: "<div><dt>")
    output.append(figure.label, as: .html)
    output.append(literal: "</dt><dd class=\"value\">")
    if let absence = figure.absence {
      writeAbsence(absence, into: &output)
    } else {
      writeValue(figure.value, into: &output)
    }
    if figure.isProvisional {
      output.append(literal: " <small>")
      output.append(words.provisional, as: .html)
      output.append(literal: "</small>")
    }
    output.append(literal: "</dd>")
    if let change = figure.change { write(change, into: &output) }
    if let shape = figure.shape {
      output.append(literal: "<dd class=\"trend\">")
      shape.writeSVG(.wide, id: "", into: &output)
      output.append(literal: "</dd>")
    }
    output.append(literal: "</div>\n")
  }

  /// The unit smaller than its number: what follows the digits at the beginning.
  private func writeValue(_ value: String, into output: inout Bytes) {
    let ofNumbers = "0123456789.,+-".unicodeScalars + NumberStyle.minus.unicodeScalars
    let end = value.unicodeScalars.firstIndex { !ofNumbers.contains($0) } ?? value.endIndex
    output.append(String(value[..<end]), as: .html)
    guard end < value.endIndex else { return }
    if end == value.startIndex {
      output.append(value, as: .html)
      return
    }
    output.append(literal: "<small>")
    output.append(String(value[end...]), as: .html)
    output.append(literal: "</small>")
  }

  /// The direction stands in the words and as an arrow; what it means for safety is told by colour and read out.
  private func write(_ change: KeyFigure.Change, into output: inout Bytes) {
    let judgement: StaticString =
      switch change.judgement {
      case .better: "change better"
      case .worse: "change worse"
      case .neither: "change"
      }
    output.append(literal: "<dd class=\"")
    output.append(literal: judgement)
    output.append(literal: "\">")
    output.append(change.title, as: .html)
    output.append(literal: " ")
    if let absence = change.absence {
      writeAbsence(absence, into: &output)
    } else {
      output.append(change.text, as: .html)
      switch change.direction {
      case .up: output.append(literal: "<span aria-hidden=\"true\"> ▲</span>")
      case .down: output.append(literal: "<span aria-hidden=\"true\"> ▼</span>")
      case .unchanged, nil: break
      }
      if change.judgement != .neither {
        output.append(literal: "<span class=\"visually-hidden\">")
        output.append(words.comma + (change.judgement == .better ? words.better : words.worse), as: .html)
        output.append(literal: "</span>")
      }
    }
    output.append(literal: "</dd>")
  }

  private func writeAbsence(_ reason: String, into output: inout Bytes) {
    output.append(literal: "<span aria-hidden=\"true\">—</span><span class=\"visually-hidden\">")
    output.append(reason, as: .html)
    output.append(literal: "</span>")
  }
}
