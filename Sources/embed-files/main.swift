import Foundation

// embed-files FOLDER OUTPUT.swift: writes the text files of a folder as a Swift array.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed-files FOLDER OUTPUT.swift\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[1]).standardizedFileURL
let prefix = folder.path + "/"

/// A literal in which nothing is special: as many number signs as the text does not hold.
func literal(_ text: String) -> String {
  var marks = "#"
  while text.contains("\"\"\"" + marks) || text.contains("\\" + marks) { marks += "#" }
  return "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
}

var source = "let embeddedFiles: [(path: String, text: String)] = [\n"
let enumerator = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
let files = (enumerator?.compactMap { $0 as? URL } ?? []).filter {
  (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true && !$0.lastPathComponent.hasPrefix(".")
}
for file in files.sorted(by: { $0.path < $1.path }) {
  let text = try String(contentsOf: file, encoding: .utf8)
  source +=
    "(path: \(literal(String(file.standardizedFileURL.path.dropFirst(prefix.count)))), text: \(literal(text))),\n"
}
source += "]\n"
try source.write(to: URL(fileURLWithPath: arguments[2]), atomically: true, encoding: .utf8)
