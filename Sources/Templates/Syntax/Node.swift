/// A part of a template, as a tree. Ranges are bytes of its source.
indirect enum Node {
  /// Text to copy. `startsLine`: whether the indentation of the place where the template is included goes before it;
  /// empty text that starts a line marks a line that begins with a tag.
  case text(Range<Int>, startsLine: Bool)
  case variable(Variable)
  case section(Section)
  case inclusion(Inclusion)
  case block(Block)

  struct Variable {
    let path: Path
    let isEscaped: Bool
    let tag: Range<Int>
  }

  struct Section {
    let path: Path
    let isInverted: Bool
    let body: [Node]
    let tag: Range<Int>
  }

  /// A partial or a parent: another template put here.
  struct Inclusion {
    let target: Target
    /// The blanks that go before each of its lines.
    let indentation: Range<Int>
    /// Whether it stands alone on its line; else it goes on in the line where it is, without indentation.
    let startsLine: Bool
    /// The contents that a parent tag gives to blocks. None of a partial.
    let overrides: [Override]
    /// What a parent tag holds beside blocks. It is not rendered.
    let ignored: [Range<Int>]
    let tag: Range<Int>
  }

  enum Target {
    case fixed(String)
    /// `*name`: the text that the name stands for.
    case dynamic(Path)
  }

  struct Override {
    let name: String
    let body: [Node]
    /// Whether the body begins a line of its own, after the line of the opening tag.
    let startsLine: Bool
    let tag: Range<Int>
  }

  /// A place whose content a parent tag may replace.
  struct Block {
    let name: String
    let body: [Node]
    /// The blanks that go before each line of a replacement.
    let indentation: Range<Int>
    /// Whether a replacement begins a line; else it goes on in the line where the block is.
    let startsLine: Bool
    let tag: Range<Int>
  }
}

/// A name as a template writes it: `.`, `title`, or dotted as `page.title`.
struct Path {
  struct Component {
    let name: String
    let range: Range<Int>
  }

  /// Empty for `.`.
  let components: [Component]
  let text: String
  /// Whether it was reported already, so that nothing more can be said of it.
  let isFaulty: Bool
}
