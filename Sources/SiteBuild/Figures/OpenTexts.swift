import Records
import Synchronization

/// The texts of figures that authors left open, each computed once: a summary is shown in many places.
final class OpenTexts: Sendable {
  struct Key: Hashable {
    let destination: String
    let scope: PageScope
    let language: String
  }

  private let texts = Mutex<[Key: String]>([:])

  func text(for key: Key) -> String? { texts.withLock { $0[key] } }

  func keep(_ text: String, for key: Key) { texts.withLock { $0[key] = text } }
}
