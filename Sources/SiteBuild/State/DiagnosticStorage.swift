import Diagnostics
import Files

extension PackedWriter {
  mutating func write(_ diagnostic: Diagnostic) {
    write(diagnostic.kind.id)
    write(diagnostic.severity.rawValue)
    write(diagnostic.message)
    write(diagnostic.location)
    write(diagnostic.notes) { writer, note in
      writer.write(note.message)
      writer.write(note.location)
    }
    write(diagnostic.remedy)
    write(diagnostic.fix?.location)
    write(diagnostic.fix?.replacement)
  }

  private mutating func write(_ location: SourceLocation?) {
    write(location?.path)
    guard let location else { return }
    write(location.line)
    write(location.column)
    write(location.length)
  }
}

extension PackedReader {
  private static let kinds = Dictionary(BuildDiagnostics.all.map { ($0.id, $0) }) { first, _ in first }

  mutating func diagnostic() throws(Damaged) -> Diagnostic {
    guard let kind = Self.kinds[try text()], let severity = Severity(rawValue: try text()) else { throw Damaged() }
    let message = try text()
    let location = try self.location()
    let notes = try array { (reader) throws(Damaged) in
      let message = try reader.text()
      return Diagnostic.Note(message, at: try reader.location())
    }
    let remedy = try optionalText()
    let place = try self.location()
    let replacement = try optionalText()
    let fix = place.flatMap { place in replacement.map { Diagnostic.Fix(at: place, replacement: $0) } }
    return Diagnostic(kind, message, at: location, notes: notes, remedy: remedy, fix: fix, severity: severity)
  }

  private mutating func location() throws(Damaged) -> SourceLocation? {
    guard let path = try optionalText() else { return nil }
    return try SourceLocation(path: path, line: integer(), column: integer(), length: integer())
  }
}
