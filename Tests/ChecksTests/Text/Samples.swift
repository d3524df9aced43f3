import Diagnostics

@testable import Checks

/// What is found in a Markdown file with this body.
func defects(
  _ body: String, title: String = "关于安全生产的通知", kind: String = "notice", summary: String = ""
) -> [Diagnostic] {
  let matter = "---\ntitle: \(title)\n" + (summary.isEmpty ? "" : "summary: \(summary)\n") + "date: 2024-05-01\n---\n\n"
  let file = SourceFile(path: "content/a.md", bytes: Array((matter + body + "\n").utf8))
  return AuthoredText(file, title: title, kind: kind).map(TextDefects.find) ?? []
}

/// What a finding stands at, as its file has it.
func excerpts(_ findings: [Diagnostic], _ body: String, title: String = "关于安全生产的通知") -> [String] {
  let text = "---\ntitle: \(title)\ndate: 2024-05-01\n---\n\n\(body)\n"
  let file = SourceFile(path: "content/a.md", bytes: Array(text.utf8))
  return findings.compactMap { $0.location.flatMap(file.range) }.map { String(decoding: file.bytes[$0], as: UTF8.self) }
}
