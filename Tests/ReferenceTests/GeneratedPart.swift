import Foundation
import Testing

/// A part of a reference page that is made from the code: between `<!-- begin generated NAME -->` and its end.
///
/// With `BULLETIN_UPDATE_REFERENCE=1` the part is written; otherwise the page must hold it already.
struct GeneratedPart {
  let page: String
  let name: String
  let text: String

  /// The repository, found from this file.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func read(_ page: String) throws -> String {
    try String(contentsOf: url(page), encoding: .utf8)
  }

  func check() throws {
    let old = try Self.read(page)
    let begin = "<!-- begin generated \(name) -->\n"
    let end = "<!-- end generated \(name) -->"
    let start = try #require(old.range(of: begin)?.upperBound)
    let stop = try #require(old.range(of: end)?.lowerBound)
    let new = old[..<start] + "\n" + text.trimmingCharacters(in: .newlines) + "\n\n" + old[stop...]
    if ProcessInfo.processInfo.environment["BULLETIN_UPDATE_REFERENCE"] == "1" {
      try new.write(to: Self.url(page), atomically: true, encoding: .utf8)
    } else {
      #expect(
        old == new,
        "content/reference/\(page) is out of date: BULLETIN_UPDATE_REFERENCE=1 swift test --filter Reference")
    }
  }

  private static func url(_ page: String) -> URL {
    repository.appending(path: "content/reference").appending(path: page)
  }
}
