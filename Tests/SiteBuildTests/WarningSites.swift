import SampleSites

/// Hours after 2024-06-01T00:00:00+08:00, as `now` of a build.
func hour(_ hours: Int) -> Int { june - 8 * 3600 + hours * 3600 }

extension SampleSite {
  /// A warning at `content/<path>.md` of 2024-06-01, sent and in force from one hour of the day until another.
  ///
  /// - Parameter matter: further front matter lines.
  @discardableResult
  func warning(
    _ path: String, sent: Int, until: Int? = 20, colour: String = "orange", _ body: String = "正文。",
    matter: String = ""
  ) throws -> SampleSite {
    let expires = until.map { "expires: \(Self.moment($0))\n" } ?? ""
    let extra = matter.isEmpty ? "" : matter + "\n"
    return try content(
      path + ".md",
      """
      ---
      title: 标题 \(path)
      kind: warning
      date: \(Self.moment(sent))
      colour: \(colour)
      event: 暴雨
      areas: [{name: 云川市, codes: ["990100"]}]
      \(expires)\(extra)---

      \(body)

      """)
  }

  private static func moment(_ hour: Int) -> String {
    let day = hour / 24 + 1
    return "2024-06-\(day < 10 ? "0" : "")\(day)T\(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00+08:00"
  }

  /// What the page of a warning says of its state, in the words of the theme.
  func state(_ path: String) -> String? {
    page(path + "/index.html")?.between("class=\"state ", "</strong>")?.split(separator: ">").last.map(String.init)
  }

  /// The identifiers in the banner of the home page, in their order.
  var banner: [String] {
    let section = page("index.html")?.between("<section class=\"warnings\"", "</section>") ?? ""
    return section.split(separator: "data-warning=\"").dropFirst().compactMap { part in
      part.split(separator: "\"").first.map { String($0.dropFirst("example.org:".count)) }
    }
  }

  /// The pages that the feed of what is in force leads to, in its order.
  var alertFeed: [String] {
    let feed = page("warnings/cap-atom.xml") ?? ""
    return feed.split(separator: "<entry").dropFirst().compactMap { entry in
      String(entry).between("type=\"text/html\" href=\"https://example.org/", "/\"")
    }
  }
}

extension String {
  /// What stands between the first place of a mark and the next place of another.
  func between(_ start: String, _ end: String) -> String? {
    guard let from = ranges(of: start).first?.upperBound, let to = self[from...].ranges(of: end).first?.lowerBound
    else {
      return nil
    }
    return String(self[from..<to])
  }
}
