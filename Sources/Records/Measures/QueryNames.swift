import Chronology
import DataFormats
import Diagnostics

/// Names that queries can hold.
enum QueryNames {
  /// Keys of queries; a dimension of such a name could not be asked.
  static let keys = [
    "period", "versus", "decimals", "by", "type", "depth", "total", "columns", "sort", "limit",
  ]

  static let timeUnits = Period.Unit.allCases.map(\.rawValue)

  /// Letters, digits, `-` and `_` of any script.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_".unicodeScalars.contains($0)
      }
  }

  /// Reports a name that no query could use.
  static func check(
    _ member: DataValue.Member, _ what: String, isDimension: Bool, _ reader: inout MappingReader
  ) -> Bool {
    if !isName(member.key) {
      reader.report(
        Diagnostic(
          .measuresDefinition, "\"\(member.key)\" cannot be the name of a \(what)", at: member.keyLocation,
          remedy: "use letters, digits, - and _"))
      return false
    }
    let taken = isDimension ? keys + timeUnits : ["literal"]
    guard taken.contains(member.key) else { return true }
    reader.report(
      Diagnostic(
        .measuresDefinition, "the name \"\(member.key)\" has a meaning of its own in queries", at: member.keyLocation,
        remedy: "choose another name for the \(what)"))
    return false
  }
}
