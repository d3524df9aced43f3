import Foundation
import Testing

@Suite("Reference of commands")
struct CommandReferenceTests {
  @Test("holds the help of the program and of every verb")
  func help() throws {
    let whole = try Self.help([])
    let verbs = whole.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
    }.filter { $0 != "See" }
    #expect(verbs.contains("build"))
    let parts = [("bulletin", whole)] + (try verbs.map { ("bulletin \($0)", try Self.help(["help", $0])) })
    let text = parts.map { "## \($0.0)\n\n```\n\($0.1.trimmingCharacters(in: .newlines))\n```\n" }
    try GeneratedPart(page: "commands.md", name: "commands", text: text.joined(separator: "\n")).check()
  }

  /// What the program, which SwiftPM puts beside the test bundle, prints at a width of 100 columns.
  private static func help(_ arguments: [String]) throws -> String {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appending(path: "bulletin")
    process.arguments = arguments
    process.environment = ["COLUMNS": "100"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
