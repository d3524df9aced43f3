/// The words of a report, in the language of the pages.
enum ReportWords: Sendable {
  case chinese, english

  init(language: String) { self = language.lowercased().hasPrefix("zh") ? .chinese : .english }

  /// For `html lang`.
  var language: String { self == .chinese ? "zh-Hans" : "en" }

  func callAsFunction(_ word: Word) -> String { self == .chinese ? word.chinese : word.rawValue }

  /// What a report says; the raw value is the English.
  enum Word: String, CaseIterable {
    case title = "What changes with this publication"
    case old = "Old"
    case new = "New"
    case same = "No differences."
    case pages = "Pages"
    case otherFiles = "Other files"
    case added, removed, moved, changed, unchanged
    case figures = "Figures"
    case figure = "Figure"
    case texts = "Texts"
    case values = "Dates, links and metadata"
    case pageList = "Pages added, removed and moved"
    case feeds = "Feeds and sitemap"
    case files = "Other files that differ"
    case markup = "Pages of which only the markup differs"
    case problems = "Not compared"
    case frames = "Menus, frames and lists"
    case contents = "Contents"
    case subject = "What"
    case example = "Example"
    case drawing = "drawing"
    case redirect = "leads to"
    case changedDrawing = "was drawn anew"
    case definition = "asked before"
    case movedText = "moved within the page"
    case sitemap = "Sitemap"
    case missing = "none"
    case entry = "Entry"
    case size = "Size (bytes)"
    case inFeeds = "Feeds"
    case marks = "Removed text is struck through, added text is underlined."

    var chinese: String {
      switch self {
      case .title: "发布前比对"
      case .old: "原"
      case .new: "现"
      case .same: "没有差异。"
      case .pages: "页面"
      case .otherFiles: "其他文件"
      case .added: "新增"
      case .removed: "删除"
      case .moved: "移动"
      case .changed: "改动"
      case .unchanged: "未变"
      case .figures: "数字"
      case .figure: "数字"
      case .texts: "文字"
      case .values: "日期、链接和元数据"
      case .pageList: "新增、删除和移动的页面"
      case .feeds: "订阅源和网站地图"
      case .files: "有差异的其他文件"
      case .markup: "只有标记不同的页面"
      case .problems: "未能比对"
      case .frames: "菜单、页眉页脚和列表"
      case .contents: "目录"
      case .subject: "项目"
      case .example: "例"
      case .drawing: "图形"
      case .redirect: "转到"
      case .changedDrawing: "已重绘"
      case .definition: "原查询"
      case .movedText: "在页内移动"
      case .sitemap: "网站地图"
      case .missing: "无"
      case .entry: "条目"
      case .size: "大小（字节）"
      case .inFeeds: "订阅源"
      case .marks: "删除的文字加删除线，新增的文字加下划线。"
      }
    }
  }

  var colon: String { self == .chinese ? "：" : ": " }
  var comma: String { self == .chinese ? "，" : ", " }

  /// `14 页相同`
  func same(onPages count: Int, isInside: Bool) -> String {
    switch self {
    case .chinese: isInside ? "\(count)页的文字里都这样改" : "\(count)页相同"
    case .english: isInside ? "within texts of \(count) pages" : "the same on \(count) pages"
    }
  }

  func same(inEntries count: Int) -> String {
    self == .chinese ? "\(count)个条目都这样改" : "in \(count) entries alike"
  }

  func more(_ count: Int) -> String { self == .chinese ? "另有\(count)项" : "\(count) more" }

  func characters(_ count: Int) -> String { self == .chinese ? "\(count)字" : "\(count) characters" }

  func figureCount(_ count: Int) -> String {
    self == .chinese ? "\(count)个数字" : "\(count) figure\(count == 1 ? "" : "s")"
  }

  /// What is said of a page beside its name: how much it holds, or why it is there no more.
  func details(of page: PageNote) -> [String] {
    if let target = page.redirect { return ["\(self(.redirect)) \(target)"] }
    let fate: String? =
      switch page.fate {
      case .expired: self == .chinese ? "展示期已满" : "expired"
      case .withdrawn: self == .chinese ? "已撤回" : "withdrawn"
      case nil: nil
      }
    return [fate, page.length.map(characters), page.figureCount > 0 ? figureCount(page.figureCount) : nil]
      .compactMap(\.self)
  }

  /// `新增1，删除0，移动0，改动14，未变253`
  func counts(_ counts: SiteDifference.Counts) -> String {
    let parts: [(Word, Int)] = [
      (.added, counts.added), (.removed, counts.removed), (.moved, counts.moved), (.changed, counts.changed),
      (.unchanged, counts.unchanged),
    ]
    return parts.map { self == .chinese ? "\(self($0))\($1)" : "\($1) \(self($0))" }.joined(separator: comma)
  }

  func name(_ kind: BlockKind) -> String {
    guard self == .chinese else { return Self.englishKinds[kind] ?? kind.rawValue }
    switch kind {
    case .heading: return "标题"
    case .paragraph: return "段落"
    case .item: return "列表项"
    case .term: return "栏目"
    case .detail: return "信息项"
    case .caption: return "题注"
    case .row: return "表格行"
    case .table: return "表格"
    case .code: return "代码"
    case .drawing: return "图形"
    case .line: return "行"
    case .text: return "文字"
    }
  }

  private static let englishKinds: [BlockKind: String] = [.item: "list item", .row: "table row", .term: "label"]

  func name(_ kind: FigureChange.Kind) -> String {
    switch kind {
    case .title: self == .chinese ? "标题中的数字" : "number in the title"
    case .figure: self == .chinese ? "绑定的数字" : "bound figure"
    case .number: self == .chinese ? "文中数字" : "number in the text"
    case .cell: self == .chinese ? "表格" : "table cell"
    case .datum: self == .chinese ? "数据文件" : "data file"
    }
  }

  func name(_ value: ValueChange) -> String {
    switch value.kind {
    case .date: self == .chinese ? "日期" : "date"
    case .link: self == .chinese ? "链接" : "link"
    case .image: value.isDrawing ? self(.drawing) : self == .chinese ? "图片" : "image"
    case .source: self == .chinese ? "数据来源" : "source"
    case .metadata:
      switch value.name {
      case "title": self == .chinese ? "网页标题" : "page title"
      case "description", "og:description": self == .chinese ? "网页摘要" : "description"
      case "lang": self == .chinese ? "语言" : "language"
      case "link canonical": self == .chinese ? "规范地址" : "canonical address"
      case "structured-data": self == .chinese ? "结构化数据" : "structured data"
      case "text": self == .chinese ? "文字" : "text"
      case "corrections": self == .chinese ? "更正次数" : "corrections"
      default: value.name
      }
    }
  }

  /// What a value belongs to, beside its kind.
  func subject(of value: ValueChange) -> String { value.kind == .metadata ? "" : value.name }

  func name(_ kind: FileChange.Kind) -> String {
    switch kind {
    case .added: self(.added)
    case .removed: self(.removed)
    case .moved: self(.moved)
    case .changed: self(.changed)
    }
  }

  func name(_ kind: FeedChange.Kind) -> String {
    switch kind {
    case .added: self(.added)
    case .removed: self(.removed)
    case .updated: self == .chinese ? "更新" : "updated"
    }
  }
}
