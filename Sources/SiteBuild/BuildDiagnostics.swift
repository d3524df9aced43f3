import CommonMark
import DataFormats
import Diagnostics
import Records
import SiteModel
import Templates

extension DiagnosticKind {
  package static let missingConfiguration = DiagnosticKind(
    "site-yaml-missing", .configuration, .error, title: "There is no `content/site.yaml`.",
    explanation: """
      The folder given by `--source` (by default the one you are in) must hold `content/site.yaml` with at least \
      `title` and `baseURL`.
      """)
  package static let unreadable = DiagnosticKind(
    "file-unreadable", .file, .error, title: "A file cannot be read.",
    explanation: "The message gives the reason of the operating system: missing rights, a broken disk, a special file.")
  package static let cacheDiscarded = DiagnosticKind(
    "cache-discarded", .file, .note, title: "What earlier builds remembered was thrown away.",
    explanation: """
      It is damaged, or another version of bulletin has left it. Everything is read anew; the site is the same as ever, \
      and the next build is fast again.
      """)
  package static let notUTF8 = DiagnosticKind(
    "encoding-not-utf8", .file, .error, title: "A text file is not UTF-8.",
    explanation: """
      Read as UTF-8 it would show wrong characters. The message names the encoding that it seems to have, often \
      GB18030 (what Windows calls ANSI in Chinese). Save it as UTF-8.
      """)
  package static let linkLeadsOutside = DiagnosticKind(
    "symlink-outside", .file, .error, title: "A symbolic link leads out of the source folder.",
    explanation:
      "What it leads to would be published, whatever it is. Links to files within the source folder are fine.")
  package static let markdownExtension = DiagnosticKind(
    "markdown-extension", .file, .error, title: "A Markdown file has another ending than `.md`.",
    explanation: """
      Only files that end in `.md` become pages. Any other file is copied as it is, so that a draft in `DRAFT.MD` \
      would be public. Rename the file.
      """)
  package static let markdownAmongData = DiagnosticKind(
    "markdown-among-data", .file, .warning, title: "A Markdown file lies among the records.",
    explanation: """
      The folder `content/data/` holds the records of the site; nothing in it becomes a page. Move the file to another \
      folder. A `README.md` that explains the records may stay.
      """)
  package static let documentTooLarge = DiagnosticKind(
    "document-too-large", .file, .error, title: "A Markdown file is larger than a document may be.",
    explanation: "The limit keeps a wrong file (an export, a log) from blocking the build: `limits: documentBytes`.")
  package static let readingTooSlow = DiagnosticKind(
    "document-too-slow", .markdown, .error, title: "Reading a document takes too long.",
    explanation: """
      Some texts, such as ten thousand opening brackets in a row, take the Markdown parser time that grows with the \
      square of their length. The build stops and names the file; nothing is published. `limits: parseSeconds` in \
      `site.yaml` is the time that is allowed.
      """)
  package static let linkTargetMissing = DiagnosticKind(
    "link-target-missing", .site, .error, title: "A link leads to a Markdown file that does not exist.",
    explanation: """
      A destination that ends in `.md` means a file below `content/`, relative to the file that links (or from the \
      top of `content/` when it begins with `/`), and becomes a link to its page.
      """)
  package static let linkTargetHeldBack = DiagnosticKind(
    "link-target-held-back", .site, .error, title: "A link leads to a page that is not published.",
    explanation: """
      The target is a draft, is held back until its `publishDate`, or has expired. The link would be dead, and its \
      text might tell what is not public yet.
      """)
  package static let linkTargetWithdrawn = DiagnosticKind(
    "link-target-withdrawn", .site, .warning, title: "A link leads to a bulletin that was withdrawn.",
    explanation: """
      Readers who follow the link find the page that says why. The text of the link stays as its author wrote it: \
      should it tell what was withdrawn, such as a title or a name, change it.
      """)
  package static let fileMissing = DiagnosticKind(
    "link-file-missing", .site, .error, title: "A link or image names a file that does not exist.",
    explanation: """
      A relative destination names a file that lies beside the bulletin. There is none of this name, so that readers \
      would get an error. Put the file there, or correct the name (large and small letters differ). A file that the \
      build makes, or that another program puts into the output, is named by its address from the root of the site, such \
      as `/data/accidents.csv`.
      """)
  package static let invalidAlias = DiagnosticKind(
    "alias-invalid", .site, .error, title: "An alias cannot be an address of this site.",
    explanation: "An alias is an old path of the page below the site's root, such as `/2019/old-name/` or `/old.html`.")
  package static let outputOccupied = DiagnosticKind(
    "output-occupied", .output, .error, title: "A file that the tool did not write lies where the site wants to write.",
    explanation: """
      Files in the output folder that a build did not write are never touched. Move the file away, or give another \
      folder with `--output`.
      """)
  package static let outputFailed = DiagnosticKind(
    "output-failed", .output, .error, title: "The site cannot be written.",
    explanation:
      "The message gives the reason of the operating system: no rights, no space left. The old site is as it was.")
}

/// All findings that a build can report, for the reference and for tools that read reports.
package enum BuildDiagnostics {
  package static let all: [DiagnosticKind] =
    [
      .missingConfiguration, .unreadable, .cacheDiscarded, .notUTF8, .linkLeadsOutside, .markdownExtension,
      .markdownAmongData, .dataFileUnlisted,
      .documentTooLarge, .readingTooSlow,
      .linkTargetMissing, .linkTargetHeldBack, .linkTargetWithdrawn, .fileMissing, .invalidAlias, .outputOccupied,
      .outputFailed, .manifestUnsigned,
    ] + DiagnosticKind.ofLedger + DiagnosticKind.ofPrivacy + DiagnosticKind.ofFigures + DiagnosticKind.ofWarnings
    + RecordsDiagnostics.all + DataDiagnostics.all + ModelDiagnostics.all
    + MarkdownDiagnostics.all + TemplateDiagnostics.all
}
