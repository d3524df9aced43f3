import Chronology
import Diagnostics

/// A change of a published bulletin that its readers are told of, or a cosmetic one that they need not know.
package struct Correction: Sendable {
  package var date: DateText
  /// What has changed.
  package var note: LocatedText
  /// What was wrong: the text or figure before.
  package var was: String?
  /// A slip of the pen or of the layout: not shown, and no news for feeds. Figures and dates are never cosmetic.
  package var isCosmetic = false
  package var location: SourceLocation
}

/// That a bulletin was taken back. A page with status and reason stays at its address, nothing of its content does.
package struct Withdrawal: Sendable {
  /// From when on.
  package var date: DateText
  package var reason: LocatedText
  /// The rule that it was withdrawn under, such as 《中华人民共和国行政处罚法》第四十八条第二款.
  package var basis: String?
  package var location: SourceLocation

  package init(date: DateText, reason: LocatedText, basis: String?, location: SourceLocation) {
    self.date = date
    self.reason = reason
    self.basis = basis
    self.location = location
  }
}

/// A text that looks like personal data and may be published: the number of a hotline is no secret.
package struct PrivacyException: Sendable {
  /// As it is written in the bulletin.
  package var text: LocatedText
  package var reason: String
}

/// What a government office's information box says of a document (国办发〔2017〕47号), beside the number and the issuer
/// that are fields of kinds.
package struct DocumentFacts: Sendable {
  package enum Validity: String, Sendable, CaseIterable { case valid, amended, expired, repealed }

  /// 索引号.
  package var indexNumber: LocatedText?
  /// 成文日期: the day on which it was signed; the date is that of its publication.
  package var dateWritten: DateText?
  /// 有效性.
  package var validity: Validity?

  package init() {}
}
