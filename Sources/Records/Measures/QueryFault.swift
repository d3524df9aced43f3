import Diagnostics

/// What is wrong with a query. The place is the caller's: the link or image that the address stands in.
package struct QueryFault: Error, Hashable, Sendable {
  package let kind: DiagnosticKind
  package let message: String
  package let remedy: String?

  init(_ kind: DiagnosticKind, _ message: String, remedy: String? = nil) {
    self.kind = kind
    self.message = message
    self.remedy = remedy
  }

  /// The fault as a finding at the place of the link or image.
  package func diagnostic(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(kind, message, at: location, remedy: remedy)
  }
}
