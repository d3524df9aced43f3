import ArgumentParser
import Files
import Glibc
import Processes
import Publishing
import SiteBuild

/// A command line of the publisher's that takes a built site elsewhere.
struct Delivery {
  private let site: String
  private let cache: String
  private let command: String
  private let baseURL: String

  init(_ request: BuildRequest, command: String, baseURL: String) {
    site = request.output
    cache = request.source + "/.bulletin"
    self.command = command
    self.baseURL = baseURL
  }

  /// Runs it and waits for its end. What it prints is shown.
  ///
  /// - Parameter keepsStandardOutput: whether standard output is taken, so that the command prints to standard error.
  /// - Returns: its exit code; 128 and the signal where one has ended it.
  func run(keepsStandardOutput: Bool) throws -> Int32 {
    let list = DeliveryList(of: site, for: command, in: cache)
    let folder: String
    do {
      folder = try File.makeTemporaryFolder()
      try File.replace(folder + "/changed", with: Self.lines(list.changed))
      try File.replace(folder + "/removed", with: Self.lines(list.removed))
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(3)
    }
    defer { try? File.remove(folder) }
    let variables = [
      "BULLETIN_SITE=\(site)", "BULLETIN_BASE_URL=\(baseURL)", "BULLETIN_CHANGED=\(folder)/changed",
      "BULLETIN_REMOVED=\(folder)/removed",
    ]
    let status: Int32
    do {
      status = try ChildProcess.run(
        "/bin/sh", ["-c", command], variables: variables,
        output: keepsStandardOutput ? .descriptor(STDERR_FILENO) : .inherited)
    } catch {
      Console.printError("Error: \(error)")
      throw ExitCode(3)
    }
    if status == 0 { list.keep() }
    return status
  }

  private static func lines(_ paths: [String]) -> [UInt8] { Array(paths.map { $0 + "\n" }.joined().utf8) }
}
