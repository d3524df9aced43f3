import SampleSites

/// A random site of which some bulletins are held back or withdrawn. All that these hold has a mark in it, in letters
/// or in Chinese, so that any byte of theirs in an output can be found.
struct HeldSite {
  /// Numbers that follow from the seed (SplitMix64), so that a failure can be repeated.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let marks = ["zqx", "龘", "%E9%BE%98", "%e9%be%98", "\\u9f98"]

  let site: SampleSite
  /// Paths, below the source folder, of what is held back: Markdown files and what belongs to them.
  private(set) var held: [String] = []
  /// Addresses at which tombstones or their redirects stand, as files of the output.
  private(set) var tombstones: [String] = []
  private var numbers: Numbers
  private var count = 0

  /// - Parameter state: front matter that holds bulletins back, one of which each of them gets.
  init(seed: UInt64, states: [String]) throws {
    numbers = Numbers(state: seed)
    site = try SampleSite.withRecords(
      """
      taxonomies: {region: {title: 地区}, tag: {title: 标签}, kind: {title: 类别}}
      search: true
      feeds: {content: full, limit: 4}
      pageSize: 2
      related: 3
      markdown: {html: true}

      """
    ).content(
      "data/rules.yaml",
      "rules:\n  zqxrule:\n    when: {measure: accidents, each: [region, month], atLeast: 200}\n"
        + "    obligation: {kind: notice, deadline: 10d}\n")
    for _ in 0..<Int.random(in: 3...9, using: &numbers) { try addShown() }
    for _ in 0..<Int.random(in: 2...5, using: &numbers) { try addHeld(states.randomElement(using: &numbers) ?? "") }
    if let state = states.first { try addHeldSections(state) }
  }

  private mutating func addShown() throws {
    count += 1
    let folder = ["notices", "notices/2024", "reports"].randomElement(using: &numbers) ?? ""
    try site.content(
      "\(folder)/s\(count).md", text(title: "公开\(count)", matter: common, body: "正文。\n\n![图](s\(count).png)")
    )
    .content("\(folder)/s\(count).png", "shown \(count)")
  }

  /// What shown and held bulletins have alike, so that they stand beside each other everywhere.
  private var common: [String] {
    mutating get {
      var lines = ["date: 2024-05-0\(Int.random(in: 1...3, using: &numbers))"]
      if Bool.random(using: &numbers) { lines[0] += "T08:30:00+08:00" }
      lines.append("tag: [\(["甲", "乙"].randomElement(using: &numbers) ?? "甲")]")
      if Int.random(in: 0..<4, using: &numbers) == 0 {
        lines.append("weight: \(Int.random(in: 1...3, using: &numbers))")
      }
      if Int.random(in: 0..<4, using: &numbers) == 0 { lines.append("lastmod: 2024-05-20") }
      return lines
    }
  }

  private mutating func addHeld(_ state: String) throws {
    count += 1
    let isWithdrawn = state.hasPrefix("withdrawn")
    // A withdrawn bulletin keeps its address, which so must tell nothing.
    let name = isWithdrawn ? "w\(count)" : "zqx\(count)-龘"
    let folders = ["notices", "reports", isWithdrawn ? "closed" : "zqx/龘"]
    let folder = folders.randomElement(using: &numbers) ?? ""
    let isBundle = Bool.random(using: &numbers)
    let path = isBundle ? "\(folder)/\(name)/index.md" : "\(folder)/\(name).md"
    let beside = isBundle ? "\(folder)/\(name)" : folder
    var matter = common.map { $0.replacing("tag: [", with: "tag: [龘标签, zqxtag\(count), ") }
    matter += secrets(slug: isWithdrawn ? "slug-\(count)" : "zqxslug\(count)", alias: isWithdrawn ? "old" : "zqxold")
    if let range = state.firstRange(of: "date: "), range.lowerBound == state.startIndex { matter.removeFirst() }
    matter.append(state)
    try add(path, text(title: "龘题 zqx\(count)", matter: matter, body: body))
    try add("\(beside)/zqxlinked\(count).pdf", "zqx")
    try add("\(beside)/zqxraw\(count).png", "zqx")
    try add("\(beside)/zqxextra\(count).xlsx", "zqx")
    if isBundle {
      try add("\(beside)/zqx-unnamed.txt", "zqx")
      try add("\(beside)/images/龘.svg", "zqx")
    } else {
      try add("\(folder)/\(name).docx", "zqx")
    }
    if isWithdrawn { tombstones += ["\(folder)/slug-\(count)/index.html", "old/\(count)/index.html"] }
  }

  private func secrets(slug: String, alias: String) -> [String] {
    [
      "kind: statistics", "period: 2024-05", "region: '990101'", "slug: \(slug)", "aliases: /\(alias)/\(count)/",
      "summary: 'zqx [](figure:deaths) 龘'", "issuer: zqx龘", "author: zqx龘",
      "source: {name: zqx龘, url: 'https://zqx.example/'}",
      "rule: zqxrule", "id: zqx-id-\(count)", "corrections: [{date: 2024-05-09, note: zqx龘, was: zqx龘}]",
      "extra: {file: zqxextra\(count).xlsx, note: zqx龘}", "indexNumber: zqx龘",
      "personalData: [{text: zqx龘, reason: zqx龘}]",
    ]
  }

  private var body: String {
    """
    ## 龘 zqx一

    龘事故[1起](figure:accidents)，见 [zqx](zqxlinked\(count).pdf)。[^1] <img src="zqxraw\(count).png" alt="zqx">

    ## zqx二

    ![zqx图](chart:accidents?by=month&period=2024-01..2024-05)

    ## zqx三

    ![zqx表](table:accidents,deaths?by=level)

    [^1]: zqx龘
    """
  }

  /// Folders whose section says something, and one of which each value of a dimension becomes a page.
  private mutating func addHeldSections(_ state: String) throws {
    if state.hasPrefix("withdrawn") { return }
    try add("notices/_index.md", "---\ntitle: zqx龘\n\(state)\n---\n\nzqx [zqx](zqxsection.pdf)\n")
    try add("notices/zqxsection.pdf", "zqx")
    try add(
      "zqx-each/region.md",
      "---\ntitle: 'zqx{region}'\neach: region\n\(state)\n---\n\nzqx [](figure:accidents?period=2024)\n")
    try add("zqx-each/zqx-loose.csv", "zqx")
    try add(
      "zqx-cases/_index.md",
      "---\ntitle: zqx\n\(state)\npages-from: {resource: accidents, title: 'zqx{id}'}\n---\n\nzqx\n")
  }

  private mutating func add(_ path: String, _ text: String) throws {
    try site.content(path, text)
    held.append("content/" + path)
  }

  private func text(title: String, matter: [String], body: String) -> String {
    let kind = matter.contains { $0.hasPrefix("kind:") } ? [] : ["kind: notice"]
    return "---\ntitle: \(title)\n\((kind + matter).joined(separator: "\n"))\n---\n\n\(body)\n"
  }

  /// Output files with a mark in their path or bytes.
  func leaks(in output: FolderSnapshot) -> [String] {
    output.files.filter { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return Self.marks.contains { path.contains($0) || text.contains($0) }
    }.keys.sorted()
  }
}
