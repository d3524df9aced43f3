import Foundation
import PackagePlugin

/// Embeds text files into the program, so that it is one file that runs anywhere: `templates/` into `BuiltInTheme`, and
/// the folder `Starter` of any other target into that.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder =
      target.name == "BuiltInTheme"
      ? context.package.directoryURL.appending(path: "templates") : target.directoryURL.appending(path: "Starter")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?
      .compactMap { $0 as? URL }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
    return [
      .buildCommand(
        displayName: "Embedding \(folder.lastPathComponent)/", executable: try context.tool(named: "embed-files").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: files ?? [], outputFiles: [output])
    ]
  }
}
