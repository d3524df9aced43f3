import Diagnostics

/// What stands at the address of a bulletin that was withdrawn: since when, why and under which rule. It knows nothing
/// of the content.
package struct Tombstone: Sendable {
  /// The address that the bulletin had.
  package let path: SitePath
  package let withdrawal: Withdrawal
  /// Of the bulletin; nil when it is the site's.
  package let language: String?
  /// The section that it belonged to, or the nearest one around it that is left. Index in `Site.sections`.
  package let section: Int
  /// Old addresses, which lead to it.
  package let aliases: [LocatedText]
  /// The bulletin's file below `content/`, as `Site.holds` and `Site.addresses` name it.
  package let contentPath: String
  /// Where its address was written.
  package let location: SourceLocation
}
