import Records

extension SiteData {
  /// Whether rows of a table come and go by the moments in their columns. A list of such rows is another one tomorrow
  /// without anybody having changed it, so that the ledger does not keep it.
  func hasPassingRows(_ name: String) -> Bool {
    table(name).map { RowLifecycle.of($0.resource, $0.schema) != nil } ?? false
  }
}
