import Foundation
import SampleSites
import Testing

@Suite("Ctrl-C on a terminal", .serialized, .timeLimit(.minutes(10)))
struct InterruptKeyTests {
  /// A program whose standard error is a terminal, and what it has shown there.
  private final class OnTerminal {
    private let process = Process()
    private let terminal: Int32
    private(set) var shown = ""

    init(_ arguments: [String]) throws {
      terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var isLocked: Int32 = 0
      var number: Int32 = -1
      // TIOCSPTLCK and TIOCGPTN (ioctl_tty(2)): unlocks the other side and gives its number.
      try #require(
        terminal >= 0 && ioctl(terminal, 0x4004_5431, &isLocked) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0)
      let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      try #require(other >= 0)
      defer { close(other) }
      process.executableURL = URL(filePath: Program.path)
      process.arguments = arguments
      process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle(fileDescriptor: other)
      try process.run()
    }

    deinit { close(terminal) }

    /// Reads until a text is shown or the program has ended; false then.
    func read(until text: String) -> Bool {
      var bytes = [UInt8](repeating: 0, count: 4096)
      while !shown.contains(text) {
        let count = Glibc.read(terminal, &bytes, bytes.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        shown += String(decoding: bytes[..<count], as: UTF8.self)
      }
      return true
    }

    func end(with signal: Int32) -> (reason: Process.TerminationReason, status: Int32) {
      kill(process.processIdentifier, signal)
      _ = read(until: "\u{0}")
      process.waitUntilExit()
      return (process.terminationReason, process.terminationStatus)
    }
  }

  @Test("clears the line of progress, ends as by the signal, and leaves no output", arguments: [SIGINT, SIGTERM])
  func clears(signal: Int32) throws {
    let site = try SampleSite().bulletins(0..<3000)
    let running = try OnTerminal(["build", "--source", site.folder.path])
    // A machine that builds so much within a second shows nothing that could be cleared.
    guard running.read(until: "%") else { return }
    let (reason, status) = running.end(with: signal)
    #expect(reason == .uncaughtSignal && status == signal)
    #expect(running.shown.hasSuffix("\r\u{1B}[K"))
    #expect(!site.folder.exists("site"))
  }
}
