import Characters
import Diagnostics
import Files

/// Reads source files as text that is known to be UTF-8.
enum SourceReading {
  /// Nil after a finding: the file cannot be read, or is not UTF-8.
  static func read(_ path: String, in source: String, into diagnostics: inout [Diagnostic]) -> SourceFile? {
    do {
      let file = SourceFile(path: path, bytes: try File.read(source + "/" + path))
      guard let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) else { return file }
      diagnostics.append(notUTF8(file, at: offset))
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: SourceLocation(path: path)))
    }
    return nil
  }

  private static func notUTF8(_ file: SourceFile, at offset: Int) -> Diagnostic {
    let guess = EncodingGuess.name(of: file.bytes).map { "it seems to be \($0)" } ?? "its encoding is not known"
    return Diagnostic(
      .notUTF8, "the file is not UTF-8: \(guess)", at: file.location(ofOffset: offset),
      remedy: "save it as UTF-8 in the editor (in Notepad: Save as, Encoding: UTF-8)")
  }
}
