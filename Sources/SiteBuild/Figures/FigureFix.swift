import CommonMark
import Diagnostics
import Files
import Markup

/// Finds the text of a figure's link in its source file, so that it can be written anew.
enum FigureFix {
  /// The change that makes the link say `corrected`. Nil when the text does not stand in the file as it was read, as
  /// within a summary in front matter or around markup that the change would break.
  static func make(_ slot: Slot, corrected: String, source: String) -> Diagnostic.Fix? {
    guard let bytes = try? File.read(source + "/" + slot.location.path),
      let line = SourceFile(path: slot.location.path, bytes: bytes).line(slot.location.line)
    else { return nil }
    let scalars = Array(line.unicodeScalars)
    let start = slot.location.column
    // The link begins with its bracket; its text is what stands before the bracket that closes it.
    guard scalars.indices.contains(start - 1), scalars[start - 1] == "[",
      let end = closingBracket(in: scalars, from: start), isFollowedByTarget(scalars[(end + 1)...])
    else { return nil }
    let length = end - start
    let written = String(String.UnicodeScalarView(scalars[start..<start + length]))
    guard let replacement = replace(slot.text, with: corrected, in: written) else { return nil }
    return Diagnostic.Fix(
      at: SourceLocation(path: slot.location.path, line: slot.location.line, column: start + 1, length: length),
      replacement: replacement)
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
      try File.replace(source + "/" + path, with: bytes)
    }
  }
}
