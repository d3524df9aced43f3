import Foundation
import Glibc
import Synchronization

/// A web server on the loopback address that answers as its test says, faults included.
final class FaultyServer: Sendable {
  enum Behaviour: Sendable {
    case answer(Int, headers: String = "")
    /// Says nothing until the other side goes.
    case hang
    /// Breaks the connection off.
    case reset
    /// Sends a line of the head now and then, without an end.
    case drip
    /// Sends a body without an end.
    case endless
    case garbage
  }

  let port: Int
  private let descriptor: Int32
  private let behaviours: [String: Behaviour]
  private let log = Mutex<[String]>([])
  private let endedBodies = Atomic<Int>(0)

  /// - Parameter behaviours: by method and path (`HEAD /a`), else by path.
  init(_ behaviours: [String: Behaviour]) throws {
    self.behaviours = behaviours
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listening = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listening, $0, length) == 0 && listen(listening, 64) == 0 && getsockname(listening, $0, &length) == 0
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listening, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  /// Ends the thread that waits for connections, which holds the server.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Method and path of each request, in their order.
  var requests: [String] { log.withLock { $0 } }
  /// How many endless bodies somebody did not want to hear any more of.
  var refusedBodies: Int { endedBodies.load(ordering: .relaxed) }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return }
      bytes += buffer[..<count]
    }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3 else { return }
    let (method, path) = (words[0], words[1])
    log.withLock { $0.append("\(method) \(path)") }
    switch behaviours["\(method) \(path)"] ?? behaviours[path] ?? .answer(404) {
    case .answer(let status, let headers):
      send("HTTP/1.1 \(status) X\r\nContent-Length: 0\r\nConnection: close\r\n\(headers)\r\n", to: connection)
    case .hang: _ = recv(connection, &buffer, buffer.count, 0)
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    case .drip:
      send("HTTP/1.1 200 OK\r\n", to: connection)
      while send("X-Drip: 1\r\n", to: connection) { usleep(100_000) }
    case .endless:
      send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n", to: connection)
      let piece = String(repeating: "x", count: 65_536)
      while send(piece, to: connection) {}
      endedBodies.add(1, ordering: .relaxed)
    case .garbage: send("\u{1}\u{2}nothing that is known\r\n\r\n", to: connection)
    }
  }

  @discardableResult
  private func send(_ text: String, to connection: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
