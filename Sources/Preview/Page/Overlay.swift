import Diagnostics
import Markup

/// What stands in the way of a build, as HTML: each finding with its place, the line it is about, and what to do.
struct Overlay {
  /// What the page below the notice is.
  enum Page: Sendable {
    /// None: there has been no good build yet.
    case none
    /// Of the build before, which was good.
    case lastGood
    /// As the sources are: the faults lie in what only rendering shows.
    case current
  }

  /// So many findings are shown; the terminal has all of them.
  private static let limit = 50
  /// Characters of a line that are shown before and after the place.
  private static let reach = 120

  private let findings: [Diagnostic]
  private let page: Page
  private let source: (String) -> SourceFile?

  /// - Parameter source: the file that a place is in, nil when it cannot be read.
  init(_ findings: [Diagnostic], over page: Page, source: @escaping (String) -> SourceFile?) {
    let errors = findings.filter { $0.severity == .error }
    self.findings = errors.isEmpty ? findings : errors
    self.page = page
    self.source = source
  }

  /// The inside of the overlay's shadow root. It folds away without a script, so that the page can be read below it.
  var html: Bytes {
    let count = "\(findings.count) error\(findings.count == 1 ? "" : "s")"
    var html = Bytes()
    html.append(literal: "<link rel=\"stylesheet\" href=\"/.bulletin/overlay.css\">\n<section role=\"alert\">\n")
    html.append(raw: "<details open>\n<summary><h1>\(count): \(page.heading)</h1></summary>\n")
    html.append(raw: "<p>\(page.words) This notice goes when the errors do.</p>\n")
    for finding in findings.prefix(Self.limit) { append(finding, to: &html) }
    if findings.count > Self.limit {
      html.append(raw: "<p>… and \(findings.count - Self.limit) more; the terminal has all of them.</p>\n")
    }
    html.append(literal: "</details>\n</section>\n")
    return html
  }

  private func append(_ finding: Diagnostic, to html: inout Bytes) {
    html.append(literal: "<article>\n<h2>")
    html.append(finding.message, as: .html)
    html.append(literal: " <small>")
    html.append(finding.kind.id, as: .html)
    html.append(literal: "</small></h2>\n")
    if let location = finding.location { append(location, isShown: !finding.kind.isConfidential, to: &html) }
    for note in finding.notes {
      append(paragraph: "Note: ", note.message, to: &html)
      if let location = note.location { append(location, isShown: !finding.kind.isConfidential, to: &html) }
    }
    if let remedy = finding.remedy { append(paragraph: "Help: ", remedy, to: &html) }
    html.append(literal: "</article>\n")
  }

  private func append(paragraph label: StaticString, _ text: String, to html: inout Bytes) {
    html.append(literal: "<p><b>")
    html.append(literal: label)
    html.append(literal: "</b>")
    html.append(text, as: .html)
    html.append(literal: "</p>\n")
  }

  /// The place and, unless what stands there is confidential, its line with the place marked.
  private func append(_ location: SourceLocation, isShown: Bool, to html: inout Bytes) {
    html.append(literal: "<p><code>")
    html.append("\(location.path):\(location.line):\(location.column)", as: .html)
    html.append(literal: "</code></p>\n")
    guard isShown, let line = source(location.path)?.line(location.line), !line.isEmpty else { return }
    let scalars = Array(line.unicodeScalars)
    let start = min(max(location.column - 1, 0), scalars.count)
    let end = min(scalars.count, start + max(location.length, 1))
    let (first, last) = (max(0, start - Self.reach), min(scalars.count, end + Self.reach))
    html.append(literal: "<pre>")
    html.append((first > 0 ? "…" : "") + Self.text(scalars[first..<start]), as: .html)
    html.append(literal: "<mark>")
    html.append(Self.text(scalars[start..<end]), as: .html)
    html.append(literal: "</mark>")
    html.append(Self.text(scalars[end..<last]) + (last < scalars.count ? "…" : ""), as: .html)
    html.append(literal: "</pre>\n")
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Overlay.Page {
  fileprivate var heading: String {
    switch self {
    case .none, .lastGood: "the site was not built"
    case .current: "nothing could be published like this"
    }
  }

  fileprivate var words: String {
    switch self {
    case .none: "There has been no good build yet; the page comes with the first."
    case .lastGood: "What you see is the last good build."
    case .current: "What you see is what you have saved."
    }
  }
}
