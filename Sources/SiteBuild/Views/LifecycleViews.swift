import SiteModel
import Templates

/// A correction of a bulletin, for its log.
package struct CorrectionView: TemplateObject {
  let date: DateView
  let note: String
  let was: String?

  init(_ correction: Correction, _ rendering: Rendering) {
    date = rendering.date(correction.date)
    note = correction.note.text
    was = correction.was
  }

  package static let shape = Shape<CorrectionView>("correction", "A correction of a bulletin, for its log.") {
    Field("date", .object(DateView.self), "When the text was corrected.") { .object($0.date) }
    Field("note", .text, "What has changed.") { .text($0.note) }
    Field("was", .optional(.text), "What was wrong: the text before.") { .optional($0.was) }
  }
}

/// Why a bulletin is no longer at its address. Nothing of the bulletin itself can be asked for.
package struct WithdrawalView: TemplateObject {
  let date: DateView
  let reason: String
  let basis: String?

  init(_ withdrawal: Withdrawal, _ rendering: Rendering) {
    date = rendering.date(withdrawal.date)
    reason = withdrawal.reason.text
    basis = withdrawal.basis
  }

  package static let shape = Shape<WithdrawalView>(
    "withdrawal", "Why a bulletin is no longer at its address, in `withdrawn`."
  ) {
    Field("date", .object(DateView.self), "Since when it is withdrawn.") { .object($0.date) }
    Field("reason", .text, "The reason.") { .text($0.reason) }
    Field("basis", .optional(.text), "The rule that it was withdrawn under.") { .optional($0.basis) }
  }
}

extension Rendering {
  func corrections(_ corrections: [Correction]) -> [CorrectionView] { corrections.map { CorrectionView($0, self) } }
}
