import Foundation
import SampleSites
import SiteBuild

/// The site that the examples of reference pages make.
///
/// A block of code whose fence names a file, such as ```` ```yaml content/data/measures.yaml ````, is that file. Pages go
/// on from those before them: a file of a later page takes the place of an earlier one's.
struct ExampleSite {
  /// The pages about records, in the order in which they are read.
  static let pages = ["figures.md", "data.md", "measures.md", "rules.md", "warnings.md"]

  /// 2024-09-10, when the examples are told.
  static let now = 1_725_926_400

  let site: SampleSite

  /// - Parameter last: the page up to which examples are taken.
  init(upTo last: String) throws {
    site = try SampleSite()
    for page in Self.pages {
      for block in try Self.blocks(of: page) {
        // Settings of the site are shown in parts.
        let isPart = block.path == "content/site.yaml"
        try site.file(block.path, (isPart ? SampleSite.configuration : "") + block.text)
      }
      if page == last { break }
    }
  }

  func build() async -> BuildReport { await Build.run(request) }

  var request: BuildRequest {
    var request = BuildRequest(
      source: site.folder.path, output: site.output, now: Self.now, toolVersion: "test")
    request.isStrict = true
    return request
  }

  private static func blocks(of page: String) throws -> [(path: String, text: String)] {
    var blocks: [(path: String, text: String)] = []
    var isOpen = false
    for line in try GeneratedPart.read(page).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        let words = line.split(separator: " ")
        isOpen = !isOpen && words.count == 2 && words[1].hasPrefix("content/")
        if isOpen { blocks.append((String(words[1]), "")) }
      } else if isOpen {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    return blocks
  }
}
