import Markup
import SiteBuild
import SiteModel

/// The pages of a preview that readers would not see yet, and why.
struct PageMarks: Sendable, Equatable {
  enum Mark: String, Sendable, CaseIterable {
    case draft, heldBack

    /// In both languages of the tool's own texts, since a site may be in either.
    var label: String {
      switch self {
      case .draft: "草稿 Draft"
      case .heldBack: "未到发布时间 Held back"
      }
    }
  }

  /// By root-relative URL, percent-encoded.
  private(set) var byURL: [String: Entry] = [:]

  struct Entry: Sendable, Equatable {
    let mark: Mark
    /// What the banner of the page says.
    let text: String
  }

  init() {}

  init(_ sources: Rehearsal.Sources) {
    let site = sources.site
    let visibility = Visibility(
      now: sources.now, showsDrafts: false, showsFuture: false, zone: site.configuration.timeZone)
    for page in site.pages {
      switch visibility.hold(on: page.matter) {
      case .draft: byURL[page.url] = Entry(mark: .draft, text: "\(Mark.draft.label): this page is not published.")
      case .future(let moment):
        byURL[page.url] = Entry(
          mark: .heldBack, text: "\(Mark.heldBack.label): this page is published at \(moment.rfc3339).")
      case .expired, .withdrawn, nil: break
      }
    }
  }

  /// Marks links to such pages, in lists and menus too.
  var styleSheet: Bytes {
    var css = Bytes()
    for mark in Mark.allCases {
      let urls = byURL.filter { $0.value.mark == mark }.keys.sorted()
      if urls.isEmpty { continue }
      css.append(raw: urls.map { "a[href=\"\($0.cssEscaped)\"]::after" }.joined(separator: ",\n"))
      css.append(raw: " { content: \" [\(mark.label)]\"; color: #a40000; font-size: 0.85em; }\n")
    }
    return css
  }
}

extension String {
  /// For the inside of a quoted CSS string (CSS Syntax 3, section 4.3.5).
  fileprivate var cssEscaped: String {
    unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}
