extension DelimitedScanner {
  /// Reads a cell in quotes with the delimiter after it; false when the row ends instead.
  mutating func quotedCell(_ sink: inout some DelimitedFaultSink) -> Bool {
    let start = index
    let firstLine = line
    var hasEscapes = false
    guard let close = closingQuote(after: start, &hasEscapes) else {
      return endUnclosed(from: start, line: firstLine, next: nil, &sink)
    }
    if isEndOfCell(close + 1) {
      append(start..<close + 1, content: start + 1..<close, .quoted, isEscaped: hasEscapes)
      return endCell(at: close + 1)
    }
    // On a later line this is rather the beginning of another cell than the end of this one.
    guard line == firstLine else { return endUnclosed(from: start, line: firstLine, next: close, &sink) }
    var end = close + 1
    while !isEndOfCell(end) { end += 1 }
    sink.foundText(afterQuotes: close + 1..<end)
    hasQuoteFault = true
    append(start..<end, content: start + 1..<close, .quoted, isEscaped: hasEscapes)
    return endCell(at: end)
  }

  /// The offset of the quote that ends the cell which begins at `start`; counts lines on the way.
  private mutating func closingQuote(after start: Int, _ hasEscapes: inout Bool) -> Int? {
    var next = start + 1
    while next < bytes.count {
      let byte = bytes[next]
      if !isStop(byte, Stop.quoted) {
        next += 1
      } else if byte == 0x0A || byte == 0x0D {
        line += 1
        next += lineEndLength(at: next)
      } else if byte == dialect.quote {
        guard dialect.doublesQuotes, next + 1 < bytes.count, bytes[next + 1] == byte else { return next }
        hasEscapes = true
        next += 2
      } else {
        hasEscapes = true
        next += 1
        // An escaped line end is a line end like any other here.
        if next < bytes.count, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
      }
    }
    return nil
  }

  /// Ends a cell without a closing quote at the end of the line on which it began, and the row with it.
  ///
  /// This does not read the text again and again: the quote that ended the search is tried next as an opening one.
  private mutating func endUnclosed(
    from start: Int, line: Int, next: Int?, _ sink: inout some DelimitedFaultSink
  ) -> Bool {
    sink.foundUnclosedQuote(at: start, next: next)
    hasQuoteFault = true
    self.line = line
    let end = endOfLine(from: start)
    append(start..<end, content: start + 1..<end, .quoted, isEscaped: false)
    endRow(at: end)
    return false
  }

  // MARK: Text that is not as it stands in the file

  /// Writes the text of cells with escapes into the scratch memory.
  mutating func resolveEscapes() {
    scratch.require(escaped.reduce(0) { $0 + cells[$1].bytes.count })
    var used = 0
    for index in escaped {
      let cell = cells[index]
      let start = used
      var next = 0
      while next < cell.bytes.count {
        let byte = cell.bytes[next]
        let isQuote = cell.form == .quoted && byte == dialect.quote
        if (isQuote || byte == dialect.escape) && next + 1 < cell.bytes.count { next += 1 }
        scratch.bytes[used] = cell.bytes[next]
        used += 1
        next += 1
      }
      cells[index] = TableCell(
        bytes: UnsafeBufferPointer(rebasing: scratch.bytes[start..<used]), form: cell.form)
    }
  }

  /// Takes the text from cells that consist of the null sequence, as it is written (it is often an escape, `\\N`).
  func resolveNulls(_ sequence: [UInt8]) {
    for index in 0..<min(cellCount, columns) where cells[index].form == .bare {
      if cells[index].bytes.elementsEqual(sequence) { cells[index] = .null }
    }
  }
}
