import Diagnostics
import Files

/// Writes `content/published.json`.
enum LedgerFile {
  /// Whole or not at all. A link stays a link, and the file keeps its rights.
  static func write(_ ledger: Ledger, in source: String) throws(FileError) {
    let path = source + "/" + Ledger.path
    if File.status(path) == nil {
      try File.replace(path, with: ledger.bytes, isDurable: true)
    } else {
      try File.rewrite(path, with: ledger.bytes)
    }
  }
}
