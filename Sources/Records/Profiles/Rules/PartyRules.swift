import Diagnostics
import Privacy

extension DiagnosticKind {
  package static let creditCode = DiagnosticKind(
    "credit-code", .file, .warning, title: "A unified social credit code does not pass its checksum.",
    explanation: """
      18 characters of digits and capital letters without I, O, S, V and Z, the last of which is computed from the \
      others (GB 32100-2015). A few codes that were really issued do not pass, so this is no error: look at the decision.
      """)
  package static let personName = DiagnosticKind(
    "person-name", .file, .warning, title: "The full name of a natural person may stand in a record.",
    explanation: """
      Decisions against natural persons are published with the surname only: 王某某. A name is taken for a person's \
      when the record says that the party is one, or when it consists of a common surname and one or two characters. `mask: name` in the schema hides names \
      on the way in. In a published table of the profile `enforcement` such a name stops the build, unless `site.yaml` \
      lists it under `personalData`.
      """, isConfidential: true)
}

extension RecordRule {
  /// Credit codes are in order.
  static let creditCode = RecordRule(.creditCode, source: "GB 32100-2015 附录A", needs: ["creditCode"]) { context in
    context.column("creditCode").map { CreditCodeCheck(column: $0) }
  }

  /// Natural persons are not named.
  static let personName = RecordRule(
    .personName, source: "《中华人民共和国个人信息保护法》第六条；行政处罚公示中自然人姓名的匿名化惯例", needs: ["party"]
  ) { context in
    guard let party = context.column("party") else { return nil }
    let vocabulary = context.vocabulary("partyType")
    return PersonNameCheck(
      party: party, type: context.column("partyType"), words: context.words("partyType"),
      person: vocabulary?.index(of: "person"))
  }
}

private struct CreditCodeCheck: RowCheck {
  let column: RoleColumn

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    let fault: CreditCode.Fault?
    switch row.cells[column.index] {
    case .null: return
    case .text(let bytes): fault = CreditCode.fault(in: bytes)
    case .integer(let number): fault = CreditCode.fault(in: Array(String(number).utf8))
    }
    guard let fault else { return }
    findings.add(
      column: column.index, .creditCode,
      Diagnostic(
        .creditCode, "\"\(row.word(column.index) ?? "")\" \(Self.words(fault))", at: place(column.index),
        remedy: "compare it with the decision; a code that was really issued like this may stay"))
  }

  private static func words(_ fault: CreditCode.Fault) -> String {
    switch fault {
    case .form: "is not 18 digits and capital letters (without I, O, S, V, Z)"
    case .checksum(let expected): "ends in a check character that should be \"\(expected)\""
    }
  }
}

private struct PersonNameCheck: RowCheck {
  let party: RoleColumn
  let type: RoleColumn?
  let words: WordTable<Int>
  let person: Int?

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    // Four Han characters have 12 bytes; longer names are those of firms unless the record says otherwise.
    guard let bytes = row.text(party.index) else { return }
    let kind = type.flatMap { words[row.cells[$0.index]] }
    if let kind, kind != person { return }
    guard kind != nil || bytes.count <= 12 else { return }
    let name = String(decoding: bytes, as: UTF8.self)
    guard !PersonName.isMasked(name), kind != nil || PersonName.looksLikeName(name) else { return }
    findings.add(
      column: party.index, .personName,
      Diagnostic(
        .personName, "the party seems to be a natural person whose name is not hidden", at: place(party.index),
        remedy: "write the surname only, as in 王某某, or give the field \"mask: name\""))
  }
}
