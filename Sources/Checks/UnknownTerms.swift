import Diagnostics
import SiteBuild

extension DiagnosticKind {
  package static let termUnknown = DiagnosticKind(
    "term-unknown", .markdown, .warning, title: "Front matter names a value that no list of the site has.",
    explanation: """
      `region: 丁区`, where the dimension `region` of [measures.yaml](measures.md) has a code list or `values` and none of \
      them is called so: the bulletin would stand by itself under a term of its own. Looked at are taxonomies and other \
      keys of front matter that are such dimensions, by code and by name, and in warnings the codes of `areas` that are \
      as long as those of the list. Correct it, or add it to the list. A document about another place may say so: \
      `checks: {term-unknown: off}` in its front matter. Where only the records tell which values there are, nothing is \
      reported.
      """)
}

extension Check {
  /// Bulletins are about what the lists of the site know.
  static let unknownTerms = Check(.termUnknown) { context in
    context.sources.unknownTerms(in: context.writtenPages).map { term in
      Diagnostic(
        .termUnknown, "\"\(term.text)\" is no value of \(term.dimension)", at: term.location,
        remedy: term.nearest.map { "did you mean \"\($0)\"?" } ?? "correct it, or add it to \(term.list)")
    }
  }
}
