import Diagnostics

/// Turns what is wrong with the shape of a table in JSON into findings.
struct JSONTableCheck: JSONRowFaultSink {
  enum Sort { case shape, duplicateKey, raggedRow, names }

  private(set) var findings = CappedFindings<Sort>()
  private var names: [String] = []
  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  /// The first value of the text is no list.
  mutating func foundNoList(at offset: Int) {
    let place = file.location(ofOffset: offset, byteCount: 1)
    findings.add(.shape, .noTable(file.bytes.isEmpty ? "the file is empty" : "the text is no list", at: place))
  }

  /// The first of the lists does not consist of names.
  mutating func foundNoHeader(at offset: Int) {
    let place = file.location(ofOffset: offset, byteCount: 1)
    findings.add(.shape, .noTable("the first of the lists must hold the names of the columns", at: place))
  }

  /// - Returns: whether the header can be that of a table.
  mutating func checkNames(_ header: [TableHeader]) -> Bool {
    names = header.map(\.name)
    guard header.count <= TableHeader.maximumCount else {
      findings.add(.names, .tooManyColumns(at: header[TableHeader.maximumCount].location))
      return false
    }
    findings.addFaults(inNamesOf: header, sort: .names)
    return true
  }

  mutating func foundOtherElement(_ range: Range<Int>, wantsRecord: Bool) {
    let file = file
    findings.add(.shape, .noRow(wantsRecord: wantsRecord, at: file.location(of: range)))
  }

  mutating func foundDuplicateKey(_ range: Range<Int>, name: String) {
    let file = file
    findings.add(.duplicateKey, .duplicateKey(name, at: file.location(of: range), first: nil))
  }

  mutating func foundRaggedRow(_ found: Int, at range: Range<Int>) {
    let (file, names) = (file, names)
    findings.add(
      .raggedRow,
      .raggedRow(found: found, of: names, at: file.location(of: range), remedy: "write null for a cell without value"))
  }
}

extension SourceFile {
  /// The place of a range of bytes.
  fileprivate func location(of range: Range<Int>) -> SourceLocation {
    location(ofOffset: range.lowerBound, byteCount: range.count)
  }
}
