/// An element of an XML document, with its place in the bytes.
struct XMLElement {
  struct Attribute {
    /// As it is written, with its prefix.
    let name: String
    let value: String
    let range: Range<Int>
  }

  /// Without its prefix.
  let name: String
  /// Empty when it is in none.
  let namespace: String
  /// Declarations of namespaces are not among them.
  let attributes: [Attribute]
  /// Its start tag.
  let range: Range<Int>
  var children: [XMLElement] = []
  /// The text that stands directly in it, in one piece, line ends as line feeds.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var bytes: [UInt8] = []
  /// From its first to its last character that is no white space; nil when there is none.
  var textRange: Range<Int>?
}

/// Why a document is not well-formed.
struct XMLFault: Error {
  let message: String
  let offset: Int
}
