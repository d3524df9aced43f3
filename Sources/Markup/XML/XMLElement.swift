/// An element of an XML document, with its place in the bytes.
package struct XMLElement: Sendable {
  package struct Attribute: Sendable {
    /// As it is written, with its prefix.
    package let name: String
    package let value: String
    package let range: Range<Int>
  }

  /// Without its prefix.
  package let name: String
  /// Empty when it is in none.
  package let namespace: String
  /// Declarations of namespaces are not among them.
  package let attributes: [Attribute]
  /// Its start tag.
  package let range: Range<Int>
  package var children: [XMLElement] = []
  /// The text that stands directly in it, in one piece, line ends as line feeds.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var bytes: [UInt8] = []
  /// From its first to its last character that is no white space; nil when there is none.
  package var textRange: Range<Int>?
}

/// Why a document is not well-formed.
package struct XMLFault: Error {
  package let message: String
  package let offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
