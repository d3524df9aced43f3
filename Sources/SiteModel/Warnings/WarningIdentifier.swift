import Alerts
import Characters
import Chronology

/// The site's scheme of CAP identifiers: a pattern such as `{domain}:{path}`.
package enum WarningIdentifier {
  /// What placeholders may stand for.
  package struct Values: Sendable {
    /// Domain of the site's identifiers.
    package var domain: String
    /// The page's address in the site, such as `warnings/2025/cold-wave/`.
    package var path: SitePath
    package var sent: Timestamp
    /// Code of the first region.
    package var region: String?
    package var colour: WarningColour
    package var number: Int

    package init(
      domain: String, path: SitePath, sent: Timestamp, region: String?, colour: WarningColour, number: Int
    ) {
      self.domain = domain
      self.path = path
      self.sent = sent
      self.region = region
      self.colour = colour
      self.number = number
    }
  }

  package static let placeholders = ["domain", "path", "slug", "sent", "region", "colour", "number"]

  /// What is wrong with a pattern, or nil.
  static func fault(in pattern: String) -> String? {
    var isUnique = false
    for part in parts(of: pattern) {
      switch part {
      case .placeholder(let name):
        if !placeholders.contains(name) {
          let nearest = Suggestion.nearest(to: name, among: placeholders)
          let advice = nearest.map { "; did you mean {\($0)}?" } ?? ""
          return "has the unknown placeholder {\(name)}\(advice)"
        }
        isUnique = isUnique || ["path", "slug", "sent"].contains(name)
      case .text(let text):
        if let scalar = text.unicodeScalars.first(where: { !AlertRules.isAllowedInIdentifiers($0) || $0 == "{" }) {
          return "must not hold \"\(scalar)\""
        }
      }
    }
    return isUnique ? nil : "gives several warnings the same identifier: it holds none of {path}, {slug} and {sent}"
  }

  /// Nil when the pattern wants a region and the warning names none by its code.
  package static func make(_ pattern: String, _ values: Values) -> String? {
    var identifier = ""
    for part in parts(of: pattern) {
      switch part {
      case .text(let text): identifier += text
      case .placeholder(let name):
        guard let value = value(of: name, values) else { return nil }
        identifier += AlertRules.encodedForIdentifier(value)
      }
    }
    return identifier
  }

  private static func value(of name: String, _ values: Values) -> String? {
    let path = values.path.text.split(separator: "/")
    return switch name {
    case "domain": values.domain
    case "path": path.joined(separator: "/")
    case "slug": path.last.map(String.init) ?? ""
    case "sent": values.sent.digits
    case "region": values.region
    case "colour": values.colour.rawValue
    default: String(values.number)
    }
  }

  private enum Part {
    case text(String)
    case placeholder(String)
  }

  private static func parts(of pattern: String) -> [Part] {
    var parts: [Part] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.placeholder(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}

extension Timestamp {
  /// `20250118160000`, in its own offset.
  fileprivate var digits: String {
    String(rfc3339.unicodeScalars.filter { ("0"..."9").contains($0) }.prefix(14).map(Character.init))
  }
}
