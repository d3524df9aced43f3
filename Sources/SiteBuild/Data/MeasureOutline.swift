import DataFormats
import Diagnostics
import Figures
import Files

/// What pages need to know of `measures.yaml` before any record is read: which keys of front matter are dimensions, and
/// which words are units. Its faults are reported when it is read as a whole.
struct MeasureOutline: Sendable {
  static let path = "content/data/measures.yaml"

  /// The file's value, nil when there is none or it cannot be read.
  private(set) var value: DataValue?
  /// Whether there is a file that cannot be read as a whole.
  private(set) var isFaulty = false
  private(set) var dimensions: [String] = []
  private(set) var units: [MeasureUnit] = []

  static func read(_ tree: SourceTree, in source: String, into diagnostics: inout [Diagnostic]) -> MeasureOutline {
    var outline = MeasureOutline()
    guard tree.data.contains(where: { "content/" + $0.path == path }) else { return outline }
    var found: [Diagnostic] = []
    defer { diagnostics += found }
    if let file = SourceReading.read(path, in: source, into: &found) {
      outline.value = YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: path, into: &found)
    }
    outline.isFaulty = found.hasErrors
    outline.dimensions = outline.members("dimensions").map(\.key)
    outline.units = outline.members("measures").compactMap { measure in
      let unit = measure.value.members?.first { $0.key == "unit" }?.value
      if let text = unit?.text { return MeasureUnit(text) }
      let labels = unit?.members?.compactMap { label in label.value.text.map { (label.key, $0) } }
      return labels.map { MeasureUnit(Dictionary($0) { first, _ in first }) }
    }
    return outline
  }

  private func members(_ key: String) -> [DataValue.Member] {
    value?.members?.first { $0.key == key }?.value.members ?? []
  }
}
