import Synchronization

/// The port of a server that is told its own only when it listens.
final class PortBox: Sendable {
  private let number = Atomic<UInt16>(0)

  var value: UInt16 {
    get { number.load(ordering: .relaxed) }
    set { number.store(newValue, ordering: .relaxed) }
  }
}
