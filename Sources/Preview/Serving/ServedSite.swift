import Markup
import SiteBuild

/// What is served at a moment: the last good build, and what has gone wrong since.
struct ServedSite: Sendable {
  /// Names the last good build; another one whenever the files are others. Empty before the first.
  var build = ""
  /// The build from which this one differs in styles only.
  var stylesSince: String?
  /// The path of the site's own address, such as `/` or `/report/`.
  var basePath = "/"
  var marks = PageMarks()
  /// The last good build; nil before the first.
  var resident: ResidentSite?
  /// Nil when the last build was good.
  var overlay: Bytes?

  var hasBuild: Bool { !build.isEmpty }

  /// The state as a server-sent event (WHATWG HTML, section 9.2).
  var event: Bytes {
    var event = Bytes()
    event.append(literal: "data: {\"build\":\"")
    event.append(build, as: .json)
    event.append(literal: "\",\"stylesSince\":")
    Self.append(stylesSince.map { Bytes($0.utf8) }, to: &event)
    event.append(literal: ",\"overlay\":")
    Self.append(overlay, to: &event)
    event.append(literal: "}\n\n")
    return event
  }

  private static func append(_ text: Bytes?, to event: inout Bytes) {
    guard let text else {
      event.append(literal: "null")
      return
    }
    event.append(literal: "\"")
    text.withUnsafeBufferPointer { event.append($0, as: .json) }
    event.append(literal: "\"")
  }
}
