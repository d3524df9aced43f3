import Markup

extension HTMLReport {
  mutating func writeSections() {
    writeFigures()
    writeTexts()
    writeFrames()
    writeValues()
    writePages()
    writeFeeds()
    writeFiles()
    writeList("markup", .markup, difference.markupPages)
    writeList("problems", .problems, difference.problems)
  }

  // MARK: Figures

  private mutating func writeFigures() {
    let count = difference.figures.count + difference.repeatedFigures.count
    if count == 0 { return }
    begin("figures", .figures, count: count)
    if !difference.repeatedFigures.isEmpty {
      beginTable(.figure)
      for repeated in difference.repeatedFigures { write(repeated.change, pages: repeated.pages) }
      endTable()
    }
    var rest = difference.figures[...]
    while let page = rest.first?.page {
      pageHeading(page)
      beginTable(.figure)
      while let figure = rest.first, figure.page == page {
        write(figure)
        rest.removeFirst()
      }
      endTable()
    }
    end()
  }

  private mutating func write(_ figure: FigureChange, pages: [String] = []) {
    html.append(literal: "<tr><th scope=\"row\">")
    html.append(figure.label.isEmpty ? words.name(figure.kind) : figure.label, as: .html)
    if figure.kind != .figure, figure.kind != .cell, !figure.label.isEmpty {
      element("span", words.name(figure.kind), "class=\"kind\"", terminator: "")
    }
    if let query = figure.query { element("code", query, "class=\"query\"", terminator: "") }
    if let query = figure.oldQuery {
      element("code", "\(words(.definition))\(words.colon)\(query)", "class=\"query\"", terminator: "")
    }
    if !pages.isEmpty { places(pages) }
    html.append(literal: "</th>")
    values(figure.old, figure.new)
    html.append(literal: "</tr>\n")
  }

  private mutating func beginTable(_ subject: ReportWords.Word) {
    html.append(literal: "<table class=\"changes\">\n<thead><tr>")
    for word in [subject, .old, .new] { element("th", words(word), "scope=\"col\"", terminator: "") }
    html.append(literal: "</tr></thead>\n<tbody>\n")
  }

  private mutating func endTable() { html.append(literal: "</tbody>\n</table>\n") }

  /// The two cells of what was and what is.
  private mutating func values(_ old: String?, _ new: String?) {
    html.append(literal: "<td>")
    if let old {
      mark("del", words(.removed), old)
    } else {
      element("span", words(.missing), "class=\"none\"", terminator: "")
    }
    html.append(literal: "</td><td>")
    if let new {
      mark("ins", words(.added), new)
    } else {
      element("span", words(.missing), "class=\"none\"", terminator: "")
    }
    html.append(literal: "</td>")
  }

  // MARK: Texts

  private mutating func writeTexts() {
    let repeated = difference.repeatedTexts.filter { $0.change.place == .main }
    let pages = difference.pages.filter { page in page.texts.contains { $0.place == .main } }
    if repeated.isEmpty && pages.isEmpty { return }
    begin("texts", .texts, count: repeated.count + pages.reduce(0) { $0 + $1.texts.count { $0.place == .main } })
    for one in repeated { write(one.change, pages: one.pages, isInside: one.isInside) }
    for page in pages {
      pageHeading(page.page, from: page.oldPage)
      for text in page.texts where text.place == .main { write(text) }
    }
    end()
  }

  /// Menus and lists follow from other changes: behind a summary, but there.
  private mutating func writeFrames() {
    let repeated = difference.repeatedTexts.filter { $0.change.place != .main }
    let pages = difference.pages.filter { page in page.texts.contains { $0.place != .main } }
    if repeated.isEmpty && pages.isEmpty { return }
    begin("frames", .frames, count: repeated.count + pages.reduce(0) { $0 + $1.texts.count { $0.place != .main } })
    for one in repeated { write(one.change, pages: one.pages, isInside: one.isInside) }
    for page in pages {
      html.append(literal: "<details class=\"page\"><summary>")
      html.append(difference.titles[page.page] ?? page.page, as: .html)
      element("code", page.page, terminator: "")
      html.append(literal: "</summary>\n")
      for text in page.texts where text.place != .main { write(text) }
      html.append(literal: "</details>\n")
    }
    end()
  }

  mutating func write(_ text: TextChange, pages: [String] = [], isInside: Bool = false) {
    html.append(literal: "<div class=\"block\">\n<p class=\"where\">")
    var name = words.name(text.kind)
    if !text.heading.isEmpty { name += " · \(text.heading)" }
    if text.isMoved { name += words.comma + words(.movedText) }
    html.append(name, as: .html)
    html.append(literal: "</p>\n<p class=\"text\">")
    marked(Excerpt.shortened(text.runs, context: Self.context))
    html.append(literal: "</p>\n")
    if !pages.isEmpty { places(pages, isInside: isInside) }
    html.append(literal: "</div>\n")
  }

  // MARK: Dates, links, metadata

  private mutating func writeValues() {
    let pages = difference.pages.filter { !$0.values.isEmpty }
    let count = difference.repeatedValues.count + pages.reduce(0) { $0 + $1.values.count }
    if count == 0 { return }
    begin("values", .values, count: count)
    if !difference.repeatedValues.isEmpty {
      beginTable(.subject)
      for one in difference.repeatedValues { write(one.change, pages: one.pages, isInside: one.isInside) }
      endTable()
    }
    for page in pages {
      pageHeading(page.page, from: page.oldPage)
      beginTable(.subject)
      for value in page.values { write(value) }
      endTable()
    }
    end()
  }

  private mutating func write(
    _ value: ValueChange, pages: [String] = [], isInside: Bool = false, note: String = ""
  ) {
    html.append(literal: "<tr><th scope=\"row\">")
    html.append(words.name(value), as: .html)
    let subject = words.subject(of: value)
    if !subject.isEmpty { element("span", subject, "class=\"subject\"", terminator: "") }
    if !note.isEmpty { element("span", note, "class=\"kind\"", terminator: "") }
    if !pages.isEmpty { places(pages, isInside: isInside) }
    html.append(literal: "</th>")
    if value.isDrawing {
      html.append(literal: "<td colspan=\"2\">")
      html.append(words(.changedDrawing), as: .html)
      html.append(literal: "</td>")
    } else {
      values(value.old, value.new)
    }
    html.append(literal: "</tr>\n")
  }

  // MARK: Pages, feeds, files

  private mutating func writePages() {
    let counts = difference.pageCounts
    let count = counts.added + counts.removed + counts.moved
    if count == 0 { return }
    begin("pages", .pageList, count: count)
    html.append(literal: "<ul class=\"pages\">\n")
    for page in difference.addedPages { write(page, .added) }
    for page in difference.removedPages { write(page, .removed) }
    for (old, page) in difference.movedPages { write(page, .moved, from: old.pageAddress) }
    html.append(literal: "</ul>\n")
    end()
  }

  private mutating func write(_ page: PageNote, _ word: ReportWords.Word, from old: String? = nil) {
    html.append(raw: "<li><strong class=\"state\">\(words(word))</strong> ")
    html.append(page.title, as: .html)
    html.append(literal: " <code>")
    if let old {
      html.append(old, as: .html)
      html.append(literal: " → ")
    }
    html.append(page.page, as: .html)
    html.append(literal: "</code> ")
    let details = words.details(of: page)
    element("span", details.joined(separator: words.comma), "class=\"kind\"", terminator: "</li>\n")
  }

  private mutating func writeFeeds() {
    let count = difference.feeds.count + difference.sitemap.count + difference.repeatedFields.count
    if count == 0 { return }
    begin("feeds", .feeds, count: count)
    if !difference.repeatedFields.isEmpty {
      beginTable(.subject)
      for one in difference.repeatedFields { write(one.change, note: words.same(inEntries: one.pages.count)) }
      endTable()
    }
    if !difference.feeds.isEmpty {
      html.append(literal: "<ul class=\"pages\">\n")
      for entry in difference.feeds { write(entry) }
      html.append(literal: "</ul>\n")
    }
    if !difference.sitemap.isEmpty {
      beginTable(.sitemap)
      for address in difference.sitemap {
        html.append(literal: "<tr>")
        element("th", address.name, "scope=\"row\"", terminator: "")
        values(address.shownOld, address.shownNew)
        html.append(literal: "</tr>\n")
      }
      endTable()
    }
    end()
  }

  private mutating func write(_ entry: FeedChange) {
    html.append(literal: "<li><strong class=\"state\">")
    html.append(words.name(entry.kind), as: .html)
    html.append(literal: "</strong> ")
    html.append(entry.title.isEmpty ? entry.id : entry.title, as: .html)
    html.append(literal: " <span class=\"kind\">")
    let feeds =
      entry.feeds.prefix(4).joined(separator: " ") + (entry.feeds.count > 4 ? " … (\(entry.feeds.count))" : "")
    html.append(feeds, as: .html)
    html.append(literal: "</span>")
    for field in entry.fields {
      html.append(literal: "<div class=\"field\"><span class=\"kind\">")
      html.append(field.name, as: .html)
      html.append(literal: "</span> ")
      let runs = MarkedText(field.old ?? "", field.new ?? "").runs
      marked(Excerpt.shortened(runs, context: Self.context))
      html.append(literal: "</div>")
    }
    html.append(literal: "</li>\n")
  }

  private mutating func writeFiles() {
    if difference.files.isEmpty { return }
    begin("files", .files, count: difference.files.count)
    html.append(literal: "<ul class=\"pages\">\n")
    for file in difference.files {
      html.append(literal: "<li><strong class=\"state\">")
      html.append(words.name(file.kind), as: .html)
      html.append(literal: "</strong> <code>")
      html.append((file.oldFile.map { "/\($0) → " } ?? "") + "/" + file.file, as: .html)
      html.append(literal: "</code> ")
      let sizes = [file.oldSize, file.newSize].compactMap { $0.map(String.init) }.joined(separator: " → ")
      element("span", sizes, "class=\"kind\"")
      for text in file.texts { write(text) }
      if file.untold > 0 { element("p", words.more(file.untold)) }
      html.append(literal: "</li>\n")
    }
    html.append(literal: "</ul>\n")
    end()
  }

  private mutating func writeList(_ id: String, _ word: ReportWords.Word, _ items: [String]) {
    if items.isEmpty { return }
    begin(id, word, count: items.count)
    html.append(literal: "<ul>\n")
    for item in items.prefix(Self.listedPages) {
      html.append(literal: "<li><code>")
      html.append(item, as: .html)
      html.append(literal: "</code></li>\n")
    }
    if items.count > Self.listedPages { element("li", words.more(items.count - Self.listedPages)) }
    html.append(literal: "</ul>\n")
    end()
  }
}
