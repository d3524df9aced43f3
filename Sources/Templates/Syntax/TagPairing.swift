import Characters
import Diagnostics

/// Finds the closing tag of each tag that opens a section, and reports those that have none.
///
/// What is wrong is mended as it was probably meant, so that the checks that follow see a sensible tree: a misspelt
/// closing tag closes, a missing one is taken to stand where the surrounding section ends.
struct TagPairing {
  /// Deeper sections in one template than this are a fault: no template needs them, and each level takes stack.
  static let nestingLimit = 100

  private let source: TemplateSource
  private(set) var tokens: [Token]
  private(set) var diagnostics: [Diagnostic] = []
  /// Indices of tags that are not closed yet, outermost first.
  private var open: [Int] = []
  /// Names of sections whose end was reported as missing or misspelt: closing tags of theirs that come later are no
  /// further fault.
  private var crossed: [String] = []

  init(_ tokens: [Token], of source: TemplateSource) {
    self.tokens = tokens
    self.source = source
  }

  mutating func pair() {
    for index in tokens.indices {
      if tokens[index].kind == .close {
        close(index)
      } else if tokens[index].kind.opensSection {
        guard open.count < Self.nestingLimit else { return stop(at: index) }
        tokens[index].isOverride =
          tokens[index].kind == .block && open.last.map { tokens[$0].kind == .parent } ?? false
        open.append(index)
      }
    }
    for index in open.reversed() { leaveUnclosed(index, before: tokens.count) }
  }

  private mutating func close(_ index: Int) {
    let name = name(of: index)
    if let top = open.last, self.name(of: top) == name {
      finish(top, at: index)
    } else if let match = open.lastIndex(where: { self.name(of: $0) == name }) {
      for crossing in open[(match + 1)...].reversed() {
        crossed.append(self.name(of: crossing))
        leaveUnclosed(crossing, before: index, closing: index)
      }
      finish(open[match], at: index)
    } else if let known = crossed.firstIndex(of: name) {
      crossed.remove(at: known)
      tokens[index].isDropped = true
    } else if let top = open.last, Suggestion.nearest(to: name, among: [self.name(of: top)]) != nil {
      reportStray(index, expected: top)
      crossed.append(self.name(of: top))
      finish(top, at: index)
    } else {
      reportStray(index, expected: open.last)
      tokens[index].isDropped = true
    }
  }

  private mutating func finish(_ opening: Int, at index: Int) {
    tokens[opening].end = index
    tokens[opening].isClosed = true
    open.removeLast()
  }

  private mutating func leaveUnclosed(_ opening: Int, before end: Int, closing: Int? = nil) {
    tokens[opening].end = end
    open.removeLast()
    let tag = text(of: opening)
    let remedy = "write `{{/\(name(of: opening))}}` where it ends"
    guard let closing else {
      diagnostics.append(
        Diagnostic(.templateUnclosedSection, "`\(tag)` is never closed", at: location(of: opening), remedy: remedy))
      return
    }
    diagnostics.append(
      Diagnostic(
        .templateMismatchedClose, "`\(text(of: closing))` stands before the end of `\(tag)`",
        at: location(of: closing), notes: [.init("`\(tag)` begins here", at: location(of: opening))],
        remedy: "close `\(tag)` first: sections must not cross"))
  }

  private mutating func reportStray(_ index: Int, expected opening: Int?) {
    let tag = text(of: index)
    guard let opening else {
      diagnostics.append(
        Diagnostic(
          .templateMismatchedClose, "`\(tag)` closes nothing: no section is open here", at: location(of: index),
          remedy: "take it out, or open the section before it"))
      return
    }
    diagnostics.append(
      Diagnostic(
        .templateMismatchedClose, "`\(tag)` does not close `\(text(of: opening))`", at: location(of: index),
        notes: [.init("`\(text(of: opening))` begins here", at: location(of: opening))],
        remedy: "write `{{/\(name(of: opening))}}`"))
  }

  /// Gives the rest of the template up: it nests without end.
  private mutating func stop(at index: Int) {
    diagnostics.append(
      Diagnostic(
        .templateTooDeep, "more than \(Self.nestingLimit) sections are open here", at: location(of: index),
        remedy: "close sections, or move an inner part into a partial"))
    tokens.removeSubrange(index...)
    for opening in open { tokens[opening].end = index }
  }

  // MARK: Text of tags

  private func name(of index: Int) -> String {
    // The blank that `{{< * name}}` may have is not part of the name.
    String(decoding: source.file.bytes[tokens[index].content].filter { !$0.isBlank }, as: UTF8.self)
  }

  private func text(of index: Int) -> String { "\(bytes: source.file.bytes[tokens[index].range])" }

  private func location(of index: Int) -> SourceLocation { source.location(of: tokens[index].range) }
}
