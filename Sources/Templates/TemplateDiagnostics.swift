import Diagnostics

/// Every kind of fault that templates can have, for the reference of diagnostics.
package enum TemplateDiagnostics {
  package static let all: [DiagnosticKind] = [
    .templateUnclosedTag, .templateBadDelimiters, .templateBadName, .templateUnclosedSection,
    .templateMismatchedClose, .templateTooDeep, .templateUnknownName, .templateNotText, .templateUnescapedText,
    .templateUnknownPartial, .templateUnknownBlock, .templateRepeatedBlock, .templateIgnoredContent,
    .templateRepeatedName, .templateMissing, .templateWrongContext,
  ]
}

// MARK: Syntax

extension DiagnosticKind {
  package static let templateUnclosedTag = DiagnosticKind(
    "template-unclosed-tag", .template, .error, title: "A tag of a template does not end",
    explanation: """
      A tag begins with `{{` and ends with `}}`; `{{{` ends with `}}}`. Without its end, the text up to the next tag \
      would be taken for a name. Write the end, or if the text should show two braces, change the delimiters for that \
      part: `{{=<% %>=}} {{shown as it is}} <%={{ }}=%>`.
      """)

  package static let templateBadDelimiters = DiagnosticKind(
    "template-bad-delimiters", .template, .error, title: "A tag that sets delimiters is not well-formed",
    explanation: """
      Delimiters are changed by `{{=`, the new opening mark, a blank, the new closing mark, `=}}`: for example \
      `{{=<% %>=}}`. Neither mark may hold a blank or `=`.
      """)

  package static let templateBadName = DiagnosticKind(
    "template-bad-name", .template, .error, title: "A tag holds no name, or something that is not a name",
    explanation: """
      A tag holds one name: `{{title}}`, `{{page.title}}`, or `{{.}}` for the innermost value. A name has no blanks, \
      and no part of a dotted name is empty. Mustache has no expressions, filters or comparisons: what a page needs is \
      a name of its own in the reference of template names.
      """)

  package static let templateUnclosedSection = DiagnosticKind(
    "template-unclosed-section", .template, .error, title: "A section, block or parent is never closed",
    explanation: """
      `{{#name}}`, `{{^name}}`, `{{$name}}` and `{{<name}}` each need a `{{/name}}` further down in the same template. \
      Write it where the part ends.
      """)

  package static let templateMismatchedClose = DiagnosticKind(
    "template-mismatched-close", .template, .error, title: "A closing tag does not close what is open",
    explanation: """
      The last section that was opened is the first to be closed, by a tag with the same name. Either the name is \
      misspelt, or two sections cross each other, or the section was never opened.
      """)

  package static let templateTooDeep = DiagnosticKind(
    "template-too-deep", .template, .error, title: "Templates are nested too deeply",
    explanation: """
      A template includes itself, directly or through others, and nothing ends it; or it opens very many sections \
      within each other. A partial may include itself only inside a section that is empty at last, as the children of \
      a table of contents are.
      """)
}

// MARK: Names

extension DiagnosticKind {
  package static let templateUnknownName = DiagnosticKind(
    "template-unknown-name", .template, .error, title: "A template uses a name that does not exist",
    explanation: """
      A name is looked up in the innermost section, then outwards up to the page. The reference of template names \
      lists what each of them has. Names are checked when templates are compiled, so a slip is found even in a section \
      that no page fills yet. After a dot only the object before the dot counts.
      """)

  package static let templateNotText = DiagnosticKind(
    "template-not-text", .template, .error, title: "A template writes a list or an object as text",
    explanation: """
      `{{name}}` writes text, markup, a whole number, or yes or no. A list or an object has no text of its own: open \
      it with `{{#name}} … {{/name}}` and write a name inside it, or write a dotted name such as `{{page.title}}`.
      """)

  package static let templateUnescapedText = DiagnosticKind(
    "template-unescaped-text", .template, .warning, title: "A template writes plain text without escaping it",
    explanation: """
      `{{{name}}}` and `{{&name}}` write a value as it is. Plain text may hold `<` or `&`, which would then be taken \
      for markup. Write `{{name}}`; names that hold finished markup are not escaped by it anyway.
      """)
}

// MARK: Templates

extension DiagnosticKind {
  package static let templateUnknownPartial = DiagnosticKind(
    "template-unknown-partial", .template, .error, title: "A template includes one that does not exist",
    explanation: """
      `{{>card}}` and `{{<card}}` look for a template named `card`, then for `partials/card`. Names are paths in the \
      templates folder without the extension; texts of the user interface are `text/` and their key. In `{{>*name}}` \
      the template's name is what `name` stands for. Correct the name or add the template or the text.
      """)

  package static let templateUnknownBlock = DiagnosticKind(
    "template-unknown-block", .template, .error, title: "A block is given to a parent that has none of that name",
    explanation: """
      Inside `{{<parent}}`, `{{$name}} … {{/name}}` replaces the block `{{$name}}` of the parent. The parent, and what \
      it includes, has no such block, so the content would never be seen. Correct the name, or add the block there.
      """)

  package static let templateRepeatedBlock = DiagnosticKind(
    "template-repeated-block", .template, .error, title: "A parent tag gives one block two contents",
    explanation: "Only the first of two blocks with one name inside `{{<parent}}` would be seen. Remove one of them.")

  package static let templateIgnoredContent = DiagnosticKind(
    "template-ignored-content", .template, .error, title: "Content of a parent tag lies outside its blocks",
    explanation: """
      Between `{{<parent}}` and `{{/parent}}` only blocks count; text and other tags there are not rendered. Move the \
      content into a block `{{$name}} … {{/name}}`, or turn it into a comment `{{! … }}`.
      """)

  package static let templateRepeatedName = DiagnosticKind(
    "template-repeated-name", .template, .error, title: "Two templates have one name",
    explanation: "A template's name is its path without the extension. Rename or remove one of the two files.")

  package static let templateMissing = DiagnosticKind(
    "template-missing", .template, .error, title: "A template that the site needs does not exist",
    explanation: """
      Each kind of page is rendered by a template of a fixed name. Add the file to the templates folder, or remove the \
      whole folder to use the built-in theme.
      """)

  package static let templateWrongContext = DiagnosticKind(
    "template-wrong-context", .template, .error, title: "A template is rendered with another context than its own",
    explanation: "The program itself is at fault: a template was checked for one kind of page and used for another.")
}
