import Templates

// The same as `Value.objects` and `Value.optional`, but in the module of the views: there the compiler makes a version
// for each type, where the generic ones took 4 % of a build.

extension Array where Element: TemplateObject {
  var value: Value { .list(map { .object($0) }) }
}

extension Optional where Wrapped: TemplateObject {
  var value: Value { map { .object($0) } ?? .null }
}
