import Diagnostics

/// What a cell takes up in its file, in the terms of the `TablePlaces` that belong to it.
struct CellSpan {
  var start: Int
  var end: Int
}

/// Turns the spans of cells into places. One object for all rows, so that handing out a row costs one retain.
final class TablePlaces: Sendable {
  private enum Kind {
    /// Spans are byte offsets.
    case bytes(SourceFile)
    /// The start of a span is an index.
    case listed([SourceLocation])
  }

  private let kind: Kind

  init(_ file: SourceFile) { kind = .bytes(file) }

  init(_ places: [SourceLocation]) { kind = .listed(places) }

  func location(of span: CellSpan) -> SourceLocation {
    switch kind {
    case .bytes(let file): file.location(ofOffset: span.start, byteCount: span.end - span.start)
    case .listed(let places): places[span.start]
    }
  }
}
