import Foundation
import SampleSites
import Testing

/// The built `bulletin` program, run as a process of its own.
struct Program {
  /// What a run printed and how it ended.
  struct Result {
    let status: Int32
    /// Whether a signal ended it; `status` is its number then.
    let wasKilled: Bool
    let output: String
    let errors: String
  }

  /// Beside the test bundle, where SwiftPM puts both.
  static let path: String = {
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      bundle, URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent(),
    ]
    return (candidates.first { FileManager.default.isExecutableFile(atPath: $0.path + "/bulletin") } ?? bundle).path
      + "/bulletin"
  }()

  var arguments: [String]
  /// Variables on top of those of the test; an empty value removes one.
  var environment: [String: String] = [:]
  var folder = "/"
  /// Runs under another program, such as `taskset -c 0`.
  var wrapper: [String] = []

  /// The site that it works on, which is removed when nobody holds it.
  var site: SampleSite?

  init(_ arguments: String...) { self.arguments = arguments }

  init(_ arguments: [String]) { self.arguments = arguments }

  /// `bulletin build` of a site at a fixed time.
  static func build(_ site: SampleSite, _ more: String...) -> Program {
    var program = Program(
      ["build", "--source", site.folder.path, "--clock", "2024-06-15T12:00:00+08:00"] + more)
    program.site = site
    return program
  }

  /// Runs to the end.
  func run() throws -> Result { try Running(self).wait() }
}

/// A program that is running. What it prints goes to files, so that no full pipe holds it up.
final class Running {
  let process = Process()
  private let program: Program
  private let folder: TemporaryFolder

  init(_ program: Program) throws {
    self.program = program
    folder = try TemporaryFolder().write("out", "").write("err", "")
    let command = program.wrapper + [Program.path] + program.arguments
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: program.folder)
    var environment = ProcessInfo.processInfo.environment
    for name in ["CI", "GITHUB_ACTIONS", "NO_COLOR", "SOURCE_DATE_EPOCH"] { environment[name] = nil }
    for (name, value) in program.environment { environment[name] = value.isEmpty ? nil : value }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: folder("err")))
    try process.run()
  }

  func wait() -> Program.Result {
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: folder.text("out") ?? "", errors: folder.text("err") ?? "")
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }
}
