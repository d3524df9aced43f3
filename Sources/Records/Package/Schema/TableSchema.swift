import Privacy

/// What the columns of a table are: Table Schema 1, and of 2 `fieldsMatch`, `uniqueKeys` and a field's own
/// `missingValues`.
package struct TableSchema: Hashable, Sendable {
  /// How the columns of a file are matched with the fields.
  package enum FieldsMatch: String, Hashable, Sendable, CaseIterable {
    /// The same fields in the same order.
    case exact
    /// The same fields in any order: the default here, since columns are found by name.
    case equal
    /// The file may have further columns, which are not read.
    case subset
    /// The file may lack fields, which are then without values.
    case superset
    /// Both.
    case partial

    var allowsExtraColumns: Bool { self == .subset || self == .partial }
    var allowsMissingColumns: Bool { self == .superset || self == .partial }
  }

  /// `fields` of this table hold values of `referencedFields` in another.
  package struct ForeignKey: Hashable, Sendable {
    package var fields: [String]
    /// Empty for the table itself.
    package var resource: String
    package var referencedFields: [String]
    package var written = Written()

    package init(fields: [String], resource: String, referencedFields: [String]) {
      self.fields = fields
      self.resource = resource
      self.referencedFields = referencedFields
    }
  }

  package var fields: [TableField]
  /// Texts that stand for "no value".
  package var missingValues: [String] = Self.defaultMissingValues
  package var primaryKey: [String] = []
  package var uniqueKeys: [[String]] = []
  package var foreignKeys: [ForeignKey] = []
  package var fieldsMatch: FieldsMatch = .equal
  package var written = Written()

  package static let defaultMissingValues = [""]

  package init(fields: [TableField]) { self.fields = fields }

  package func field(named name: String) -> TableField? { fields.first { $0.name == name } }

  package func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// One column.
package struct TableField: Hashable, Sendable {
  package var name: String
  package var type: FieldType
  /// `default`, `any`, one of the formats of the type, or a pattern of strptime.
  package var format = "default"
  package var title: String?
  package var description: String?
  /// Of its numbers, such as 人 or 万元 (ours).
  package var unit: String?
  package var constraints = FieldConstraints()
  package var decimalChar = "."
  package var groupChar: String?
  /// Whether a number stands alone, without a sign of currency or per cent around it.
  package var bareNumber = true
  package var trueValues = Self.defaultTrueValues
  package var falseValues = Self.defaultFalseValues
  /// Nil: those of the schema.
  package var missingValues: [String]?
  /// How its texts are hidden on the way in, so that nothing behind the load sees them (ours).
  package var mask: Mask?
  package var written = Written()

  package static let defaultTrueValues = ["true", "True", "TRUE", "1"]
  package static let defaultFalseValues = ["false", "False", "FALSE", "0"]

  package init(name: String, type: FieldType, format: String = "default") {
    self.name = name
    self.type = type
    self.format = format
  }

  /// What readers see.
  package var displayTitle: String { title ?? name }
}

/// Which values a column may hold, as written; `FieldParser` knows what they mean.
package struct FieldConstraints: Hashable, Sendable {
  package var isRequired = false
  package var isUnique = false
  package var minLength: Int?
  package var maxLength: Int?
  package var minimum: String?
  package var maximum: String?
  package var exclusiveMinimum: String?
  package var exclusiveMaximum: String?
  package var pattern: String?
  package var enumeration: [String]?

  package init() {}
}
