import CommonMark
import Diagnostics
import Files
import Glibc
import SiteModel
import Synchronization

/// Keeps rendered bodies in a file that has no name, so that memory does not grow with the site: a body is written
/// when its document is read, and read back when its page is written.
final class BodyStore: Sendable {
  /// Bodies go to the file so many bytes at a time: a call for each made two threads wait for each other in the file
  /// system, 8 % of a build.
  private static let batch = 1 << 20

  fileprivate struct Pending {
    var bytes: [UInt8] = []
    /// Where in the file the bytes belong.
    var offset = 0
  }

  private let descriptor: Int32
  private let pending = Mutex(Pending())

  /// - Parameter folder: where the nameless file may take room.
  init(in folder: String) throws(FileError) {
    let path = folder + "/bodies-\(getpid())"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("create", path) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Keeps a document's body and headings. From any task.
  func keep(_ document: MarkdownDocument) throws(FileError) -> BodyReference {
    let bytes = StoredBody.pack(document)
    let (offset, full) = pending.withLock { pending in
      let offset = pending.offset + pending.bytes.count
      pending.bytes += bytes
      return (offset, pending.bytes.count >= Self.batch ? pending.take() : nil)
    }
    if let full { try write(full) }
    return BodyReference(offset: offset, length: bytes.count)
  }

  /// Writes what is pending. Bodies can be read back only after this.
  func finish() throws(FileError) {
    try write(pending.withLock { $0.take() })
  }

  private func write(_ part: Pending) throws(FileError) {
    var done = 0
    while done < part.bytes.count {
      let put = part.bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), part.bytes.count - done, off_t(part.offset + done))
      }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { throw FileError("write", "the store of bodies") }
      done += put
    }
  }

  /// Reads a body back. From any task.
  func body(_ reference: BodyReference, path: String) throws -> StoredBody {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: reference.length) { buffer, count in
      while count < reference.length {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: count), reference.length - count,
          off_t(reference.offset + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failure = FileError("read", "the store of bodies")
          return
        }
        count += got
      }
    }
    if let failure { throw failure }
    return try StoredBody(bytes, path: path)
  }
}

extension BodyStore.Pending {
  /// The bytes so far; an empty batch follows them.
  fileprivate mutating func take() -> Self {
    let part = self
    offset += bytes.count
    bytes = []
    return part
  }
}

/// A body as it is kept.
struct StoredBody: Sendable {
  let fragment: Fragment
  let headings: [Heading]

  static func pack(_ document: MarkdownDocument) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(document.body.bytes)
    writer.write(document.body.slots) { $0.write($1) }
    writer.write(document.headings) { writer, heading in
      writer.write(heading.level)
      writer.write(heading.id)
      writer.write(heading.html)
      writer.write(heading.slots) { $0.write($1) }
      writer.write(heading.text)
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8], path: String) throws {
    var reader = PackedReader(bytes)
    let html = try reader.data()
    let slots = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.slot(in: path) }
    fragment = Fragment(bytes: html, slots: slots)
    headings = try reader.array { (reader) throws(PackedReader.Damaged) in
      try Heading(
        level: reader.integer(), id: reader.text(), html: reader.data(),
        slots: reader.array { (reader) throws(PackedReader.Damaged) in try reader.slot(in: path) },
        text: reader.text())
    }
  }
}

extension PackedWriter {
  fileprivate mutating func write(_ slot: Slot) {
    write(slot.offset)
    write(slot.destination)
    write(slot.kind.rawValue)
    write(slot.location.line)
    write(slot.location.column)
    write(slot.location.length)
    write(slot.text)
    write(slot.title)
    write(slot.lead)
  }
}

extension PackedReader {
  fileprivate mutating func slot(in path: String) throws(Damaged) -> Slot {
    try Slot(
      offset: integer(), destination: text(), kind: kind(),
      location: SourceLocation(path: path, line: integer(), column: integer(), length: integer()), text: text(),
      title: text(), lead: text())
  }

  private mutating func kind() throws(Damaged) -> Slot.Kind {
    guard let kind = Slot.Kind(rawValue: try integer()) else { throw Damaged() }
    return kind
  }
}
