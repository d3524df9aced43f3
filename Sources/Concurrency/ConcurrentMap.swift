import Glibc
import Synchronization

/// Runs a function over many inputs on all cores. Results come in the order of the inputs, whatever the scheduling.
///
/// Workers take small chunks from one counter, so that a chunk of long documents holds nobody up.
package func concurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], chunk: Int = 16, _ transform: @Sendable @escaping (Input) -> Output
) async -> [Output] {
  let queue = ChunkQueue(count: inputs.count, chunk: chunk)
  let workers = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), (inputs.count + chunk - 1) / chunk))
  let parts = await withTaskGroup(of: [(start: Int, outputs: [Output])].self) { group in
    for _ in 0..<workers {
      group.addTask {
        var done: [(start: Int, outputs: [Output])] = []
        while let range = queue.next() {
          done.append((range.lowerBound, inputs[range].map(transform)))
          // Whoever waits for an answer in the meantime gets a turn.
          await Task.yield()
        }
        return done
      }
    }
    return await group.reduce(into: []) { $0 += $1 }
  }
  return parts.sorted { $0.start < $1.start }.flatMap(\.outputs)
}

/// Ranges of a row of inputs, each given out once.
private final class ChunkQueue: Sendable {
  private let position = Atomic<Int>(0)
  private let count: Int
  private let chunk: Int

  init(count: Int, chunk: Int) {
    self.count = count
    self.chunk = chunk
  }

  func next() -> Range<Int>? {
    let start = position.wrappingAdd(chunk, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + chunk, count) : nil
  }
}
