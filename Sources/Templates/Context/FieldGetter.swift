/// A getter whose object's type is forgotten, so that the getters of all shapes fit in one table.
///
/// A dynamic cast per look-up would cost several times what the getter itself does.
class FieldGetter: @unchecked Sendable {
  // Unchecked, because a class that is not final cannot be Sendable otherwise; its only subclass has one constant.
  fileprivate init() {}
}

private final class TypedGetter<Root>: FieldGetter, @unchecked Sendable {
  let value: @Sendable (Root) -> Value

  init(_ value: @Sendable @escaping (Root) -> Value) { self.value = value }
}

extension FieldGetter {
  static func make<Root>(_ value: @Sendable @escaping (Root) -> Value) -> FieldGetter { TypedGetter(value) }
}

extension TemplateObject {
  /// The value of a field.
  ///
  /// - Precondition: The getter belongs to `Self.shape`. The renderer sees to it: it takes getters only from the row
  ///   of a table that it found by the object's own type. A debug build checks it.
  func value(by getter: FieldGetter) -> Value { unsafeDowncast(getter, to: TypedGetter<Self>.self).value(self) }

  /// The same, without counting a reference to the getter, which the caller keeps alive.
  func value(by getter: Unmanaged<FieldGetter>) -> Value { getter._withUnsafeGuaranteedRef { value(by: $0) } }

  /// The values of all fields in their order, for whoever wants to know whether an object has become another one.
  package var allValues: [Value] { Self.shape.erased.fields.map { value(by: $0.getter) } }

  /// The value of a field by its name, slowly; nil when there is none.
  func value(named name: String) -> Value? {
    Self.shape.erased.field(named: name).map { value(by: $0.getter) }
  }
}
