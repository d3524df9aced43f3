import Files

/// An output of an earlier build that was rendered without anything to report.
struct ReusableOutput: Sendable, Equatable {
  /// A file that was written for it.
  struct File: Sendable, Equatable {
    let path: String
    /// Of its bytes: another site may have been built into the same folder since.
    let content: ContentHash
  }

  let key: ContentHash
  /// Of the file that the output is known by.
  let content: ContentHash
  /// Files that were written beside it.
  let others: [File]

  /// - Parameters:
  ///   - files: all that were written for the output.
  ///   - path: of the file that it is known by. Nil where that is not among them.
  init?(key: ContentHash, files: [File], knownBy path: String) {
    guard let main = files.first(where: { $0.path == path }) else { return nil }
    self.init(key: key, content: main.content, others: files.count == 1 ? [] : files.filter { $0.path != path })
  }

  init(key: ContentHash, content: ContentHash, others: [File]) {
    self.key = key
    self.content = content
    self.others = others
  }
}

/// What need not be rendered, by the file that each output is known by.
struct ReusableOutputs: Sendable {
  private let index: PathIndex?
  /// In the order of the index.
  private let outputs: [ReusableOutput?]
  /// Whether this program has looked through them.
  private let areKnownToBeClean: Bool

  init(_ index: PathIndex?, _ outputs: [ReusableOutput?], areKnownToBeClean: Bool) {
    self.index = index
    self.outputs = outputs
    self.areKnownToBeClean = areKnownToBeClean
  }

  /// The hashes of files of an output in which no personal data was found.
  func cleanContents(of path: String) -> Set<ContentHash> {
    guard areKnownToBeClean, let known = self[path] else { return [] }
    return Set(known.others.map(\.content) + [known.content])
  }

  subscript(path: String) -> ReusableOutput? { index?.number(of: path).flatMap { outputs[$0] } }
}

extension PackedWriter {
  mutating func write(_ output: ReusableOutput?) {
    write(output == nil ? 0 : 1)
    guard let output else { return }
    write(output.key)
    write(output.content)
    write(output.others) { writer, file in
      writer.write(file.path)
      writer.write(file.content)
    }
  }
}

extension PackedReader {
  mutating func reusableOutput() throws(Damaged) -> ReusableOutput? {
    guard try integer() != 0 else { return nil }
    return try ReusableOutput(
      key: contentHash(), content: contentHash(),
      others: array { (reader) throws(Damaged) in
        try ReusableOutput.File(path: reader.text(), content: reader.contentHash())
      })
  }
}
