import Diagnostics

extension PackageLoad {
  /// The moments to come at which rows of a table appear and go, the next one first. Reads the table once more, since
  /// nobody asks but `bulletin due`. What is wrong with it has been told when it was loaded.
  package func moments(of resource: DataResource) -> [RowMoment] {
    var ignored: [Diagnostic] = []
    guard let clock, let parts = resource.open(in: folder, into: &ignored) else { return [] }
    let schema = resource.schema ?? SchemaInference.schema(of: parts)
    guard RowLifecycle.of(resource, schema) != nil else { return [] }
    let load = TableLoad(name: resource.name, schema: schema, parts: parts)
    let sorted = try? sort(resource, load, clock, gathersMoments: true, into: &ignored)
    return (sorted?.0.moments ?? []).sorted { ($0.at, $0.place) < ($1.at, $1.place) }
  }
}
