import Alerts
import Diagnostics

extension DiagnosticKind {
  package static let warningInvalid = DiagnosticKind(
    "warning-invalid", .site, .error, title: "A warning breaks a rule of the Common Alerting Protocol.",
    explanation: """
      A bulletin of kind `warning` goes out to machines as CAP 1.2 beside its page. Much that the schema of CAP lets \
      through is forbidden by its text or refused by readers of the feed: an update that refers to nothing, a polygon \
      that is not closed, an end before the beginning, languages that disagree. Such a warning is an error; what \
      readers would merely rather have otherwise, such as a headline of at most 140 characters, is a warning.
      """)
}

extension WarningNotice {
  /// What the alert that was made of this notice breaks, at the lines of the front matter.
  package func faults(in alert: Alert, configuration: SiteConfiguration) -> [Diagnostic] {
    AlertRules.faults(in: alert).map { diagnostic($0, configuration) }
  }

  /// A fault of the alert at its line.
  package func diagnostic(_ fault: AlertFault, _ configuration: SiteConfiguration) -> Diagnostic {
    var remedy = fault.remedy
    if fault.place == AlertPlace("identifier"), identifier == nil {
      let settings = configuration.warnings
      remedy = "\(fault.remedy); site.yaml makes it by the scheme \(settings.identifierPattern)"
      if settings.identifierPattern.contains("{region}") {
        remedy += ", which wants an area with a code of \(settings.geocodeName)"
      }
    }
    return Diagnostic(
      .warningInvalid, fault.message, at: location(of: fault.place), remedy: remedy,
      severity: fault.severity == .error ? .error : .warning)
  }
}
