import Characters
import Diagnostics
import Files
import Markup
import SiteModel

/// The theme's files as they are published: the style sheet with the publisher's own colours and fonts, and names that
/// change with the bytes, so that browsers may keep them for ever.
struct PublishedAssets: Sendable {
  /// Path in the site and bytes.
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// By the name that the theme has for a file.
  private var paths: [String: String] = [:]

  /// The files that templates ask for by name. Others keep theirs: a publisher's own templates know them by it.
  private static let named = ["assets/style.css", "assets/theme.js", "assets/warnings.js", "assets/search.js"]

  init(_ assets: [(path: String, bytes: [UInt8])], look: SiteConfiguration.Look, into diagnostics: inout [Diagnostic]) {
    for asset in assets {
      guard Self.named.contains(asset.path) else {
        files.append(asset)
        paths[asset.path] = asset.path
        continue
      }
      var bytes = asset.bytes
      if asset.path.hasSuffix(".css") { bytes = PublishedStyle.compact(bytes) + PublishedStyle.rules(of: look) }
      let path = Self.path(asset.path, hash: ContentHash(bytes))
      files.append((path, bytes))
      paths[asset.path] = path
    }
    if !look.tokens.isEmpty {
      let style = assets.first { $0.path == "assets/style.css" }
      let known = PublishedStyle.tokens(in: style?.bytes ?? [])
      for token in look.tokens where !known.contains(token.name.text) {
        diagnostics.append(
          Diagnostic(
            .lookToken, "the style sheet has no token \"\(token.name.text)\"", at: token.name.location,
            remedy: Suggestion.nearest(to: token.name.text, among: known.sorted()).map { "did you mean \"\($0)\"?" }))
      }
    }
    if let logo = look.logo, self[logo.text] == nil {
      diagnostics.append(
        Diagnostic(
          .lookLogo, "there is no templates/assets/\(logo.text)", at: logo.location,
          remedy: "put the picture there, or correct the name"))
    }
  }

  /// Where a file of `assets/` is published.
  subscript(name: String) -> SitePath? { paths["assets/" + name].map { SitePath($0) } }

  /// `assets/style.css` → `assets/style.1f0c2a9b.css`
  private static func path(_ path: String, hash: ContentHash) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    return "\(path[..<dot]).\(hash.hexadecimal.prefix(8))\(path[dot...])"
  }
}
