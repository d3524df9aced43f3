import Diagnostics
import Files
import SiteBuild

/// A style sheet of the site as its author has it: the theme's own is published without comments and blanks, under a
/// name that changes with its bytes.
struct AuthoredSheet {
  private let file: SourceFile
  /// Where each byte of the published sheet stands in the file; nil when it was published as it is.
  private let places: [Int?]?

  /// - Parameters:
  ///   - path: of the published sheet, below the output folder.
  ///   - bytes: what was published.
  init(_ path: String, _ bytes: [UInt8], _ context: CheckContext) {
    for own in ["templates/", "content/"].map({ $0 + path }) {
      if let found = SourceSearch(own, in: context.source), found.file.bytes == bytes {
        self.init(found.file, places: nil)
        return
      }
    }
    if let found = SourceSearch("templates/" + Self.themeName(path), in: context.source) {
      let places = PublishedStyle.places(in: found.file.bytes)
      // What site.yaml sets stands behind it.
      let isOwn =
        bytes.count >= places.count
        && zip(places, bytes).allSatisfy { place, byte in
          place.map { found.file.bytes[$0] == byte } ?? (byte == UInt8(ascii: " "))
        }
      if isOwn {
        self.init(found.file, places: places)
        return
      }
    }
    self.init(SourceFile(path: context.location(ofOutput: path).path, bytes: bytes), places: nil)
  }

  private init(_ file: SourceFile, places: [Int?]?) {
    self.file = file
    self.places = places
  }

  /// The place of what stands somewhere in the published sheet.
  func location(ofOffset offset: Int, byteCount: Int) -> SourceLocation {
    guard let places else { return file.location(ofOffset: offset, byteCount: byteCount) }
    guard offset < places.count, let place = places[offset] else {
      // Set in site.yaml.
      return SourceLocation(path: "content/site.yaml")
    }
    return file.location(ofOffset: place, byteCount: byteCount)
  }

  /// `assets/style.1f0c2a9b.css` → `assets/style.css`
  private static func themeName(_ path: String) -> String {
    path.replacing(/\.[0-9a-f]{8}\.css$/, with: ".css")
  }
}
