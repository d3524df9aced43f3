extension TextScan {
  /// Reads the piece around an `@`, however it is written.
  mutating func findAddress(_ place: Int) {
    // `"@type"` of structured data and `@media` stand on every page.
    guard place >= max(done, 1), source[place - 1] > UInt8(ascii: " "), source[place - 1] != UInt8(ascii: "\""),
      let (text, index) = piece(around: place, isNumber: false), index < text.bytes.count,
      text.bytes[index] == UInt8(ascii: "@"), let range = MailAddress.range(in: text.bytes, around: index)
    else { return }
    if !NumberSurroundings(text, range).isInAddress { add(.email, range, text) }
  }

  /// Reads the piece around the first digit behind a letter that a province stands before.
  mutating func findPlate(_ place: Int) {
    guard place >= done, let (text, index) = piece(around: place), index < text.bytes.count,
      let range = LicencePlate.range(in: text.bytes, around: index)
    else { return }
    add(.licencePlate, range, text)
  }

  /// Looks for the labels of parties.
  mutating func scanNames() {
    for position in NamesInRecords.lastBytes.indices {
      var start = 0
      while let index = self.index(of: NamesInRecords.lastBytes[position], from: start) {
        start = index + 1
        if NamesInRecords.endsLabel(at: index, in: source) {
          findName(afterLabelEndingAt: start)
          if NamesInRecords.isParty(endingAt: start, in: source) { findNames(belowLabelEndingAt: start) }
        }
      }
    }
  }

  private mutating func findName(afterLabelEndingAt end: Int) {
    guard end < source.count, let (text, _) = piece(around: end - 1, isNumber: false) else { return }
    let index = text.index(ofOrigin: end)
    guard let range = NamesInRecords.name(after: index, in: text, source) else { return }
    add(.personName, range, text)
  }
}
