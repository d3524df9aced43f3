import Diagnostics

extension DiagnosticKind {
  package static let translationOrphan = DiagnosticKind(
    "translation-orphan", .site, .error, title: "A translation has no original.",
    explanation: """
      `a.en.md` says in English what `a.md` says, and takes its date, kind and figures from it: the original must be \
      there, in the same folder. The site's own language has no mark in its file names.
      """)
  package static let translationTwice = DiagnosticKind(
    "translation-twice", .site, .error, title: "Two files say the same in one language.",
    explanation: "Readers of a language can get one version of a document only. Remove one of the files.")
  package static let translationUndeclared = DiagnosticKind(
    "translation-undeclared", .site, .error, title: "A file is named like a translation into an unknown language.",
    explanation: """
      `a.en.md` beside `a.md` is a translation only where `site.yaml` lists `en` under `languages`. Else it would be a \
      page of its own, public although its original may be held back or withdrawn.
      """)
  package static let translationDiffers = DiagnosticKind(
    "translation-differs", .frontMatter, .error, title: "A translation contradicts its original.",
    explanation: """
      Dates, kind, number, period, terms, codes and levels are facts: a translation takes them from its original. It may \
      repeat one, to the letter, and need not. What is said in words may be said in other words: title, summary, the \
      fields that are texts, and what a warning tells people.
      """)
  package static let translationIncomplete = DiagnosticKind(
    "translation-incomplete", .frontMatter, .error, title: "A translation leaves out what its readers must be told.",
    explanation: """
      Every translation has a title. That of a warning says in its own language what is warned of (`event`), and, where \
      the original does, what people should do (`instruction`): else the alert for these readers would be in a language \
      that they may not understand.
      """)
  package static let translationStale = DiagnosticKind(
    "translation-stale", .site, .warning, title: "A translation is older than the last change of its original.",
    explanation: """
      The original was corrected, or has a later `lastmod`, and its translation says nothing of a change since. Bring \
      the translation up to date; then write `lastmod` in it, or `corrections` where its readers are to be told.
      """)

  static let ofTranslations: [DiagnosticKind] = [
    .translationOrphan, .translationTwice, .translationUndeclared, .translationDiffers, .translationIncomplete,
    .translationStale,
  ]
}
