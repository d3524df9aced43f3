import Diagnostics

/// Reads JSON (RFC 8259) into values with places: descriptors and other small files. `JSONTable` reads data.
package enum JSONReader {
  /// Reads one value. Texts are quoted scalars, numbers and truth values plain ones, as YAML would have them. Nil after
  /// a fault of syntax; a key that stands twice is a fault, and its first value counts.
  ///
  /// - Parameter file: UTF-8. A byte-order mark is passed over.
  package static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> DataValue? {
    file.bytes.withUnsafeBufferPointer { bytes in
      var walk = Walk(scanner: JSONScanner(bytes), places: PlaceCursor(bytes, path: file.path))
      do throws(JSONFault) {
        let value = try walk.value(depth: 0)
        try walk.scanner.end()
        diagnostics += walk.diagnostics
        return value
      } catch {
        diagnostics.append(diagnostic(for: error, in: file))
        return nil
      }
    }
  }

  package static func diagnostic(for fault: JSONFault, in file: SourceFile) -> Diagnostic {
    let notes = fault.opening.map {
      [Diagnostic.Note("this is what is open here", at: file.location(ofOffset: $0, byteCount: 1))]
    }
    return Diagnostic(
      .jsonSyntax, "JSON: \(fault.message)", at: file.location(ofOffset: fault.offset, byteCount: 1),
      notes: notes ?? [], remedy: fault.remedy)
  }

  private struct Walk {
    var scanner: JSONScanner
    var places: PlaceCursor
    var diagnostics: [Diagnostic] = []

    mutating func value(depth: Int) throws(JSONFault) -> DataValue {
      switch scanner.peek() {
      case UInt8(ascii: "{"): return try object(depth: depth)
      case UInt8(ascii: "["): return try array(depth: depth)
      default: return scalar(try scanner.value(depth: depth))
      }
    }

    private mutating func scalar(_ value: JSONScanner.Value) -> DataValue {
      let place = places.location(of: value.range)
      switch value.kind {
      case .null: return DataValue(.null, at: place)
      default: return DataValue(.scalar(string(value), isQuoted: value.kind == .text), at: place)
      }
    }

    private func string(_ value: JSONScanner.Value) -> String { scanner.string(value) }

    private mutating func array(depth: Int) throws(JSONFault) -> DataValue {
      try scanner.checkDepth(depth)
      let opening = scanner.open()
      let place = places.location(of: opening..<opening)
      var elements: [DataValue] = []
      while try scanner.next(before: UInt8(ascii: "]"), opening: opening, isFirst: elements.isEmpty) {
        elements.append(try value(depth: depth + 1))
      }
      return DataValue(.sequence(elements), at: place)
    }

    private mutating func object(depth: Int) throws(JSONFault) -> DataValue {
      try scanner.checkDepth(depth)
      let opening = scanner.open()
      let place = places.location(of: opening..<opening)
      var members: [DataValue.Member] = []
      var first: [String: SourceLocation] = [:]
      var isFirst = true
      while try scanner.next(before: UInt8(ascii: "}"), opening: opening, isFirst: isFirst) {
        isFirst = false
        let written = try scanner.key()
        let (key, keyPlace) = (string(written), places.location(of: written.range))
        let value = try value(depth: depth + 1)
        if let other = first[key] {
          diagnostics.append(.duplicateKey(key, at: keyPlace, first: other))
        } else {
          first[key] = keyPlace
          members.append(DataValue.Member(key: key, keyLocation: keyPlace, value: value))
        }
      }
      return DataValue(.mapping(members), at: place)
    }
  }
}

extension Diagnostic {
  /// A key that stands twice in an object of JSON.
  static func duplicateKey(_ key: String, at place: SourceLocation, first: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "the key \"\(key)\" stands twice", at: place,
      notes: first.map { [.init("it stands here first", at: $0)] } ?? [], remedy: "keep one of the two")
  }
}
