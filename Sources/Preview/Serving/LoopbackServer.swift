import FlyingFox
import FlyingSocks
import Glibc

/// An HTTP server that nobody but this machine can reach.
struct LoopbackServer: Sendable {
  let port: UInt16
  private let server: HTTPServer
  private let running: Task<Void, Never>

  /// No port could be had.
  struct NoPort: Error, CustomStringConvertible {
    let first: UInt16
    let reason: String

    var description: String { "cannot listen on port \(first) of 127.0.0.1 nor on the ports after it: \(reason)" }
  }

  /// How many ports are tried, one after the other.
  private static let attempts = 100

  /// Listens on a port, or on the first free one after it. Port 0 takes any.
  static func start(port: UInt16, handler: some HTTPHandler) async throws -> LoopbackServer {
    var reason = ""
    for candidate in port...UInt16(min(Int(port) + attempts, Int(UInt16.max))) {
      do {
        return try await LoopbackServer(port: candidate, handler: handler)
      } catch let SocketError.failed(_, code, message) {
        reason = message
        guard code == EADDRINUSE || code == EACCES else { break }
      }
    }
    throw NoPort(first: port, reason: reason)
  }

  private init(port: UInt16, handler: some HTTPHandler) async throws {
    let pool = PromptSocketPool(HTTPServer.defaultPool())
    let server = HTTPServer(
      config: HTTPServer.Configuration(
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: Self.patience, pool: pool,
        logger: .disabled),
      handler: handler)
    let (outcomes, outcome) = AsyncStream.makeStream(of: (any Error)?.self)
    let running = Task {
      do { try await server.run() } catch { outcome.yield(error) }
      outcome.yield(SocketError.disconnected)
    }
    let waiting = Task {
      try await server.waitUntilListening(timeout: Self.patience)
      outcome.yield(nil)
    }
    defer { waiting.cancel() }
    for await failure in outcomes {
      if let failure { throw failure }
      break
    }
    guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.unsupportedAddress }
    self.port = port
    self.server = server
    self.running = running
  }

  /// Seconds that an answer may take: as long as the first build of a large site.
  private static let patience = 3600.0

  func stop() async {
    await server.stop()
    running.cancel()
  }
}
