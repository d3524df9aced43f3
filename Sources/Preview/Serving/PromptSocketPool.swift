import FlyingSocks
import Glibc

/// Sends what is written at once.
///
/// The server writes the head of an answer and its body separately. By default the second would wait until the browser
/// has acknowledged the first, which it puts off for 40 ms (Nagle's algorithm and delayed acknowledgements, RFC 896 and
/// RFC 1122, section 4.2.3.2). Linux hands the option of a listening socket on to its connections, and the pool is where
/// that socket shows itself.
struct PromptSocketPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool

  init(_ pool: any AsyncSocketPool) { self.pool = pool }

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var isOn: Int32 = 1
    setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
