import DataFormats
import Diagnostics
import SiteModel

extension Ledger {
  /// Reads a ledger from wherever it comes. Nil after a finding.
  package static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> Ledger? {
    LedgerReader.read(file, into: &diagnostics)?.ledger
  }

  /// The address of an alias, as the ledger writes addresses: `2019/old` is `/2019/old/`.
  package static func address(ofAlias text: String) -> String { LedgerChanges.address(ofAlias: text) }
}

extension SourceText {
  /// Whether a Markdown file holds the very text that a ledger keeps the hash of.
  ///
  /// - Parameter file: its path says where it lies below the source folder.
  static func isText(_ file: SourceFile, of hash: String, _ configuration: SiteConfiguration) -> Bool {
    var ignored: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: file, into: &ignored)
    let matter = block.yaml.flatMap { range in
      YAMLReader.read(
        String(decoding: file.bytes[range], as: UTF8.self), path: file.path, firstLine: 2, into: &ignored)
    }
    return Self.hash(of: file, block, matter, ignoring: keysWithoutText(configuration)) == hash
  }
}

extension Rehearsal.Sources {
  /// Whether a Markdown file holds the very text that a ledger keeps the hash of, as this site reads it.
  package func isPublishedText(_ file: SourceFile, of hash: String) -> Bool {
    SourceText.isText(file, of: hash, site.configuration)
  }
}
