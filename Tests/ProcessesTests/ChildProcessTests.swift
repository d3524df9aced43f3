import Foundation
import SampleSites
import Testing

@testable import Processes

@Suite("Other programs")
struct ChildProcessTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func shell(
    _ script: String, variables: [String] = [], output: ChildProcess.Stream = .nothing,
    errors: ChildProcess.Stream = .nothing, leadsGroup: Bool = false
  ) throws -> ChildProcess {
    try .start(
      "/bin/sh", ["-c", script], variables: variables, output: output, errors: errors, leadsGroup: leadsGroup)
  }

  @Test(
    "tell how they ended",
    arguments: [
      ("true", .exited(0)), ("exit 3", .exited(3)), ("exit 255", .exited(255)), ("kill -9 $$", .killed(signal: 9)),
    ] as [(String, ChildProcess.Ending)])
  func endings(script: String, ending: ChildProcess.Ending) throws {
    #expect(try shell(script).wait() == ending)
  }

  @Test("are looked for in PATH, and one that is not there is an error that says so", .timeLimit(.minutes(1)))
  func notStarted() throws {
    #expect(try ChildProcess.start("true", []).wait() == .exited(0))
    let error = #expect(throws: ChildProcess.NotStarted.self) { try ChildProcess.start(folder("no"), []) }
    #expect(error?.code == ENOENT)
    #expect(error?.description == "cannot start \(folder("no")): No such file or directory")
  }

  @Test("get their arguments and variables, and nothing to read; what they print goes where it is told")
  func streams() throws {
    let script = "cat; echo \"$WORD\" \"$0\"; echo wrong >&2; test -n \"$PATH\""
    try folder.write("log", "what was there before")
    let process = try ChildProcess.start(
      "/bin/sh", ["-c", script, "a b"], variables: ["WORD=词"], output: .file(folder("log")),
      errors: .descriptor(STDOUT_FILENO))
    #expect(process.wait() == .exited(0))
    #expect(folder.text("log") == "词 a b\nwrong\n")
  }

  @Test("errors that are not wanted are in no output")
  func nothing() throws {
    #expect(try shell("echo x; echo y >&2", output: .file(folder("log"))).wait() == .exited(0))
    #expect(folder.text("log") == "x\n")
  }

  @Test("can be interrupted although the thread that starts them blocks signals")
  func signals() throws {
    var (blocked, former) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &blocked, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    #expect(try shell("kill -TERM $$; exit 0").wait() == .killed(signal: SIGTERM))
  }

  @Test("are at work until they end, and their group ends with them")
  func group() async throws {
    let process = try shell("sleep 600 & echo $! > '\(folder("started"))'; wait", leadsGroup: true)
    while folder.text("started")?.hasSuffix("\n") != true { try await Task.sleep(for: .milliseconds(5)) }
    let started = try #require(folder.text("started").flatMap { pid_t($0.dropLast()) })
    #expect(process.endingIfAny() == nil)
    #expect(getpgid(started) == process.id)
    kill(-process.id, SIGKILL)
    #expect(process.wait() == .killed(signal: SIGKILL))
  }
}
