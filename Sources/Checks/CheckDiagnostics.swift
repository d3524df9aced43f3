import Diagnostics
import SiteBuild

/// All findings of builds and checks, for the reference and for tools that read reports.
package enum CheckDiagnostics {
  package static let all: [DiagnosticKind] =
    BuildDiagnostics.all + [.placeholderAddress, .warningOverdue, .withheldText, .foreignFile]
    + [.checkUnknown]
    + DiagnosticKind.ofTexts + [.termUnknown, .recordOutsideCoverage]
    + DiagnosticKind.ofColumns
    + DiagnosticKind.ofExternalLinks
    + DiagnosticKind.ofPages
    + DiagnosticKind.ofFeeds + [.pageTooHeavy, .pictureTooHeavy]
    + [.contrastOfText, .contrastOfControls, .styleFileMissing]
}
