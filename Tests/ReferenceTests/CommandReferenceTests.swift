import Foundation
import Testing

@Suite("Reference of commands")
struct CommandReferenceTests {
  @Test("holds the help of the program and of every verb")
  func help() throws {
    let parts = try Self.parts([])
    #expect(parts.contains { $0.name == "bulletin build" })
    let text = parts.map { "## \($0.name)\n\n```\n\($0.help.trimmingCharacters(in: .newlines))\n```\n" }
    try GeneratedPart(page: "commands.md", name: "commands", text: text.joined(separator: "\n")).check()
  }

  /// The help of a verb and of those below it.
  private static func parts(_ verbs: [String]) throws -> [(name: String, help: String)] {
    let whole = try help(verbs.isEmpty ? [] : ["help"] + verbs)
    let lists = whole.split(separator: "SUBCOMMANDS:")
    let names =
      lists.count < 2
      ? []
      : lists[1].split(separator: "\n").compactMap { line in
        line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
      }.filter { $0 != "See" }
    return [((["bulletin"] + verbs).joined(separator: " "), whole)] + (try names.flatMap { try parts(verbs + [$0]) })
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
