import Markup

/// The state that is served, for requests that want it now and for browsers that want to hear of the next.
actor Broadcast {
  private var site: ServedSite?
  private var waiting: [CheckedContinuation<ServedSite, Never>] = []
  private var listeners: [Int: AsyncStream<Bytes>.Continuation] = [:]
  private var lastListener = 0

  /// Waits until there has been a first build, good or not.
  func current() async -> ServedSite {
    if let site { return site }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func update(_ site: ServedSite) {
    self.site = site
    for continuation in waiting { continuation.resume(returning: site) }
    waiting = []
    let event = site.event
    for listener in listeners.values { listener.yield(event) }
  }

  /// The state as it is, and again after each build. A comment now and then finds out who has gone.
  func events() -> AsyncStream<Bytes> {
    let (stream, continuation) = AsyncStream.makeStream(of: Bytes.self, bufferingPolicy: .bufferingNewest(4))
    lastListener += 1
    let number = lastListener
    listeners[number] = continuation
    continuation.yield(Bytes("retry: 500\n\n".utf8))
    if let site { continuation.yield(site.event) }
    let pulse = Task {
      while (try? await Task.sleep(for: .seconds(15))) != nil { continuation.yield(Bytes(":\n\n".utf8)) }
    }
    continuation.onTermination = { _ in
      pulse.cancel()
      Task { await self.forget(number) }
    }
    return stream
  }

  private func forget(_ number: Int) { listeners[number] = nil }
}
