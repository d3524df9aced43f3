import Concurrency
import Files

/// Compares a folder with a manifest: what a mirror lacks, what was changed there, and what it has too much.
package struct MirrorCheck: Sendable {
  private let folder: String
  private let manifest: PublishedManifest
  /// The bytes of the manifest when it comes from elsewhere: then the folder's own copy must be the same.
  private let foreignManifest: [UInt8]?
  private let signature: SignatureStatus
  private let keyWasGiven: Bool
  private let allowsExtra: Bool

  /// - Parameters:
  ///   - folder: what is checked.
  ///   - manifestPath: where the manifest lies; its signature is beside it.
  ///   - isForeign: whether that is not the folder's own.
  ///   - allowsExtra: whether files that the manifest does not list are no difference.
  package init(
    folder: String, manifestPath: String, isForeign: Bool, allowsExtra: Bool = false, key: PublicKey?
  ) throws {
    let bytes = try File.read(manifestPath)
    self.folder = folder
    manifest = try PublishedManifest(reading: bytes, name: manifestPath)
    foreignManifest = isForeign ? bytes : nil
    let signaturePath = manifestPath + ".sig"
    let signed = File.status(signaturePath) == nil ? nil : try File.read(signaturePath)
    signature = SignatureStatus.judge(signed, of: bytes, by: key)
    keyWasGiven = key != nil
    self.allowsExtra = allowsExtra
  }

  /// Reads the whole folder, on all cores.
  package func run() async throws(FileError) -> MirrorReport {
    let entries = try FileTree.scan(folder).sorted { PathOrder.precedes($0.path, $1.path) }
    var (differences, toRead) = match(entries)
    differences += await changed(among: toRead)
    if let difference = ownManifestDifference() { differences.append(difference) }
    return MirrorReport(
      differences: differences.sorted { PathOrder.precedes($0.path, $1.path) }, fileCount: manifest.files.count,
      signature: signature, keyWasGiven: keyWasGiven)
  }

  /// What can be told from names and sizes alone, and the files that have to be read.
  private func match(_ entries: [FileTree.Entry]) -> ([FolderDifference], toRead: [PublishedManifest.Entry]) {
    var differences: [FolderDifference] = []
    var toRead: [PublishedManifest.Entry] = []
    var listed = manifest.files[...]
    func missing(before path: String?) {
      while let next = listed.first, path.map({ PathOrder.precedes(next.path, $0) }) ?? true {
        differences.append(FolderDifference(path: next.path, kind: .missing))
        listed.removeFirst()
      }
    }
    for entry in entries {
      missing(before: entry.path)
      if let expected = listed.first, entry.hasReadableName, PathOrder.isSame(expected.path, entry.path) {
        listed.removeFirst()
        if entry.kind != .file {
          differences.append(FolderDifference(path: entry.path, kind: .notAFile(Self.name(entry.kind))))
        } else if entry.stamp.size != expected.byteCount {
          let kind = FolderDifference.Kind.size(expected: expected.byteCount, found: entry.stamp.size)
          differences.append(FolderDifference(path: entry.path, kind: kind))
        } else {
          toRead.append(expected)
        }
      } else if entry.kind != .folder || !entry.hasReadableName, !allowsExtra,
        !PublishedManifest.isOwn(entry.path)
      {
        differences.append(FolderDifference(path: entry.path, kind: .extra))
      }
    }
    missing(before: nil)
    return (differences, toRead)
  }

  private func changed(among files: [PublishedManifest.Entry]) async -> [FolderDifference] {
    let meter = ProgressMeter(.verify, total: files.count)
    return await concurrentMap(files) { file in
      defer { meter.advance() }
      return change(of: file)
    }.compactMap(\.self)
  }

  private func change(of file: PublishedManifest.Entry) -> FolderDifference? {
    do throws(FileError) {
      let bytes = try File.read(folder + "/" + file.path, followsLink: false)
      return SHA256Digest(bytes) == file.sha256 ? nil : FolderDifference(path: file.path, kind: .content)
    } catch {
      return FolderDifference(path: file.path, kind: .unreadable(error.description))
    }
  }

  /// A mirror passes the manifest on, too.
  private func ownManifestDifference() -> FolderDifference? {
    guard let foreignManifest else { return nil }
    let name = PublishedManifest.fileName
    guard let status = File.status(folder + "/" + name) else { return FolderDifference(path: name, kind: .missing) }
    guard status.kind == .file else {
      return FolderDifference(path: name, kind: .notAFile(Self.name(status.kind)))
    }
    let bytes = try? File.read(folder + "/" + name, followsLink: false)
    return bytes == foreignManifest ? nil : FolderDifference(path: name, kind: .content)
  }

  private static func name(_ kind: File.Kind) -> String {
    switch kind {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a symbolic link"
    case .other: "a pipe or device"
    }
  }
}
