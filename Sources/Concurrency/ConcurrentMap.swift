import Glibc
import Synchronization

/// Runs a function over many inputs on all cores. Results come in the order of the inputs, whatever the scheduling.
///
/// Workers take small chunks from one counter, so that a chunk of long documents holds nobody up.
@inlinable
package func concurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], chunk: Int = 16, _ transform: @Sendable @escaping (Input) -> Output
) async -> [Output] {
  let queue = ChunkQueue(count: inputs.count, chunk: chunk)
  let workers = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), (inputs.count + chunk - 1) / chunk))
  // Every place is written once, by whoever was given its number, and read when all are done.
  nonisolated(unsafe) let results = UnsafeMutablePointer<Output>.allocate(capacity: inputs.count)
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<workers {
      group.addTask {
        var turn = ContinuousClock.now
        while let range = queue.next() {
          for index in range { (results + index).initialize(to: transform(inputs[index])) }
          // Whoever waits for an answer in the meantime gets a turn. Each takes as long as a short document.
          if ContinuousClock.now - turn > .milliseconds(2) {
            await Task.yield()
            turn = ContinuousClock.now
          }
        }
      }
    }
  }
  // Moved, not copied: to count the references of ten thousand results takes longer than to put them together.
  defer { results.deallocate() }
  return [Output](unsafeUninitializedCapacity: inputs.count) { outputs, count in
    outputs.baseAddress?.moveInitialize(from: results, count: inputs.count)
    count = inputs.count
  }
}

/// Ranges of a row of inputs, each given out once.
@usableFromInline
package final class ChunkQueue: Sendable {
  private let position = Atomic<Int>(0)
  private let count: Int
  private let chunk: Int

  @usableFromInline
  package init(count: Int, chunk: Int) {
    self.count = count
    self.chunk = chunk
  }

  @usableFromInline
  package func next() -> Range<Int>? {
    let start = position.wrappingAdd(chunk, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + chunk, count) : nil
  }
}
