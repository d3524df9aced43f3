import Chronology
import Concurrency
import Diagnostics
import Publishing
import SiteBuild

extension DiagnosticKind {
  package static let warningOverdue = DiagnosticKind(
    "warning-overdue", .output, .error, title: "The output shows a warning as in force that no longer is.",
    explanation: """
      What is in force is decided when the site is built. A warning has expired since then, or was cancelled, replaced or \
      withdrawn: pages and `warnings/cap-atom.xml` must be built anew. `bulletin due` tells when the next build is needed.
      """)
}

extension Check {
  /// No page and no feed shows a warning that is over.
  static let overdueWarnings = Check(.warningOverdue) { context in
    let ended = EndedAlerts(context)
    let found = await concurrentMap(context.files) { file -> [(identifier: String, finding: Diagnostic)] in
      let marks: [WarningMark]
      if file.path.hasSuffix(".html") {
        marks = WarningMark.find(inPage: context.read(file))
      } else if file.path.hasSuffix("cap-atom.xml") {
        marks = WarningMark.find(inFeed: context.read(file))
      } else {
        return []
      }
      return Set(marks).sorted { $0.identifier < $1.identifier }.compactMap { mark in
        mark.fault(in: file, context, ended).map { fault in
          (
            mark.identifier,
            Diagnostic(
              .warningOverdue,
              "\"\(file.path)\" shows the warning \"\(mark.identifier)\" as in force, which \(fault)",
              at: context.location(of: file, line: mark.line), remedy: "build and publish anew, now")
          )
        }
      }
    }
    // The banner is on every page: a few of them say it all.
    var findings = CappedFindings<String>(limit: 3)
    for (identifier, finding) in found.joined() { findings.add(identifier, finding) }
    return findings.diagnostics
  }
}

extension CheckContext {
  func location(of file: OutputFile, line: Int) -> SourceLocation {
    SourceLocation(path: location(of: file).path, line: line)
  }
}

extension WarningMark {
  /// Why the warning is not in force; nil when it is.
  fileprivate func fault(in file: OutputFile, _ context: CheckContext, _ ended: EndedAlerts) -> String? {
    let identifier = ended.identifier(of: self)
    if let reason = identifier.flatMap({ ended.reasons[$0] }) { return reason }
    guard let text = expires, let date = DateText(text), let offset = date.offset else {
      return "does not say until when"
    }
    let end = Timestamp(date: date.date, secondsOfDay: date.secondsOfDay ?? 0, offset: offset)
    if end <= context.sources.now { return "expired at \(end.rfc3339)" }
    // What someone else has put there is not from this content.
    guard file.isOurs, let identifier else { return nil }
    switch context.sources.alerts[identifier] {
    case "in-force": return nil
    case let state?: return "is not in force by the content: \(state)"
    case nil: return "no shown bulletin of the content issues any more"
    }
  }
}
