import CommonMark
import Diagnostics
import Files
import Markup
import SiteModel

/// Finds the text of a figure's link in its source file, so that it can be written anew.
enum FigureFix {
  /// The change that makes the link say `corrected`. Nil when the text does not stand in the file as it was read, as
  /// within a summary in front matter or around markup that the change would break.
  static func make(_ slot: Slot, corrected: String, source: String) -> Diagnostic.Fix? {
    let (path, number) = (slot.location.path, slot.location.line)
    guard let bytes = try? File.read(source + "/" + path) else { return nil }
    let file = SourceFile(path: path, bytes: bytes)
    var reportedElsewhere: [Diagnostic] = []
    let body = FrontMatterBlock.find(in: file, into: &reportedElsewhere).body
    guard let line = file.line(number),
      let start = file.range(of: SourceLocation(path: path, line: number, column: 1)),
      start.lowerBound >= body.lowerBound
    else { return nil }
    let scalars = Array(line.unicodeScalars)
    guard let text = textRange(of: slot, in: scalars) else { return nil }
    let written = String(String.UnicodeScalarView(scalars[text]))
    guard let replacement = replace(slot.text, with: corrected, in: written) else { return nil }
    return Diagnostic.Fix(
      at: SourceLocation(
        path: path, line: number, column: text.lowerBound + 1, length: text.count), replacement: replacement)
  }

  /// The text of a slot's link in its line: of the link at its place, or of the nearest one to the same destination,
  /// since the parser's columns are off in cells with escaped bars and in lines that go on without their mark.
  private static func textRange(of slot: Slot, in line: [Unicode.Scalar]) -> Range<Int>? {
    let place = slot.location.column - 1
    let destination = Array(slot.destination.unicodeScalars)
    let links = line.indices.filter { line[$0] == "[" && ($0 == 0 || line[$0 - 1] != "\\") }.compactMap { start in
      closingBracket(in: line, from: start + 1).map { start + 1..<$0 }
    }
    let same = links.filter { leads($0.upperBound + 1, in: line, to: destination) }
    if let exact = same.first(where: { $0.lowerBound == place + 1 }) { return exact }
    if same.isEmpty {
      return links.first { $0.lowerBound == place + 1 && isFollowedByTarget(line[($0.upperBound + 1)...]) }
    }
    // What looks like the link may be code.
    return line.contains("`") ? nil : same.min { abs($0.lowerBound - place) < abs($1.lowerBound - place) }
  }

  /// Whether `(destination` stands at an index, as it is read.
  private static func leads(_ index: Int, in line: [Unicode.Scalar], to destination: [Unicode.Scalar]) -> Bool {
    guard index < line.count, line[index] == "(" else { return false }
    let rest = line[(index + 1)...].drop { $0 == " " || $0 == "<" }
    guard rest.starts(with: destination) else { return false }
    return rest.dropFirst(destination.count).first.map { " )>\t".unicodeScalars.contains($0) } ?? false
  }

  /// Where the bracket stands that closes a link's text; nil when it is on another line, or when a span of code, in
  /// which brackets mean nothing, may hide it.
  private static func closingBracket(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var depth = 1
    var index = start
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "`": return nil
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `(destination)`, or the name of a definition in brackets. Of `[text]` and `[text][]` the text itself is the name.
  private static func isFollowedByTarget(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.first == "(" || rest.first == "[" && rest.dropFirst().first.map { $0 != "]" } ?? false
  }

  /// The written text with its plain text changed from `old` to `new`. Markup within is kept when what changes stands
  /// in one piece.
  private static func replace(_ old: String, with new: String, in written: String) -> String? {
    if written == old { return new }
    let whole = written.split(separator: old, omittingEmptySubsequences: false)
    if !old.isEmpty, whole.count == 2 { return whole.joined(separator: new) }
    let (before, after) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    let prefix = zip(before, after).prefix { $0 == $1 }.count
    let suffix = zip(before.dropFirst(prefix).reversed(), after.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    let changed = String(String.UnicodeScalarView(before[prefix..<before.count - suffix]))
    let pieces = changed.isEmpty ? [] : written.split(separator: changed, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return nil }
    return pieces.joined(separator: String(String.UnicodeScalarView(after[prefix..<after.count - suffix])))
  }
}

/// Applies fixes to the files of a site.
package enum TextFixes {
  /// Writes the changed files, each at once. Fixes of one file must not overlap.
  package static func apply(_ fixes: [Diagnostic.Fix], in source: String) throws(FileError) {
    for (path, fixes) in Dictionary(grouping: fixes, by: \.location.path).sorted(by: { $0.key < $1.key }) {
      var bytes = try File.read(source + "/" + path)
      let file = SourceFile(path: path, bytes: bytes)
      // From the end, so that earlier places stay where they are.
      for fix in Set(fixes).sorted(by: { $0.location > $1.location }) {
        guard let range = file.range(of: fix.location) else { continue }
        bytes.replaceSubrange(range, with: Bytes(fix.replacement.utf8))
      }
      try File.rewrite(source + "/" + path, with: bytes)
    }
  }
}
