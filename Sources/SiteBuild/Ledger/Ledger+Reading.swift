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
  /// - Parameters:
  ///   - file: its path says where it lies below the source folder.
  ///   - title: what it is taken to be called; nil for the title that it has.
  static func isText(
    _ file: SourceFile, of hash: String, _ configuration: SiteConfiguration, titled title: String? = nil
  ) -> Bool {
    var ignored: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: file, into: &ignored)
    let matter = block.yaml.flatMap { range in
      YAMLReader.read(
        String(decoding: file.bytes[range], as: UTF8.self), path: file.path, firstLine: 2, into: &ignored)
    }
    let named = title.map { title in matter?.replacing("title", with: title) } ?? matter
    return Self.hash(of: file, block, named, ignoring: keysWithoutText(configuration)) == hash
  }
}

extension Rehearsal.Sources {
  /// Whether a Markdown file holds the very text that a ledger keeps the hash of, as this site reads it.
  package func isPublishedText(_ file: SourceFile, of hash: String) -> Bool {
    SourceText.isText(file, of: hash, site.configuration)
  }
}

extension DataValue {
  /// The same mapping with another text for a key that it has.
  fileprivate func replacing(_ key: String, with text: String) -> DataValue {
    let changed = (members ?? []).map { member in
      member.key == key
        ? Member(
          key: key, keyLocation: member.keyLocation,
          value: DataValue(.scalar(text, isQuoted: true), at: member.value.location)) : member
    }
    return DataValue(.mapping(changed), at: location)
  }
}
