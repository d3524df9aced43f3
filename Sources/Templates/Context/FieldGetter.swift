/// A getter that has forgotten the type of its object, so that the getters of all shapes fit in one table.
///
/// A generic call or a dynamic cast per look-up costs several times what the getter itself does. This one takes the
/// address of the object instead. `TemplateObject.value(by:)` is the only caller.
struct FieldGetter: Sendable {
  fileprivate let call: @Sendable (UnsafeRawPointer) -> Value

  init<Root>(_ value: @Sendable @escaping (Root) -> Value) {
    call = { value($0.assumingMemoryBound(to: Root.self).pointee) }
  }
}

extension TemplateObject {
  /// The value of a field.
  ///
  /// - Precondition: The getter belongs to `Self.shape`. The renderer sees to it: it takes getters only from the row
  ///   of a table that it found by the object's own type.
  func value(by getter: FieldGetter) -> Value {
    withUnsafePointer(to: self) { getter.call(UnsafeRawPointer($0)) }
  }

  /// The value of a field by its name, slowly; nil when there is none.
  func value(named name: String) -> Value? {
    Self.shape.erased.field(named: name).map { value(by: $0.getter) }
  }
}
