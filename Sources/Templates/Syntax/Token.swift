/// A piece of a template: one line of text (or part of one), or one tag.
struct Token {
  enum Kind {
    case text
    /// `{{! … }}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters
    /// `{{name}}`
    case variable
    /// `{{{name}}}` and `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block

    var opensSection: Bool {
      switch self {
      case .section, .inverted, .parent, .block: true
      default: false
      }
    }
  }

  let kind: Kind
  /// The bytes of the source; of text, without what was trimmed.
  var range: Range<Int>
  /// The name in a tag, without blanks around it. Of text, empty.
  let content: Range<Int>
  /// Whether it is the first of its line.
  let startsLine: Bool
  /// Whether it is text that ends its line.
  let endsLine: Bool
  /// Whether it is text of blanks only, a line end included.
  let isBlank: Bool

  /// Whether the output has nothing of it: blanks and line ends around standalone tags, and closing tags that close
  /// nothing.
  var isDropped = false
  /// Of a tag that opens: the index of its closing tag, or where that is missing, of the first token after its body.
  var end = 0
  /// Of a tag that opens: whether it is closed.
  var isClosed = false
  /// Of a block: whether it stands directly in a parent tag, and so gives a block of the parent another content.
  var isOverride = false
  /// Of a tag: whether its line, where it begins one, is not part of the output.
  var isStandalone = false
  /// Of a tag that includes another template, and of a block: the blanks that each line of what is included, or put into the block, begins with.
  var indentation = 0..<0
}
