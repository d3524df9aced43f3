import Markup

/// A comparison as one HTML page that needs nothing beside itself: no script, no outside resource. It can be mailed,
/// printed and read with a screen reader.
package struct HTMLReport {
  let difference: SiteDifference
  let words: ReportWords
  var html: Bytes = []
  /// Headings for the list of contents.
  private var sections: [(id: String, title: String, count: Int)] = []

  /// Characters of unchanged text on both sides of a change.
  static let context = 90
  /// So many pages are listed where a change is the same on many.
  static let listedPages = 200

  package static func text(_ difference: SiteDifference) -> String {
    var report = HTMLReport(difference)
    report.writeSections()
    let body = report.html
    report.html = []
    report.writeHead()
    report.html += body
    report.html.append(literal: "</main>\n</body>\n</html>\n")
    return report.html.text
  }

  private init(_ difference: SiteDifference) {
    self.difference = difference
    words = ReportWords(language: difference.language)
  }

  private mutating func writeHead() {
    html.append(raw: "<!DOCTYPE html>\n<html lang=\"\(words.language)\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.append(literal: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.append(
      literal: "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
    element("title", words(.title))
    html.append(literal: "<style>\n")
    html.append(raw: HTMLStyle.text)
    html.append(literal: "</style>\n</head>\n<body>\n<main>\n")
    element("h1", words(.title))
    writeFolders()
    writeCounts()
    if difference.isSame { element("p", words(.same), "class=\"same\"") }
    if sections.isEmpty { return }
    element("p", words(.marks), "class=\"note\"")
    html.append(raw: "<nav aria-label=\"\(words(.contents))\">\n<ul>\n")
    for section in sections {
      html.append(raw: "<li><a href=\"#\(section.id)\">")
      html.append(section.title, as: .html)
      html.append(raw: "</a> <span class=\"count\">\(section.count)</span></li>\n")
    }
    html.append(literal: "</ul>\n</nav>\n")
  }

  private mutating func writeFolders() {
    html.append(literal: "<dl class=\"folders\">\n")
    for (word, folder) in [(ReportWords.Word.old, difference.old), (.new, difference.new)] {
      html.append(literal: "<div>")
      element("dt", words(word), terminator: "")
      element("dd", folder, terminator: "</div>\n")
    }
    html.append(literal: "</dl>\n")
  }

  private mutating func writeCounts() {
    let columns: [(ReportWords.Word, KeyPath<SiteDifference.Counts, Int>)] = [
      (.added, \.added), (.removed, \.removed), (.moved, \.moved), (.changed, \.changed), (.unchanged, \.unchanged),
    ]
    html.append(literal: "<table class=\"counts\">\n<thead><tr><td></td>")
    for (word, _) in columns { element("th", words(word).capitalisedFirst, "scope=\"col\"", terminator: "") }
    html.append(literal: "</tr></thead>\n<tbody>\n")
    for (word, counts) in [
      (ReportWords.Word.pages, difference.pageCounts), (.otherFiles, difference.fileCounts),
    ] where word == .pages || difference.hasFiles {
      html.append(literal: "<tr>")
      element("th", words(word), "scope=\"row\"", terminator: "")
      for (_, path) in columns { element("td", String(counts[keyPath: path]), terminator: "") }
      html.append(literal: "</tr>\n")
    }
    html.append(literal: "</tbody>\n</table>\n")
  }

  // MARK: Parts

  mutating func begin(_ id: String, _ word: ReportWords.Word, count: Int) {
    sections.append((id, words(word), count))
    html.append(raw: "<section id=\"\(id)\">\n")
    element("h2", words(word))
  }

  mutating func end() { html.append(literal: "</section>\n") }

  mutating func element(_ name: String, _ text: String, _ attributes: String = "", terminator: String = "\n") {
    html.append(raw: attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>")
    html.append(text, as: .html)
    html.append(raw: "</\(name)>\(terminator)")
  }

  /// What is removed or added, with a word for those who do not see the line through or under it.
  mutating func marked(_ runs: [TextRun]) {
    for run in runs {
      switch run.mark {
      case .same: html.append(run.text, as: .html)
      case .removed: mark("del", words(.removed), run.text)
      case .added: mark("ins", words(.added), run.text)
      }
    }
  }

  mutating func mark(_ name: String, _ word: String, _ text: String) {
    html.append(raw: "<\(name)><span class=\"spoken\">\(word)\(words.colon)</span>")
    html.append(text, as: .html)
    html.append(raw: "</\(name)>")
  }

  mutating func pageHeading(_ page: String, from old: String? = nil) {
    html.append(literal: "<h3>")
    let title = difference.titles[page] ?? ""
    if !title.isEmpty {
      html.append(title, as: .html)
      html.append(literal: " ")
    }
    html.append(literal: "<code>")
    if let old {
      html.append(old, as: .html)
      html.append(literal: " → ")
    }
    html.append(page, as: .html)
    html.append(literal: "</code></h3>\n")
  }

  mutating func places(_ pages: [String], isInside: Bool = false) {
    html.append(literal: "<details class=\"places\"><summary>")
    html.append(words.same(onPages: pages.count, isInside: isInside), as: .html)
    html.append(literal: "</summary><ul>")
    for page in pages.prefix(Self.listedPages) {
      html.append(literal: "<li><code>")
      html.append(page, as: .html)
      html.append(literal: "</code></li>")
    }
    if pages.count > Self.listedPages { element("li", words.more(pages.count - Self.listedPages), terminator: "") }
    html.append(literal: "</ul></details>\n")
  }
}

extension String {
  /// For the head of a column.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
