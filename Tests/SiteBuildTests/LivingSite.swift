import SampleSites

/// A site that is edited at random, as offices edit theirs: texts, front matter, dates, names, tables, templates,
/// settings. What is made of it is checked by whoever edits it.
struct LivingSite {
  let site: SampleSite
  private var random: SeededGenerator
  /// The moment of the next build.
  private(set) var now = june
  private var pages: [String: Document] = [:]
  private var count = 0
  /// The bulletins that are translated, with the languages.
  private var translations: Set<Translated> = []

  private struct Translated: Hashable {
    let page: String
    let language: String
    var file: String { "\(page).\(language).md" }
  }

  /// A bulletin as it is written now.
  private struct Document {
    var title: String
    var date: String
    var kind = "notice"
    var matter: [String: String] = [:]
    var body: [String]

    var text: String {
      let lines = matter.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
      return "---\ntitle: \"\(title)\"\nkind: \(kind)\ndate: \(date)\n\(lines)---\n\n" + body.joined(separator: "\n\n")
        + "\n"
    }
  }

  private static let settings = """
    taxonomies:
      area: {title: 地区}
      topics: {title: 主题}
    pageSize: 4
    related: 3
    search: true
    languages: {en: {title: Bulletins, taxonomies: {area: Area}}, zh-Hant: }
    manifest: true

    """

  init(seed: Int) throws {
    random = SeededGenerator(seed: UInt64(seed))
    site = try SampleSite.withRecords().content("_index.md", "---\ntitle: 首页\n---\n\n欢迎。\n")
    try setConfiguration()
    try site.content("notices/_index.md", "---\ntitle: 通知\n---\n")
    for _ in 0..<9 { try addBulletin() }
    try site.content(
      "cases/_index.md", "---\ntitle: 案例\npages-from: {resource: accidents, title: \"事故{id}\"}\n---\n\n逐起。\n")
  }

  private func setConfiguration(_ more: String = "") throws {
    try site.content(
      "site.yaml", SampleSite.configuration + Self.settings.replacing("manifest: true\n", with: "") + more)
  }

  // MARK: Edits

  /// Changes something. Gives its name, for messages.
  mutating func edit() throws -> String {
    let edits: [(String, (inout LivingSite) throws -> Void)] = [
      (
        "body",
        { try $0.change { page, random in page.body.append("又一段\(Int.random(in: 0..<1000, using: &random))。") } }
      ),
      ("body again", { try $0.change { page, _ in page.body = ["全新的正文，与[另一篇](/notices/b1.md)。"] } }),
      (
        "first paragraph",
        { try $0.change { page, random in page.body[0] = "摘要\(Int.random(in: 0..<99, using: &random))。" } }
      ),
      ("title", { try $0.change { page, random in page.title = "题\(Int.random(in: 0..<99, using: &random))" } }),
      ("date", { try $0.change { page, random in page.date = Self.day(&random) } }),
      ("terms", { try $0.change { page, random in page.matter["area"] = Self.terms(&random) } }),
      ("topics", { try $0.change { page, random in page.matter["topics"] = Self.terms(&random) } }),
      (
        "summary",
        { try $0.change { page, random in page.matter["summary"] = "概要\(Int.random(in: 0..<9, using: &random))" } }
      ),
      ("no summary", { try $0.change { page, _ in page.matter["summary"] = nil } }),
      (
        "weight",
        { try $0.change { page, random in page.matter["weight"] = "\(Int.random(in: 1..<9, using: &random))" } }
      ),
      ("draft", { try $0.change { page, _ in page.matter["draft"] = page.matter["draft"] == nil ? "true" : nil } }),
      ("embargo", { try $0.change { page, random in page.matter["publishDate"] = Self.day(&random) } }),
      ("expiry", { try $0.change { page, _ in page.matter["expiryDate"] = "2024-06-20" } }),
      ("lastmod", { try $0.change { page, _ in page.matter["lastmod"] = "2024-05-31" } }),
      ("correction", { try $0.change { page, _ in page.matter["corrections"] = "[{date: 2024-05-30, note: 改了}]" } }),
      (
        "slug",
        { try $0.change { page, random in page.matter["slug"] = "s\(Int.random(in: 0..<999, using: &random))" } }
      ),
      (
        "alias",
        {
          try $0.change { page, random in page.matter["aliases"] = "[/old/\(Int.random(in: 0..<999, using: &random))/]"
          }
        }
      ),
      ("figure", { try $0.change { page, _ in page.body.append("共[](figure:accidents?period=2024-05)。") } }),
      (
        "chart",
        { try $0.change { page, _ in page.body.append("![各月](chart:accidents?by=month&period=2024-01..2024-05)") } }
      ),
      (
        "link",
        { living in
          let target = living.path()
          try living.change { page, _ in page.body.append("见[链接](/\(target).md)。") }
        }
      ),
      (
        "picture",
        { living in
          living.count += 1
          let name = "p\(living.count).png"
          try living.site.content("notices/" + name, "png \(living.count)")
          try living.change(in: "notices/") { page, _ in page.body.append("![图](\(name))") }
        }
      ),
      ("picture's bytes", { try $0.site.content("notices/p1.png", "other \($0.now)") }),
      ("withdrawal", { try $0.change { page, _ in page.matter["withdrawn"] = "{date: 2024-05-30, reason: 撤销}" } }),
      (
        "warning",
        { living in
          living.count += 1
          try living.site.warning("warnings/w\(living.count)", sent: living.count % 5, until: 10 + living.count % 20)
        }
      ),
      ("translation", { try $0.translate() }),
      ("another translation", { try $0.translate("lastmod: 2024-05-31\n") }),
      ("edited translation", { try $0.editTranslation("") }),
      ("renamed translation", { living in try living.editTranslation("slug: t\(living.now % 9)\n") }),
      ("draft of a translation", { try $0.editTranslation("draft: true\n") }),
      ("embargo of a translation", { try $0.editTranslation("publishDate: 2024-06-03\n") }),
      ("removed translation", { try $0.removeTranslation() }),
      (
        "translated section",
        { try $0.site.content("notices/_index.en.md", "---\ntitle: Notices \($0.now % 3)\n---\n\nAll of them.\n") }
      ),
      (
        "translated warning",
        { living in
          living.count += 1
          let path = "warnings/t\(living.count)"
          try living.site.warning(path, sent: living.count % 5, until: 10 + living.count % 20)
          try living.site.content(
            path + ".en.md",
            "---\ntitle: Warning \(living.count)\nevent: Rain\ninstruction: Stay\n---\n\nRain \(living.count).\n")
        }
      ),
      ("new", { try $0.addBulletin() }),
      ("renamed", { try $0.rename() }),
      ("removed", { try $0.removeBulletin() }),
      ("section", { try $0.site.content("notices/_index.md", "---\ntitle: 通知\($0.now % 7)\n---\n\n说明。\n") }),
      ("cell", { try $0.site.edit("content/data/accidents.csv", "2024-05-17,990102,一般,1", "2024-05-17,990102,一般,2") }),
      (
        "cell back",
        { try $0.site.edit("content/data/accidents.csv", "2024-05-17,990102,一般,2", "2024-05-17,990102,一般,1") }
      ),
      ("code", { try $0.site.edit("content/data/regions.csv", "西河县", "西河区") }),
      ("measure", { try $0.site.edit("content/data/measures.yaml", "死亡人数", "死亡") }),
      (
        "template",
        { try $0.site.file("templates/partials/footer.mustache", "<footer>{{site.title}} \($0.now % 5)</footer>\n") }
      ),
      ("style", { try $0.site.file("templates/assets/own.css", "a{color:#00\($0.now % 5)}") }),
      ("text", { try $0.site.file("templates/i18n/zh-Hans.yaml", "home: 首页\($0.now % 5)\n") }),
      ("settings", { try $0.setConfiguration("description: 说明\($0.now % 5)\n") }),
      (
        "other settings",
        { try $0.setConfiguration("summaryLength: \(40 + $0.now % 50)\nmenu: [{title: 甲, page: notices}]\n") }
      ),
      ("clock", { $0.now += Int.random(in: 1...40, using: &$0.random) * 3600 }),
      ("nothing", { _ in }),
    ]
    let (name, apply) = edits[Int.random(in: 0..<edits.count, using: &random)]
    now += 1
    try apply(&self)
    return name
  }

  /// Takes out what keeps the site from being published: links to what was renamed or removed, dates out of order.
  mutating func mend() throws {
    for (path, page) in pages {
      var page = page
      page.body.removeAll { $0.contains("](/") || $0.contains("![图]") }
      if page.body.isEmpty { page.body = ["正文。"] }
      for key in ["expiryDate", "publishDate", "corrections", "withdrawn", "lastmod", "aliases"] {
        page.matter[key] = nil
      }
      pages[path] = page
      try write(path)
    }
    for translation in translations.sorted(by: { $0.file < $1.file }) {
      if pages[translation.page] == nil {
        try site.remove("content/" + translation.file)
        translations.remove(translation)
      } else {
        try write(translation, "", hasLink: false)
      }
    }
  }

  // MARK: Translations

  private mutating func translate(_ matter: String = "") throws {
    let language = Bool.random(using: &random) ? "en" : "zh-Hant"
    let translation = Translated(page: path(), language: language)
    translations.insert(translation)
    try write(translation, matter)
  }

  private mutating func editTranslation(_ matter: String) throws {
    let all = translations.sorted { $0.file < $1.file }
    if let translation = all.randomElement(using: &random) { try write(translation, matter) }
  }

  private mutating func removeTranslation() throws {
    let all = translations.sorted { $0.file < $1.file }
    guard let translation = all.randomElement(using: &random) else { return }
    translations.remove(translation)
    try site.remove("content/" + translation.file)
  }

  private func write(_ translation: Translated, _ matter: String, hasLink: Bool = true) throws {
    let other = pages.sorted { $0.key < $1.key }.first { $0.key != translation.page && $0.value.date < "2024-06-01" }
    let link = hasLink ? other.map { "See [another](/\($0.key).md)." } ?? "" : ""
    try site.content(
      translation.file,
      "---\ntitle: Translation \(now % 50)\n\(matter)---\n\nSummary \(now % 9).\n\n## One\n\n\(link)\n")
  }

  // MARK: Documents

  private mutating func addBulletin() throws {
    count += 1
    let section = ["notices", "notices", "news", "news/deep"].randomElement(using: &random) ?? "notices"
    let page = Document(
      title: "第\(count)期", date: Self.day(&random), matter: ["area": Self.terms(&random)],
      body: ["第\(count)期的摘要。", "## 一、概况\n\n正文**要点。**其余。", "## 二、要求\n\n- 甲\n- 乙"])
    pages["\(section)/b\(count)"] = page
    try write("\(section)/b\(count)")
  }

  private mutating func rename() throws {
    let path = path()
    guard let page = pages.removeValue(forKey: path) else { return }
    count += 1
    try site.remove("content/\(path).md")
    pages["news/r\(count)"] = page
    try write("news/r\(count)")
  }

  private mutating func removeBulletin() throws {
    let path = path()
    guard pages.count > 4, pages.removeValue(forKey: path) != nil else { return }
    try site.remove("content/\(path).md")
  }

  private mutating func path(in section: String = "") -> String {
    pages.keys.filter { $0.hasPrefix(section) }.sorted().randomElement(using: &random) ?? ""
  }

  private mutating func change(
    in section: String = "", _ edit: (inout Document, inout SeededGenerator) -> Void
  ) throws {
    let path = path(in: section)
    guard var page = pages[path] else { return }
    edit(&page, &random)
    pages[path] = page
    try write(path)
  }

  private func write(_ path: String) throws {
    if let page = pages[path] { try site.content(path + ".md", page.text) }
  }

  private static func day(_ random: inout SeededGenerator) -> String {
    let day = Int.random(in: 1...28, using: &random)
    return "2024-0\(Int.random(in: 4...6, using: &random))-\(day < 10 ? "0" : "")\(day)"
  }

  private static func terms(_ random: inout SeededGenerator) -> String {
    let all = ["甲区", "乙区", "丙县", "丁县"]
    return "[\(all.filter { _ in Bool.random(using: &random) }.joined(separator: ", "))]"
  }
}
