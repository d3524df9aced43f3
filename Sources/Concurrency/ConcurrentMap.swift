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
  let parts = await withTaskGroup(of: [(start: Int, outputs: [Output])].self) { group in
    for _ in 0..<workers {
      group.addTask {
        var done: [(start: Int, outputs: [Output])] = []
        var turn = ContinuousClock.now
        while let range = queue.next() {
          var outputs: [Output] = []
          outputs.reserveCapacity(range.count)
          for index in range { outputs.append(transform(inputs[index])) }
          done.append((range.lowerBound, outputs))
          // Whoever waits for an answer in the meantime gets a turn. Each takes as long as a short document.
          if ContinuousClock.now - turn > .milliseconds(2) {
            await Task.yield()
            turn = ContinuousClock.now
          }
        }
        return done
      }
    }
    return await group.reduce(into: []) { $0 += $1 }
  }
  var outputs: [Output] = []
  outputs.reserveCapacity(inputs.count)
  for part in parts.sorted(by: { $0.start < $1.start }) { outputs += part.outputs }
  return outputs
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
