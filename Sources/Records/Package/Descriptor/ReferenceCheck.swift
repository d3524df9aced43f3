import Characters
import Diagnostics

/// Checks what one table says about another.
enum ReferenceCheck {
  /// Foreign keys whose table or fields do not exist. Tables without a schema are judged when they are loaded.
  ///
  /// - Parameter declared: the names of all resources, those with faults of their own included.
  static func findings(in package: DataPackage, declared: [String]) -> [Diagnostic] {
    package.resources.flatMap { resource in
      (resource.schema?.foreignKeys ?? []).flatMap { findings(for: $0, of: resource, in: package, declared) }
    }
  }

  private static func findings(
    for key: TableSchema.ForeignKey, of resource: DataResource, in package: DataPackage, _ declared: [String]
  ) -> [Diagnostic] {
    let name = key.resource.isEmpty ? resource.name : key.resource
    guard let target = package.resource(named: name) else {
      if declared.contains(name) { return [] }
      let nearest = Suggestion.nearest(to: name, among: declared)
      return [
        Diagnostic(
          .dataPackage, "a foreign key of \"\(resource.name)\" refers to \"\(name)\", which is no resource",
          at: key.written.location, remedy: nearest.map { "did you mean \"\($0)\"?" })
      ]
    }
    guard let schema = target.schema else { return [] }
    if let field = key.referencedFields.first(where: { schema.field(named: $0)?.mask != nil }) {
      return [MaskReader.maskedKey(field, "a foreign key of \"\(resource.name)\"", at: key.written.location)]
    }
    return key.referencedFields.filter { schema.field(named: $0) == nil }.map { field in
      let nearest = Suggestion.nearest(to: field, among: schema.fields.map(\.name))
      return Diagnostic(
        .dataPackage, "a foreign key of \"\(resource.name)\" refers to the field \"\(field)\", which \"\(name)\" lacks",
        at: key.written.location, remedy: nearest.map { "did you mean \"\($0)\"?" })
    }
  }
}
