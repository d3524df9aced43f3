import Markup

/// What the header cells of a table say of their direction.
struct TableHeaders {
  let tag: Range<Int>
  /// A layout in a table says so.
  let isLayout: Bool
  private var caption = ""
  private var hasData = false
  private var hasHeaders = false
  /// Header cells in rows that hold data, and in rows that do not.
  private var headersBesideData = false
  private var headersAlone = false
  private var hasSpans = false
  private var lacksScope = false
  private var row = (headers: false, data: false)

  init(tag: Range<Int>, isLayout: Bool) {
    self.tag = tag
    self.isLayout = isLayout
  }

  var lacksHeaders: Bool { hasData && !hasHeaders && !isLayout }

  /// Header cells in both directions, or over several rows or columns, have to say what they are the head of
  /// (WCAG 2.2, 1.3.1; technique H63).
  var isAmbiguous: Bool { lacksScope && !isLayout && (hasSpans || (headersBesideData && headersAlone)) }

  mutating func beginRow() {
    if row.headers {
      headersBesideData = headersBesideData || row.data
      headersAlone = headersAlone || !row.data
    }
    row = (false, false)
  }

  mutating func addData() {
    hasData = true
    row.data = true
  }

  mutating func addHeader(hasScope: Bool, spans: Bool) {
    hasHeaders = true
    row.headers = true
    hasSpans = hasSpans || spans
    lacksScope = lacksScope || !hasScope
  }
}

extension PageScan {
  mutating func beginTable() {
    let role = html.value(.role).map(string)
    tables.append(TableHeaders(tag: html.tag, isLayout: role == "presentation" || role == "none"))
  }

  mutating func addCell(isHeader: Bool) {
    guard isHeader else { return tables[tables.count - 1].addData() }
    let spans = [HTMLAttribute.colspan, .rowspan].contains { name in
      html.value(name).map { string($0) != "1" } ?? false
    }
    tables[tables.count - 1].addHeader(
      hasScope: html.value(.scope) != nil || html.value(.id) != nil || isEmptyCell, spans: spans)
  }

  /// A corner without text is the head of nothing.
  private var isEmptyCell: Bool {
    let end = html.tag.upperBound
    return end + 1 < html.bytes.count && html.bytes[end] == UInt8(ascii: "<")
      && html.bytes[end + 1] == UInt8(ascii: "/")
  }

  mutating func endTable() {
    guard var table = tables.popLast() else { return }
    table.beginRow()
    let name = firstText(from: table.tag.upperBound)
    if table.lacksHeaders {
      report(
        .pageTableHeaders, "the table that begins with \"\(name)\" has no header cells",
        remedy: "name its columns in a first row of <th>", trace: .text(name))
    } else if table.isAmbiguous {
      report(
        .pageHeaderScope, "header cells of the table that begins with \"\(name)\" do not say what they are the head of",
        remedy: "write scope=\"col\" or scope=\"row\" into each <th>", trace: .text(name))
    }
  }

  /// The first words behind a tag, to tell tables apart.
  private func firstText(from start: Int) -> String {
    var inner = HTMLTokenizer(UnsafeBufferPointer(rebasing: html.bytes[start...]))
    while let token = inner.next() {
      guard case .text(let range) = token else { continue }
      let words = inner.decoded(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { return words.count > 40 ? words.prefix(39) + "…" : words }
    }
    return ""
  }
}
