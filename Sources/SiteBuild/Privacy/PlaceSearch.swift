import Diagnostics
import Files
import Privacy

/// Finds where in the sources a text is written that the output shows. Only asked when something was found.
struct PlaceSearch {
  private struct Source {
    let file: SourceFile
    let text: SearchableText
  }

  private let root: String
  private var sources: [String: Source] = [:]
  private var own: [String: Set<String>] = [:]
  /// Larger files are no texts that people write.
  private static let limit = 1 << 26

  /// - Parameter root: the folder of the site.
  init(root: String) { self.root = root }

  /// The places of a text in a file; none when it cannot be read.
  ///
  /// - Parameter passing: lines that do not count.
  mutating func places(of key: String, in path: String, passing lines: Set<Int> = []) -> [SourceLocation] {
    guard !key.isEmpty, let source = source(path) else { return [] }
    return source.text.ranges(of: key).map { source.file.location(ofOffset: $0.lowerBound, byteCount: $0.count) }
      .filter { !lines.contains($0.line) }
  }

  /// Whether a file by itself holds a text as a finding. One among many numbers of its form that are none is none.
  mutating func isFinding(_ finding: PersonalDataFinding, in path: String) -> Bool {
    guard let source = source(path) else { return true }
    if own[path] == nil {
      own[path] = Set(PersonalDataScan.find(in: source.file.bytes, name: path).map { "\($0.kind)" + $0.key })
    }
    return own[path]?.contains("\(finding.kind)" + finding.key) ?? true
  }

  private mutating func source(_ path: String) -> Source? {
    if let known = sources[path] { return known }
    guard let bytes = try? File.read(root + "/" + path), bytes.count <= Self.limit else { return nil }
    // Thousands of bulletins are looked through once; few are needed again.
    if sources.count >= 64 { sources.removeAll() }
    let source = Source(file: SourceFile(path: path, bytes: bytes), text: SearchableText(bytes))
    sources[path] = source
    return source
  }
}
