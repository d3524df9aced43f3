/// Keeps a value for as long as the process lives, for one that is about to end: to free the graph of ten thousand pages,
/// object by object, takes a tenth of a build, and the system takes all memory back at once.
package enum LastingValue {
  package static func keep(_ value: some Sendable) { _ = Unmanaged.passRetained(Holder(value)) }

  private final class Holder: Sendable {
    let value: any Sendable

    init(_ value: any Sendable) { self.value = value }
  }
}
