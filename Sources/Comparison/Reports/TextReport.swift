/// A comparison as lines of text, for terminals and logs. What is removed stands in `[-…-]`, what is added in `{+…+}`, as
/// wdiff writes it; colours only add to that.
package struct TextReport {
  private let difference: SiteDifference
  private let words: ReportWords
  private let isColoured: Bool
  private var lines: [String] = []

  /// So many pages are named where a change is the same on many.
  private static let namedPages = 3
  /// Characters of unchanged text on both sides of a change.
  private static let context = 36

  package static func text(_ difference: SiteDifference, isColoured: Bool = false) -> String {
    var report = TextReport(difference, isColoured)
    report.write()
    return report.lines.joined(separator: "\n") + "\n"
  }

  private init(_ difference: SiteDifference, _ isColoured: Bool) {
    self.difference = difference
    self.isColoured = isColoured
    words = ReportWords(language: difference.language)
  }

  private mutating func write() {
    writeSummary()
    writeFigures()
    writeTexts()
    writeValues()
    writePages()
    writeFeeds()
    writeFiles()
    writeList(.markup, difference.markupPages)
    writeList(.problems, difference.problems)
  }

  private mutating func writeSummary() {
    lines.append("\(words(.old))\(words.colon)\(difference.old)")
    lines.append("\(words(.new))\(words.colon)\(difference.new)")
    lines.append("\(words(.pages))\(words.colon)\(words.counts(difference.pageCounts))")
    if difference.hasFiles { lines.append("\(words(.otherFiles))\(words.colon)\(words.counts(difference.fileCounts))") }
    if difference.isSame && difference.problems.isEmpty { lines.append(words(.same)) }
  }

  // MARK: Figures

  private mutating func writeFigures() {
    if difference.figures.isEmpty && difference.repeatedFigures.isEmpty { return }
    section(.figures)
    for repeated in difference.repeatedFigures {
      write(repeated.change)
      lines.append("      " + places(repeated.pages, isInside: false))
    }
    var page = ""
    for figure in difference.figures {
      if figure.page != page {
        page = figure.page
        pageHeading(page)
      }
      write(figure)
    }
  }

  private mutating func write(_ figure: FigureChange) {
    let name = figure.label.isEmpty ? words.name(figure.kind) : figure.label.oneLine
    lines.append("  \(name)\(words.colon)\(change(figure.old, figure.new))")
    if let query = figure.query { lines.append("      \(faint(query))") }
    if let query = figure.oldQuery { lines.append("      \(faint("\(words(.definition))\(words.colon)\(query)"))") }
  }

  private func change(_ old: String?, _ new: String?) -> String {
    let (before, after) = (old.map { removed($0.oneLine) }, new.map { added($0.oneLine) })
    return [before ?? words(.missing), after ?? words(.missing)].joined(separator: " → ")
  }

  // MARK: Texts

  /// The pages' own texts; menus and lists, which follow from other changes, come after them.
  private mutating func writeTexts() {
    writeTexts(.texts) { $0.place == .main }
    writeTexts(.frames) { $0.place != .main }
  }

  private mutating func writeTexts(_ word: ReportWords.Word, where test: (TextChange) -> Bool) {
    let repeated = difference.repeatedTexts.filter { test($0.change) }
    let pages = difference.pages.filter { $0.texts.contains(where: test) }
    if repeated.isEmpty && pages.isEmpty { return }
    section(word)
    for one in repeated {
      write(one.change)
      lines.append("      " + places(one.pages, isInside: one.isInside))
    }
    for page in pages {
      pageHeading(page.page, from: page.oldPage)
      for text in page.texts where test(text) { write(text) }
    }
  }

  private mutating func write(_ text: TextChange, indent: String = "  ") {
    var name = words.name(text.kind)
    if !text.heading.isEmpty { name += " (\(text.heading.oneLine))" }
    if text.isMoved { name += words.comma + words(.movedText) }
    lines.append("\(indent)\(faint(name))")
    let runs = Excerpt.shortened(text.runs, context: Self.context)
    let whole = text.isMoved ? runs.map { TextRun(.same, Excerpt.beginning($0.text, 2 * Self.context)) } : runs
    for line in marked(whole).split(separator: "\n") { lines.append("\(indent)  \(line)") }
  }

  private func marked(_ old: String, _ new: String) -> String {
    marked(Excerpt.shortened(MarkedText(old.oneLine, new.oneLine).runs, context: Self.context))
  }

  private func marked(_ runs: [TextRun]) -> String {
    runs.map { run in
      let text = run.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).oneLine }
        .joined(separator: "\n")
      return switch run.mark {
      case .same: text
      case .removed: removed("[-\(text)-]")
      case .added: added("{+\(text)+}")
      }
    }.joined()
  }

  // MARK: Dates, links, metadata

  private mutating func writeValues() {
    let pages = difference.pages.filter { !$0.values.isEmpty }
    if difference.repeatedValues.isEmpty && pages.isEmpty { return }
    section(.values)
    for one in difference.repeatedValues {
      write(one.change)
      lines.append("      " + places(one.pages, isInside: one.isInside))
    }
    for page in pages {
      pageHeading(page.page, from: page.oldPage)
      for value in page.values { write(value) }
    }
  }

  private mutating func write(_ value: ValueChange) {
    let subject = words.subject(of: value).oneLine
    let name = subject.isEmpty ? words.name(value) : "\(words.name(value)) “\(Excerpt.beginning(subject, 60))”"
    let isText = value.kind == .metadata && value.old != nil && value.new != nil
    if value.isDrawing {
      lines.append("  \(name)\(words.colon)\(words(.changedDrawing))")
    } else if isText, let old = value.old, let new = value.new {
      lines.append("  \(name)\(words.colon)\(marked(old, new))")
    } else {
      lines.append("  \(name)\(words.colon)\(change(value.old, value.new))")
    }
  }

  // MARK: Pages, feeds, files

  private mutating func writePages() {
    let counts = difference.pageCounts
    if counts.added + counts.removed + counts.moved == 0 { return }
    section(.pageList)
    for page in difference.addedPages { write(page, .added) }
    for page in difference.removedPages { write(page, .removed) }
    for (old, page) in difference.movedPages {
      lines.append("  \(words(.moved))  \(old.pageAddress) → \(page.page)  \(page.title)")
    }
  }

  private mutating func write(_ page: PageNote, _ word: ReportWords.Word) {
    let mark = word == .added ? added(words(word)) : removed(words(word))
    let details = words.details(of: page)
    lines.append("  \(mark)  \(page.page)  \(page.title.oneLine)  \(faint(details.joined(separator: words.comma)))")
  }

  private mutating func writeFeeds() {
    if difference.feeds.isEmpty && difference.sitemap.isEmpty && difference.repeatedFields.isEmpty { return }
    section(.feeds)
    for one in difference.repeatedFields {
      write(one.change)
      lines.append("      " + faint(words.same(inEntries: one.pages.count)))
    }
    for entry in difference.feeds {
      let title = entry.title.isEmpty ? entry.id : entry.title
      lines.append("  \(words.name(entry.kind))  \(title.oneLine)  \(faint(places(entry.feeds)))")
      for field in entry.fields {
        lines.append("      \(field.name)\(words.colon)\(marked(field.old ?? "", field.new ?? ""))")
      }
    }
    for address in difference.sitemap {
      lines.append("  \(words(.sitemap))  \(address.name)\(words.colon)\(change(address.shownOld, address.shownNew))")
    }
  }

  private mutating func writeFiles() {
    if difference.files.isEmpty { return }
    section(.files)
    for file in difference.files {
      let from = file.oldFile.map { "/\($0) → " } ?? ""
      let sizes = [file.oldSize, file.newSize].compactMap { $0.map(String.init) }
      lines.append("  \(words.name(file.kind))  \(from)/\(file.file)  \(faint(sizes.joined(separator: " → ")))")
      for text in file.texts { write(text, indent: "    ") }
      if file.untold > 0 { lines.append("    \(words.more(file.untold))") }
    }
  }

  private mutating func writeList(_ word: ReportWords.Word, _ items: [String]) {
    if items.isEmpty { return }
    section(word)
    lines += items.map { "  \($0)" }
  }

  // MARK: Parts

  private mutating func section(_ word: ReportWords.Word) { lines += ["", strong(words(word))] }

  private mutating func pageHeading(_ page: String, from old: String? = nil) {
    let title = difference.titles[page].map { "  \($0.oneLine)" } ?? ""
    lines.append((old.map { "\($0) → " } ?? "") + strong(page) + title)
  }

  private func places(_ pages: [String], isInside: Bool) -> String {
    faint("\(words.same(onPages: pages.count, isInside: isInside))\(words.colon)\(places(pages))")
  }

  private func places(_ pages: [String]) -> String {
    pages.prefix(Self.namedPages).joined(separator: " ") + (pages.count > Self.namedPages ? " …" : "")
  }

  private func removed(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
  private func added(_ text: String) -> String { isColoured ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  private func strong(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension String {
  /// Lines joined: a value is told on one. Controls of a terminal do not get through.
  var oneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      line.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar)
    }
    return String(line)
  }
}

extension ValueChange {
  /// An address of a sitemap without a date is there all the same.
  var shownOld: String? { old?.isEmpty == true ? "✓" : old }
  var shownNew: String? { new?.isEmpty == true ? "✓" : new }
}
