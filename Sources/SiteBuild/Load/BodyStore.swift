import CommonMark
import Diagnostics
import Files
import Glibc
import SiteModel
import Synchronization

/// Keeps rendered bodies in files, so that memory does not grow with the site: a body is written when its document is
/// read, and read back when its page is written.
///
/// Bodies of earlier builds lie in a file that stays (`KeptBodies`); those of this run follow in a file of its own. One
/// row of offsets goes through both, so that a reference holds when the second is added to the first.
final class BodyStore: Sendable {
  /// Bodies go to the file so many bytes at a time: a call for each made two threads wait for each other in the file
  /// system, 8 % of a build.
  private static let batch = 1 << 20

  fileprivate struct Pending {
    var bytes: [UInt8] = []
    /// Where among all bodies the bytes belong.
    var offset: Int
  }

  /// What earlier builds left.
  private let kept: KeptBodies?
  /// What was read before in this run.
  private let older: BodyStore?
  private let descriptor: Int32
  /// The file of this run's bodies while it has a name.
  private let path: String?
  private let start: Int
  private let id: ContentHash
  private let pending: Mutex<Pending>
  private let damaged = Atomic<Bool>(false)

  /// - Parameters:
  ///   - folder: where bodies may take room.
  ///   - kept: bodies of earlier builds.
  ///   - isKept: whether those of this run may be kept too. Otherwise their file has no name and goes with the process.
  init(in folder: String, kept: KeptBodies? = nil, isKept: Bool = false) throws(FileError) {
    let path = folder + (isKept ? "/bodies.new" : "/bodies-\(getpid())")
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("create", path) }
    if !isKept { unlink(path) }
    self.path = isKept ? path : nil
    self.kept = kept
    older = nil
    start = kept?.end ?? 0
    id = kept?.id ?? ContentHash(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max))
    pending = Mutex(Pending(bytes: kept == nil ? KeptBodies.header(id) : [], offset: start))
  }

  /// A store for what is read after the bodies of another one, which it knows too.
  init(after older: BodyStore, in folder: String) throws(FileError) {
    let path = folder + "/bodies-\(getpid())"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("create", path) }
    unlink(path)
    self.path = nil
    kept = nil
    self.older = older
    start = older.end
    id = older.id
    pending = Mutex(Pending(offset: start))
  }

  deinit { close(descriptor) }

  /// Where the next body goes.
  private var end: Int { pending.withLock { $0.offset + $0.bytes.count } }

  /// Whether a body of an earlier build could not be read back: what was kept must not be trusted.
  var isDamaged: Bool { damaged.load(ordering: .relaxed) }

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
        pwrite(
          descriptor, $0.baseAddress?.advanced(by: done), part.bytes.count - done, off_t(part.offset - start + done))
      }
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { throw FileError("write", "the store of bodies") }
      done += put
    }
  }

  /// Reads a body back. From any task.
  func body(_ reference: BodyReference, path: String) throws -> StoredBody {
    if let older, reference.offset < start { return try older.body(reference, path: path) }
    let isOld = reference.offset < start
    do {
      let bytes = try Self.read(
        isOld ? kept?.descriptor ?? -1 : descriptor, at: reference.offset - (isOld ? 0 : start), reference.length)
      return try StoredBody(bytes, path: path)
    } catch {
      if isOld { damaged.store(true, ordering: .relaxed) }
      throw error
    }
  }

  private static func read(_ descriptor: Int32, at offset: Int, _ length: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: count), length - count, off_t(offset + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failure = FileError("read", "the store of bodies")
          return
        }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Lets this run's bodies stay, after those that were there. Nil when they cannot be kept.
  func persist() -> KeptBodies.Extent? {
    guard let path else { return nil }
    let end = pending.withLock { $0.offset }
    if let kept {
      defer { unlink(path) }
      return kept.append(from: descriptor, count: end - start) ? KeptBodies.Extent(id: id, end: end) : nil
    }
    return KeptBodies.adopt(path) ? KeptBodies.Extent(id: id, end: end) : nil
  }

  /// Takes the name from the file of this run's bodies: they go with the process.
  func discard() {
    if let path { unlink(path) }
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
