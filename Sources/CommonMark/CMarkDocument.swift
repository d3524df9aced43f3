import CCMarkGFM
import Synchronization

/// Parsing by libcmark-gfm.
enum CMarkDocument {
  /// Parses UTF-8 text and lends the tree's root to `body`; the tree is freed afterwards.
  ///
  /// - Parameter needsInlineExtensions: Whether strikethrough and autolink could act upon the text. When they cannot,
  ///   they are not attached and no other document has to wait for this one.
  static func parse<Result>(
    _ text: UnsafeBufferPointer<UInt8>, extensions: MarkdownExtensions, needsInlineExtensions: Bool,
    _ body: (CMarkNode) -> Result
  ) -> Result {
    // Source positions let the line counter see line ends inside code spans. The single tilde stays text.
    var options = CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    if extensions.contains(.footnotes) { options |= CMARK_OPT_FOOTNOTES }
    let parser = cmark_parser_new(options)
    let available = CMarkExtensions.shared
    available.attach([.table, .tasklist], of: extensions, to: parser)
    if needsInlineExtensions { available.attach([.strikethrough, .autolink], of: extensions, to: parser) }

    if let start = text.baseAddress, !text.isEmpty {
      start.withMemoryRebound(to: CChar.self, capacity: text.count) { cmark_parser_feed(parser, $0, text.count) }
    }
    let togglesTables = needsInlineExtensions && !extensions.isDisjoint(with: [.strikethrough, .autolink])
    let tree = togglesTables ? finishAlone(parser) : cmark_parser_finish(parser)
    cmark_parser_free(parser)
    guard let root = CMarkNode(tree) else {
      // cmark aborts when memory runs out, and returns nothing only for a parser that was finished before.
      preconditionFailure("cmark returned no document")
    }
    defer { cmark_node_free(root.pointer) }
    return body(root)
  }

  /// Held while cmark parses inlines with extensions.
  ///
  /// libcmark-gfm 0.29.0.gfm.6 switches the extensions' special characters (`~`, `:`, `w`) on and off in file-static
  /// tables in `cmark_parser_finish`, so two threads there give wrong documents. Feeding and reading the tree touch
  /// nothing shared. A document without `~`, an address or an at sign gives the same tree whatever the tables say
  /// (they only split text that is joined again) and changes none of them, so it need not wait.
  private static let finishLock = Mutex<Void>(())

  private static func finishAlone(_ parser: OpaquePointer?) -> OpaquePointer? {
    // Parser and tree belong to this call alone; only the act of finishing must not overlap.
    let parser = Confined(pointer: parser)
    return finishLock.withLock { _ in Confined(pointer: cmark_parser_finish(parser.pointer)) }.pointer
  }

  /// Takes a pointer into the lock and out again.
  private struct Confined: @unchecked Sendable {
    // Sound: no other thread ever has the address.
    let pointer: OpaquePointer?
  }
}

/// The extensions of the core library, registered once for the process.
private struct CMarkExtensions: @unchecked Sendable {
  // Sound: cmark never changes an extension after its registration.
  private let pointers: [(feature: MarkdownExtensions, pointer: OpaquePointer)]

  static let shared = CMarkExtensions()

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let names: [(MarkdownExtensions, String)] = [
      (.table, "table"), (.tasklist, "tasklist"), (.strikethrough, "strikethrough"), (.autolink, "autolink"),
    ]
    pointers = names.compactMap { feature, name in
      cmark_find_syntax_extension(name).map { (feature, $0) }
    }
  }

  /// Attaches those of the features that the document wants.
  func attach(_ features: MarkdownExtensions, of wanted: MarkdownExtensions, to parser: OpaquePointer?) {
    for (feature, pointer) in pointers where features.contains(feature) && wanted.contains(feature) {
      cmark_parser_attach_syntax_extension(parser, pointer)
    }
  }
}
