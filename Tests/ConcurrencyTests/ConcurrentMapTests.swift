import Concurrency
import Testing

@Suite("Concurrent map")
struct ConcurrentMapTests {
  @Test("gives the results in the order of the inputs", arguments: [0, 1, 15, 16, 17, 1000])
  func order(count: Int) async {
    let inputs = Array(0..<count)
    #expect(await concurrentMap(inputs, chunk: 16) { "\($0)" } == inputs.map { "\($0)" })
  }

  @Test("keeps and frees objects as any array does")
  func references() async {
    final class Thing: Sendable {}
    let things = (0..<100).map { _ in Thing() }
    weak var first = things.first
    var results: [Thing]? = await concurrentMap(things, chunk: 3) { $0 }
    #expect(results?.elementsEqual(things, by: ===) == true)
    results = await concurrentMap(Array(0..<100), chunk: 7) { _ in Thing() }
    first = results?.first
    #expect(first != nil)
    results = nil
    #expect(first == nil)
  }

  @Test("does all of it when its task is cancelled, since there is a result for each input")
  func cancelled() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await concurrentMap(Array(0..<200), chunk: 4) { $0 * 2 }
    }
    #expect(await task.value == (0..<200).map { $0 * 2 })
  }
}
