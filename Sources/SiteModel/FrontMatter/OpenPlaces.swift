import DataFormats
import Diagnostics

extension DiagnosticKind {
  package static let placeLeftOpen = DiagnosticKind(
    "placeholder-left", .frontMatter, .error, title: "A draft's placeholder was not filled in.",
    explanation: """
      `bulletin new` writes `xx` where only a person knows what belongs there. As long as the bulletin has `draft: true` \
      nothing is said; once it is to be published every `xx` has to be replaced, or its line removed: of a warning they \
      would go out in the alert.
      """)
}

/// What a draft left open in its front matter.
package enum OpenPlaces {
  /// What stands there.
  package static let mark = "xx"

  static func find(in value: DataValue?) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let value { find(in: value, into: &found) }
    return found
  }

  private static func find(in value: DataValue, into found: inout [Diagnostic]) {
    switch value.content {
    case .null: break
    case .scalar(let text, isQuoted: _): if text == mark { found.append(diagnostic(value)) }
    case .sequence(let elements): for index in elements.indices { find(in: elements[index], into: &found) }
    case .mapping(let members): for index in members.indices { find(in: members[index].value, into: &found) }
    }
  }

  private static func diagnostic(_ value: DataValue) -> Diagnostic {
    Diagnostic(
      .placeLeftOpen, "\"\(mark)\" is the placeholder of a draft", at: value.location,
      remedy: "write what belongs there, or remove the line; with \"draft: true\" it may stay for now")
  }
}
