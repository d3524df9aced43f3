import Chronology
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
    let found = await concurrentMap(context.files) { file -> [Diagnostic] in
      let marks: [WarningMark]
      if file.path.hasSuffix(".html") {
        marks = WarningMark.find(inPage: context.read(file))
      } else if file.path.hasSuffix("cap-atom.xml") {
        marks = WarningMark.find(inFeed: context.read(file))
      } else {
        return []
      }
      return Set(marks).sorted { $0.identifier < $1.identifier }.compactMap { mark in
        mark.fault(at: context.sources.now, ended).map { fault in
          Diagnostic(
            .warningOverdue, "\"\(file.path)\" shows the warning \"\(mark.identifier)\" as in force, which \(fault)",
            at: context.location(of: file, line: mark.line), remedy: "build and publish anew, now")
        }
      }
    }
    var findings = CappedFindings<String>(limit: 50)
    for finding in found.joined() { findings.add("", finding) }
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
  fileprivate func fault(at now: Timestamp, _ ended: EndedAlerts) -> String? {
    if let reason = ended.reasons[identifier] { return reason }
    guard let text = expires, let date = DateText(text), let offset = date.offset else {
      return "does not say until when"
    }
    let end = Timestamp(date: date.date, secondsOfDay: date.secondsOfDay ?? 0, offset: offset)
    return end <= now ? "expired at \(end.rfc3339)" : nil
  }
}
