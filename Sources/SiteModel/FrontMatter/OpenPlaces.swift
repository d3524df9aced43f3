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
    guard let value else { return [] }
    switch value.content {
    case .null: return []
    case .scalar(let text, isQuoted: _): return text == mark ? [diagnostic(value)] : []
    case .sequence(let elements): return elements.flatMap(find)
    case .mapping(let members): return members.flatMap { find(in: $0.value) }
    }
  }

  private static func diagnostic(_ value: DataValue) -> Diagnostic {
    Diagnostic(
      .placeLeftOpen, "\"\(mark)\" is the placeholder of a draft", at: value.location,
      remedy: "write what belongs there, or remove the line; with \"draft: true\" it may stay for now")
  }
}
