import Characters
import DataFormats
import Diagnostics

/// Which columns say when a row of a table appears, goes, and was taken back: `lifecycle` of a resource.
///
/// ```yaml
/// lifecycle:
///   publishDate: published_on
///   expiryDate: display_until
///   withdrawn: {date: withdrawn_on, reason: withdrawn_reason, basis: withdrawn_basis}
/// ```
package struct RowLifecycle: Hashable, Sendable {
  /// A column, and where it was named.
  package struct Column: Hashable, Sendable {
    package let name: String
    package let location: SourceLocation
  }

  /// The columns of a withdrawal.
  package struct Withdrawn: Hashable, Sendable {
    package var date: Column
    package var reason: Column
    package var basis: Column?
  }

  /// A row does not exist before this moment.
  package var publishDate: Column?
  /// From then on a row is in no page, list or download; figures still count it.
  package var expiryDate: Column?
  package var withdrawn: Withdrawn?

  package init() {}

  /// Of a table whose pages go at the moment in a column.
  package init(expiryDate column: String, at location: SourceLocation) {
    expiryDate = Column(name: column, location: location)
  }

  /// The column that counts as `publishDate` by its name.
  package static let usualPublishDate = "publishDate"

  /// Of a table: what its resource says, and a column of dates that is named `publishDate`. Nil for a table whose rows
  /// are always there.
  package static func of(_ resource: DataResource, _ schema: TableSchema) -> RowLifecycle? {
    var lifecycle = resource.lifecycle ?? RowLifecycle()
    if lifecycle.publishDate == nil, let field = schema.field(named: usualPublishDate),
      [.date, .datetime].contains(field.type)
    {
      let place = field.written.location ?? resource.written.location ?? SourceLocation(path: resource.name)
      lifecycle.publishDate = Column(name: usualPublishDate, location: place)
    }
    return lifecycle == RowLifecycle() ? nil : lifecycle
  }

  /// Takes `lifecycle` out of the mapping of a resource.
  static func read(_ reader: inout MappingReader) -> RowLifecycle? {
    guard var nested = reader.nested("lifecycle") else { return nil }
    var lifecycle = RowLifecycle()
    lifecycle.publishDate = nested.column("publishDate")
    lifecycle.expiryDate = nested.column("expiryDate")
    if var withdrawn = nested.nested("withdrawn") {
      let date = withdrawn.column("date")
      let reason = withdrawn.column("reason")
      if date == nil, !withdrawn.has("date") {
        withdrawn.reportMissing("date", remedy: "name the column with the day of the withdrawal")
      }
      if reason == nil, !withdrawn.has("reason") {
        withdrawn.reportMissing(
          "reason", remedy: "name the column with the reason: a page that tells it stays at the address")
      }
      let basis = withdrawn.column("basis")
      if let date, let reason { lifecycle.withdrawn = Withdrawn(date: date, reason: reason, basis: basis) }
      nested.finish(withdrawn)
    }
    reader.finish(nested)
    return lifecycle
  }

  /// Columns that the table does not have, and columns that hold no dates.
  func faults(in schema: TableSchema, of resource: String) -> [Diagnostic] {
    let names = schema.fields.map(\.name)
    let texts = [withdrawn?.reason, withdrawn?.basis].compactMap(\.self)
    let dates = [publishDate, expiryDate, withdrawn?.date].compactMap(\.self)
    return (dates + texts).compactMap { column in
      guard let field = schema.field(named: column.name) else {
        return Diagnostic(
          .dataPackage, "the lifecycle of \"\(resource)\" names the column \"\(column.name)\", which it lacks",
          at: column.location,
          remedy: Suggestion.nearest(to: column.name, among: names).map { "did you mean \"\($0)\"?" }
            ?? "there are \(names.joined(separator: ", "))")
      }
      let isText = texts.contains(column)
      if isText ? field.type == .string : [.date, .datetime, .string].contains(field.type) { return nil }
      return Diagnostic(
        .dataPackage,
        "the column \"\(column.name)\" is of the type \"\(field.type.rawValue)\", which cannot hold "
          + (isText ? "a text" : "a moment"),
        at: column.location, remedy: isText ? "give it the type string" : "give it the type date or datetime")
    }
  }
}

extension MappingReader {
  fileprivate mutating func column(_ key: String) -> RowLifecycle.Column? {
    text(key).map { RowLifecycle.Column(name: $0, location: value(key)?.location ?? place(of: key)) }
  }
}
