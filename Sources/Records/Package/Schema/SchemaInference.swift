import DataFormats
import Diagnostics

/// Finds out the types of a table without a schema, from all of its cells.
///
/// A type is taken only when every value has it. Whole numbers that name something rather than count it stay text:
/// those with leading zeros, of more than fifteen digits, those of columns named like a code or a number of a thing,
/// and six digits that all begin like region codes. No constraint is inferred.
package enum SchemaInference {
  /// The schema that all rows of all files fit.
  package static func schema(of parts: [TablePart]) -> TableSchema {
    var names: [String] = []
    for part in parts {
      for column in part.source.header where !names.contains(column.name) { names.append(column.name) }
    }
    var evidence = names.map { _ in ColumnEvidence() }
    for part in parts {
      let columns = part.source.header.map { column in names.firstIndex(of: column.name) ?? 0 }
      part.source.forEachRow { row in
        for (index, cell) in zip(columns, row.cells) { evidence[index].add(cell) }
      }
    }
    var schema = TableSchema(fields: zip(names, evidence).map(field))
    // Parts need not have the same columns.
    if Set(parts.map { Set($0.source.header.map(\.name)) }).count > 1 { schema.fieldsMatch = .superset }
    return schema
  }

  /// Says what was inferred.
  static func note(_ schema: TableSchema, for resource: DataResource) -> Diagnostic {
    let types = schema.fields.map { field in
      field.format == "default"
        ? "\(field.name) \(field.type.rawValue)" : "\(field.name) \(field.type.rawValue) (\(field.format))"
    }
    return Diagnostic(
      .schemaInferred, "\"\(resource.name)\" has no schema; inferred: \(types.joined(separator: ", "))",
      at: resource.written.location, remedy: "write it out with \"bulletin new schema\", and complete it")
  }

  private static func field(_ name: String, _ evidence: ColumnEvidence) -> TableField {
    var field = TableField(name: name, type: .string)
    guard evidence.valueCount > 0 else { return field }
    let candidates = evidence.candidates
    if candidates.contains(.integer) {
      whole(&field, evidence)
    } else if candidates.contains(.number) {
      field.type = .number
    } else if candidates.contains(.grouped) {
      field.type = .number
      field.groupChar = ","
    } else if candidates.contains(.boolean) {
      field.type = .boolean
    } else if candidates.contains(.yesNo) {
      field.type = .boolean
      (field.trueValues, field.falseValues) = (["是"], ["否"])
    } else if candidates.contains(.date) {
      field.type = .date
    } else if candidates.contains(.anyDate) {
      (field.type, field.format) = (.date, "any")
    } else if candidates.contains(.yearmonth) {
      field.type = .yearmonth
    } else if candidates.contains(.datetime) {
      field.type = .datetime
    } else if candidates.contains(.anyDatetime) {
      (field.type, field.format) = (.datetime, "any")
    } else if candidates.contains(.array) {
      field.type = .array
    } else if candidates.contains(.object) {
      field.type = .object
    }
    // In text a dash may mean something.
    if field.type != .string, !evidence.foundMarks.isEmpty {
      field.missingValues = [""] + ColumnEvidence.marks.filter(evidence.foundMarks.contains)
    }
    return field
  }

  /// A column of whole numbers.
  private static func whole(_ field: inout TableField, _ evidence: ColumnEvidence) {
    let name = FieldNameHint(field.name)
    if evidence.candidates.contains(.anyDate), evidence.hasCompactDate, name != .code {
      (field.type, field.format) = (.date, "any")
    } else if evidence.hasLeadingZero || evidence.digits.most > 15 || evidence.looksLikeRegion || name == .code {
      field.type = .string
    } else if name == .year, evidence.digits == (4, 4), (1900...2100).contains(evidence.numbers.least),
      evidence.numbers.most <= 2100
    {
      field.type = .year
    } else {
      field.type = .integer
    }
  }
}

/// What the name of a column says about whole numbers in it.
enum FieldNameHint {
  case code, year, none

  init(_ name: String) {
    let words = Self.words(name)
    let last = words.last ?? ""
    if ["年", "年份", "年度"].contains(name) || last == "year" {
      self = .year
    } else if !Self.codes.isDisjoint(with: [last]) || Self.chineseCodes.contains(where: { name.hasSuffix($0) }) {
      self = .code
    } else {
      self = .none
    }
  }

  private static let codes: Set = [
    "id", "code", "no", "number", "nr", "region", "area", "adcode", "zip", "postcode", "phone", "tel", "mobile", "fax",
    "key", "uuid", "isbn", "issn",
  ]
  private static let chineseCodes = ["编号", "编码", "代码", "号码", "文号", "案号", "区划", "邮编", "电话", "手机", "序号", "证号", "税号"]

  /// `caseNo`, `case_no`, `Case No.`: case, no.
  private static func words(_ name: String) -> [String] {
    var words: [String] = [""]
    var isAfterSmall = false
    for scalar in name.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      if !isLetter || (scalar.properties.isUppercase && isAfterSmall) { words.append("") }
      if isLetter { words[words.count - 1].unicodeScalars.append(scalar) }
      isAfterSmall = scalar.properties.isLowercase
    }
    return words.filter { !$0.isEmpty }.map { $0.lowercased() }
  }
}
