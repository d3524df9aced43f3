import DataFormats
import Diagnostics
import Files
import SiteModel

/// Finds where a key stands in the front matter of a file. The typed front matter has forgotten most places, and only a
/// finding wants to know.
struct FrontMatterPlaces {
  let source: String

  /// The place of the first of some keys that is there, else of the file's first line.
  func place(of keys: [String], in page: ContentPage) -> SourceLocation {
    var ignored: [Diagnostic] = []
    guard let file = SourceReading.read(page.location.path, in: source, into: &ignored),
      let range = FrontMatterBlock.find(in: file, into: &ignored).yaml
    else { return page.location }
    let yaml = String(decoding: file.bytes[range], as: UTF8.self)
    let members = YAMLReader.read(yaml, path: file.path, firstLine: 2, into: &ignored)?.members ?? []
    return keys.lazy.compactMap { key in members.first { $0.key == key }?.keyLocation }.first ?? page.location
  }

  /// The first line of the text.
  func text(of page: ContentPage) -> SourceLocation {
    var ignored: [Diagnostic] = []
    guard let file = SourceReading.read(page.location.path, in: source, into: &ignored) else { return page.location }
    var start = FrontMatterBlock.find(in: file, into: &ignored).body.lowerBound
    while start < file.bytes.count, [0x0A, 0x0D, 0x20, 0x09].contains(file.bytes[start]) { start += 1 }
    return start < file.bytes.count ? file.location(ofOffset: start) : page.location
  }
}
