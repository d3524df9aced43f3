/// A source folder that a test writes call by call.
///
///     let site = try SampleSite().bulletin("notices/a", "text").file("content/notices/map.png", "…")
package final class SampleSite: Sendable {
  package static let configuration = """
    title: 示例
    baseURL: https://example.org/
    timeZone: Asia/Shanghai

    """

  package let folder: TemporaryFolder
  /// Where the site is written unless a test says otherwise.
  package var output: String { folder("site") }

  /// - Parameter configuration: `site.yaml`; nil writes none.
  package init(_ configuration: String? = SampleSite.configuration, in parent: String? = nil) throws {
    folder = try TemporaryFolder(in: parent)
    try folder.folder("content")
    if let configuration { try folder.write("content/site.yaml", configuration) }
  }

  /// A file below the source folder.
  @discardableResult
  package func file(_ path: String, _ text: String) throws -> SampleSite {
    try folder.write(path, text)
    return self
  }

  @discardableResult
  package func file(_ path: String, bytes: some Sequence<UInt8>) throws -> SampleSite {
    try folder.write(path, bytes)
    return self
  }

  /// A file below `content/`.
  @discardableResult
  package func content(_ path: String, _ text: String) throws -> SampleSite { try file("content/" + path, text) }

  /// A notice at `content/<path>.md`.
  ///
  /// - Parameter matter: further front matter lines.
  @discardableResult
  package func bulletin(
    _ path: String, _ body: String = "正文。", title: String? = nil, date: String = "2024-05-01", matter: String = ""
  ) throws -> SampleSite {
    let name = title ?? path
    let extra = matter.isEmpty ? "" : matter + "\n"
    return try content(path + ".md", "---\ntitle: \"\(name)\"\nkind: notice\ndate: \(date)\n\(extra)---\n\n\(body)\n")
  }

  /// Many bulletins of 2023 in one section.
  @discardableResult
  package func bulletins(_ numbers: Range<Int>, in section: String = "notices", body: String = "正文") throws
    -> SampleSite
  {
    for number in numbers {
      try bulletin(
        "\(section)/b\(number)", "\(body) \(number)。", date: "2023-\(number % 12 + 1)-\(number % 28 + 1)".padded)
    }
    return self
  }

  @discardableResult
  package func link(_ path: String, to target: String) throws -> SampleSite {
    try folder.link(path, to: target)
    return self
  }

  @discardableResult
  package func remove(_ path: String) throws -> SampleSite {
    try folder.remove(path)
    return self
  }

  /// What the output holds without the tool's manifest.
  package var site: FolderSnapshot { FolderSnapshot(output) }
}

extension String {
  /// `2024-5-1` → `2024-05-01`
  fileprivate var padded: String {
    split(separator: "-").map { $0.count < 2 ? "0" + $0 : String($0) }.joined(separator: "-")
  }
}
