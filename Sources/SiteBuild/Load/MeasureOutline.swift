import DataFormats
import Diagnostics
import Files

/// What pages need to know of `measures.yaml` before any record is read: which keys of front matter are dimensions, and
/// which words are units. Its faults are reported when it is read as a whole.
struct MeasureOutline: Sendable {
  static let path = "content/data/measures.yaml"

  /// The file's value, nil when there is none or it cannot be read.
  private(set) var value: DataValue?
  private(set) var dimensions: [String] = []
  private(set) var units: [String] = []

  static func read(_ tree: SourceTree, in source: String, into diagnostics: inout [Diagnostic]) -> MeasureOutline {
    var outline = MeasureOutline()
    guard tree.data.contains(where: { "content/" + $0.path == path }),
      let file = SourceReading.read(path, in: source, into: &diagnostics)
    else { return outline }
    outline.value = YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: path, into: &diagnostics)
    outline.dimensions = outline.members("dimensions").map(\.key)
    outline.units = outline.members("measures").flatMap { measure in
      let unit = measure.value.members?.first { $0.key == "unit" }?.value
      return unit?.text.map { [$0] } ?? unit?.members?.compactMap(\.value.text) ?? []
    }
    return outline
  }

  private func members(_ key: String) -> [DataValue.Member] {
    value?.members?.first { $0.key == key }?.value.members ?? []
  }
}
