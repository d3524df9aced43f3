/// What an element of HTML means to a comparison of texts.
enum ElementRole: Sendable {
  /// Text of its own: a paragraph, a heading, an entry.
  case block(BlockKind, level: Int = 0)
  /// Ends the text before it and holds blocks.
  case container
  /// A menu or the like, wherever it stands.
  case navigation
  /// A frame only where it stands outside the main part.
  case banner
  case main
  case table, row, cell, headerCell, caption
  case lineBreak
  /// An element without content, which is not left open.
  case void
  /// Not shown.
  case skipped
  case drawing
  case inline

  init(_ name: String) { self = Self.roles[name] ?? .inline }

  /// Whether its tags end the text before them.
  var separates: Bool {
    switch self {
    case .block, .container, .navigation, .banner, .main, .table: true
    default: false
    }
  }

  private static let roles: [String: ElementRole] = {
    var roles: [String: ElementRole] = [
      "p": .block(.paragraph), "li": .block(.item), "dt": .block(.term), "dd": .block(.detail),
      "figcaption": .block(.caption), "legend": .block(.caption), "summary": .block(.text), "pre": .block(.code),
      "nav": .navigation, "menu": .navigation, "main": .main, "header": .banner, "footer": .banner, "aside": .banner,
      "table": .table, "tr": .row, "td": .cell, "th": .headerCell, "caption": .caption,
      "br": .lineBreak, "svg": .drawing,
    ]
    for level in 1...6 { roles["h\(level)"] = .block(.heading, level: level) }
    let containers = [
      "address", "article", "blockquote", "body", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
      "figure", "form", "head", "hgroup", "html", "ol", "option", "search", "section", "select", "title", "ul",
    ]
    for name in containers { roles[name] = .container }
    for name in [
      "area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ] {
      roles[name] = .void
    }
    for name in ["script", "style", "template", "xmp", "iframe", "noembed", "noframes", "datalist"] {
      roles[name] = .skipped
    }
    return roles
  }()

  /// The names that an end tag may be left out for: the start of the second closes the first when it is the innermost.
  static func closes(_ name: String, _ open: String) -> Bool {
    switch open {
    case "p": ElementRole(name).separates
    case "li": name == "li"
    case "dt", "dd": name == "dt" || name == "dd"
    case "td", "th": ["td", "th", "tr", "tbody", "tfoot"].contains(name)
    case "tr": ["tr", "tbody", "tfoot"].contains(name)
    case "option": name == "option"
    default: false
    }
  }
}
