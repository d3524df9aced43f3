import Diagnostics

@testable import CommonMark

/// What parsing a text gives, in a form that is easy to compare.
struct Rendering {
  let document: MarkdownDocument?
  let diagnostics: [Diagnostic]

  init(_ markdown: String, options: MarkdownOptions = MarkdownOptions()) {
    self.init(bytes: Array(markdown.utf8), body: nil, options: options)
  }

  /// - Parameter body: Where the Markdown stands in the bytes; nil for all of them.
  init(bytes: [UInt8], body: Range<Int>?, options: MarkdownOptions = MarkdownOptions()) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", bytes: bytes)
    document = MarkdownParser(options: options).parse(file, body: body ?? 0..<bytes.count, into: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// The body with each slot shown as its destination in braces.
  var html: String { document.map { $0.body.shown } ?? "" }

  var ids: [String] { diagnostics.map(\.kind.id) }

  /// Each finding as `id line:column`.
  var findings: [String] {
    diagnostics.map { "\($0.kind.id) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
  }
}

extension Fragment {
  /// The HTML with each slot shown as its destination in braces.
  var shown: String {
    var output: [UInt8] = []
    append(to: &output) { .text("{\($0.destination)}") }
    return String(decoding: output, as: UTF8.self)
  }
}

extension MarkdownOptions {
  static func with(_ change: (inout MarkdownOptions) -> Void) -> MarkdownOptions {
    var options = MarkdownOptions()
    change(&options)
    return options
  }
}
