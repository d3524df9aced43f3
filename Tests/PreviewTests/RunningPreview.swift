import Diagnostics
import Dispatch
import Files
import Glibc
import Preview
import SampleSites
import SiteBuild
import Synchronization

/// A preview of a sample site that runs while a test asks it for pages.
final class RunningPreview: Sendable {
  let site: SampleSite
  let port: UInt16
  private let builds: AsyncStream<BuildReport>
  private let examinations: AsyncStream<BuildReport>
  private let task: Task<Void, any Error>

  /// Starts it and waits for the first build.
  init(
    _ site: SampleSite, port: UInt16 = 0, _ change: (inout Preview.Settings) -> Void = { _ in }
  ) async throws {
    self.site = site
    let source = site.folder.path
    let request = BuildRequest(source: source, output: site.output, now: 1_718_424_000, toolVersion: "test")
    var settings = Preview.Settings(request, clock: { 1_718_424_000 }) { path in
      (try? File.read(source + "/" + path)).map { SourceFile(path: path, bytes: $0) }
    }
    settings.port = port
    change(&settings)
    let (events, event) = AsyncStream.makeStream(of: Preview.Event.self)
    let (builds, build) = AsyncStream.makeStream(of: BuildReport.self)
    self.builds = builds
    let (examinations, examined) = AsyncStream.makeStream(of: BuildReport.self)
    self.examinations = examinations
    let preview = Preview(settings) { event.yield($0) }
    task = Task { try await preview.run() }
    let (ports, listening) = AsyncStream.makeStream(of: UInt16.self)
    Task {
      for await event in events {
        switch event {
        case .listening(let port): listening.yield(port)
        case .built(let report, _, _, _): build.yield(report)
        case .examined(let report): examined.yield(report)
        }
      }
    }
    var found: UInt16 = 0
    for await port in ports {
      found = port
      break
    }
    self.port = found
    _ = await nextBuild()
  }

  /// Waits for the next build to end.
  func nextBuild() async -> BuildReport? {
    for await report in builds { return report }
    return nil
  }

  /// Waits until everything has been rendered.
  func nextExamination() async -> BuildReport? {
    for await report in examinations { return report }
    return nil
  }

  func stop() async {
    task.cancel()
    _ = try? await task.value
  }

  /// An answer as it came over the wire.
  struct Answer: Sendable {
    let status: Int
    let head: String
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }

  /// Sends a request exactly as it is given.
  func get(_ path: String, method: String = "GET", host: String? = nil, _ headers: String...) async throws -> Answer {
    let host = host ?? "localhost:\(port)"
    let lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"] + headers + ["", ""]
    let bytes = try await Wire.exchange(lines.joined(separator: "\r\n"), port: port)
    let end = bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) } ?? bytes.endIndex
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, head: head, body: Array(bytes[min(bytes.count, end + 4)...]))
  }
}

/// A connection without any library between.
enum Wire {
  struct Failed: Error {}

  static func connect(port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failed() }
    // Only against waiting for ever: a machine that runs all tests at once may take its time.
    var limit = timeval(tv_sec: 600, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }

  /// Sends a text and reads to the end of the connection.
  static func exchange(_ text: String, port: UInt16) async throws -> [UInt8] {
    let descriptor = try connect(port: port)
    defer { close(descriptor) }
    send(text, to: descriptor)
    var bytes: [UInt8] = []
    while let more = await next(descriptor) { bytes += more }
    return bytes
  }

  /// What comes next; nil at the end. Waits outside of the threads that tasks share: the server needs them to answer.
  static func next(_ descriptor: Int32) async -> [UInt8]? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: read(descriptor)) }
    }
  }

  static func send(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    return count > 0 ? Array(chunk[..<count]) : nil
  }
}
